// @ts-check
/** npm run api: writes docs/api.md from the declarations of the package. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatDiagnostic } from '../tools/build/diagnostics.mjs';
import { repositoryRoot } from '../tools/build/options.mjs';
import { apiOf } from '../tools/package/api.mjs';
import { packageContents } from '../tools/package/build-package.mjs';
import { readCommandLine } from '../tools/terminal/command-line.mjs';

readCommandLine({
  command: 'npm run api',
  about: {
    zh: '由 npm 包的类型声明写出 docs/api.md',
    en: 'Writes docs/api.md from the declarations of the npm package',
  },
  options: {},
});

const { files, diagnostics } = await packageContents(repositoryRoot);
for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic));
if (diagnostics.length > 0) process.exit(1);
writeFileSync(path.join(repositoryRoot, 'docs/api.md'), apiOf(files));
console.log('→ docs/api.md');

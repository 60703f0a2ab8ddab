// @ts-check
/** npm run e2e:devtools [-- --cli path of WeChat DevTools' cli]: looks at a camera in WeChat DevTools, as a person would. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from '../tools/build/index.mjs';
import { reportOf } from '../tools/build/report.mjs';
import { installed } from '../tools/on-demand/install.mjs';
import { findDevtoolsCli } from '../tools/release/e2e/devtools-cli.mjs';
import { runInDevtools } from '../tools/release/e2e/run-in-devtools.mjs';
import { readFlags, stop, tell } from '../tools/terminal/command-line.mjs';

const flags = readFlags('npm run e2e:devtools [-- --cli PATH]', { texts: ['cli'] });

await run().catch(stop);

async function run() {
  const cliPath = findDevtoolsCli(flags.cli);
  const built = await build({ target: 'devtools', root: flags.root });
  tell(reportOf(built));
  if (!built.ok) throw new Error('It was not built, so there is nothing to open');
  const folder = await installed('miniprogram-automator', { tell });
  const automator = createRequire(path.join(folder, 'package.json'))('miniprogram-automator');
  const pictures = path.join(flags.root, 'artifacts/screenshots');
  await runInDevtools(automator, { cliPath, projectPath: built.outDir, folder: pictures, tell });
  console.log(`Every step was seen; pictures are in ${path.relative(process.cwd(), pictures)}`);
}

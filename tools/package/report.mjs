// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatDiagnostic } from '../build/diagnostics.mjs';
import { repositoryRoot } from '../build/options.mjs';
import { kibibytes } from '../build/package-size.mjs';
import { nodeFolder, phoneFolder, typesFolder } from './manifest.mjs';

/**
 * What a person reads about the package: what is wrong; or its size, what each script has of it, and what to do with it.
 *
 * @param {import('./package.types.ts').PackageResult} result
 */
export function reportOfPackage({ ok, outDir, diagnostics, files, durationMs }) {
  const time = `${(durationMs / 1000).toFixed(2)} s`;
  const place = path.relative(process.cwd(), outDir) || '.';
  const lines = diagnostics.map(formatDiagnostic);
  if (!ok) return [...lines, `package: not built, ${place} is as it was (${time})`].join('\n');
  const { name, version } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'));
  const below = (/** @type {string} */ folder) => files.filter((file) => file.path.startsWith(`${folder}/`));
  const size = (/** @type {readonly { bytes: number }[]} */ some) =>
    kibibytes(some.reduce((sum, { bytes }) => sum + bytes, 0));
  const scripts = below(phoneFolder)
    .filter((file) => file.path.endsWith('.js') && file.bytes > 1024)
    .map((file) => `  ${file.path.slice(phoneFolder.length + 1)} ${kibibytes(file.bytes)}`);
  return [
    ...lines,
    `package: ${files.length} files, ${size(files)}, ${time} → ${place}`,
    `  ${phoneFolder}/ ${size(below(phoneFolder))}: 手机上的全部 / all that a phone gets`,
    ...scripts,
    `  ${nodeFolder}/ ${size(below(nodeFolder))}: 只在 Node 里 / in Node alone`,
    `  ${typesFolder}/ ${size(below(typesFolder))}`,
    `接下来 / next: npm pack ./${place}`,
    `  在你的小程序里 / then in your mini-program: npm install ${path.resolve(`${name}-${version}.tgz`)}`,
  ].join('\n');
}

// @ts-check
import path from 'node:path';
import { formatDiagnostic } from './diagnostics.mjs';
import { kibibytes, packageBytes } from './package-size.mjs';

/** @typedef {import('./build.types.ts').BuildResult} BuildResult */

/**
 * What a person reads about a build: what is wrong, or one line with files, size and time.
 *
 * @param {BuildResult} result
 * @returns {string}
 */
export function reportOf(result) {
  const { ok, target, files, outDir, diagnostics, durationMs } = result;
  const time = `${(durationMs / 1000).toFixed(2)} s`;
  const place = path.relative(process.cwd(), outDir) || '.';
  const shared = files.filter((file) => path.posix.basename(file.path) === 'shared.js');
  const scripts = shared.map((file) => `${file.path} ${kibibytes(file.bytes)}`).join(', ');
  const lines = diagnostics.map(formatDiagnostic);
  lines.push(
    ok
      ? `${target}: ${files.length} files, ${kibibytes(packageBytes(files))} (${scripts}), ${time} → ${place}`
      : `${target}：没有构建成，${place} 保持原样 / not built, ${place} is as it was (${time})`,
  );
  return lines.join('\n');
}

// @ts-check
import path from 'node:path';
import { formatDiagnostic } from '../../build/diagnostics.mjs';
import { kibibytes } from '../../build/package-size.mjs';

/**
 * What a person reads about the static page: what is wrong, or one line with files, size and time, and what to do with it.
 *
 * @param {import('./web.types.ts').WebResult} result
 */
export function reportOfWeb({ ok, outDir, diagnostics, files, bytes, durationMs }) {
  const time = `${(durationMs / 1000).toFixed(2)} s`;
  const place = path.relative(process.cwd(), outDir) || '.';
  const lines = diagnostics.map(formatDiagnostic);
  if (!ok)
    return [...lines, `web：没有构建成，${place} 保持原样 / not built, ${place} is as it was (${time})`].join('\n');
  return [
    ...lines,
    `web: ${files} files, ${kibibytes(bytes)}, ${time} → ${place}`,
    `放到任何静态网站上即可，子路径也行；不能用 file:// 打开。`,
    'Put it on any static host, below any path; it does not open from file://.',
  ].join('\n');
}

// @ts-check
import path from 'node:path';
import { decode } from '@jridgewell/sourcemap-codec';

/** @typedef {import('./build.types.ts').BuiltSource} BuiltSource */

/**
 * How many bytes of the scripts come from each source, as their source maps tell it.
 *
 * @param {readonly import('rolldown').OutputChunk[]} chunks
 * @param {string} root
 * @returns {BuiltSource[]}
 */
export function bytesBySource(chunks, root) {
  /** @type {Map<string, number>} */
  const bytes = new Map();
  for (const { code, fileName, map } of chunks) {
    const folder = path.dirname(path.join(root, fileName));
    const sources = (map?.sources ?? []).map((source) =>
      path.relative(root, path.resolve(folder, source ?? '')).replaceAll('\\', '/'),
    );
    const lines = code.split('\n');
    for (const [line, segments] of decode(map?.mappings ?? '').entries()) {
      for (const [at, [column, source]] of segments.entries()) {
        const file = source === undefined ? undefined : sources[source];
        if (file === undefined) continue;
        const text = (lines[line] ?? '').slice(column, segments[at + 1]?.[0]);
        bytes.set(file, (bytes.get(file) ?? 0) + Buffer.byteLength(text));
      }
    }
  }
  return [...bytes].map(([file, count]) => ({ file, bytes: count })).filter(({ bytes: count }) => count > 0);
}

// @ts-check
import { decode } from '@jridgewell/sourcemap-codec';
import { minifySync } from '@swc/core';

/** How esbuild marks where a source begins in a bundle that it has not minified. */
const sourceMark = /^\/\/ (\S.*)$/;

/**
 * Minifies a bundle of esbuild's: swc looks at the whole of it several times, and leaves some three percent less.
 *
 * @param {string} bundle not minified, so that it tells where each source begins
 * @param {ReadonlySet<string>} sources what it is made of, as esbuild calls them
 * @param {{ isModule?: boolean }} [options] `isModule`: ECMAScript's, not CommonJS
 * @returns {{ code: string, bytes: Map<string, number> }} `bytes`: how many of `code` come from each source
 */
export function minifyBundle(bundle, sources, { isModule = false } = {}) {
  const { code, map = '' } = minifySync(bundle, {
    compress: { ecma: 2018, passes: 3, toplevel: true },
    mangle: { toplevel: true },
    format: { ecma: 2018 },
    ecma: 2018,
    module: isModule,
    sourceMap: true,
  });
  return { code: `${code}\n`, bytes: bytesBySource(code, JSON.parse(map).mappings, sourceOfLines(bundle, sources)) };
}

/**
 * @param {string} bundle
 * @param {ReadonlySet<string>} sources
 * @returns {string[]} the source of each line; empty for what esbuild adds
 */
function sourceOfLines(bundle, sources) {
  let current = '';
  return bundle.split('\n').map((line) => {
    const marked = sourceMark.exec(line)?.[1] ?? '';
    if (sources.has(marked)) current = marked;
    return current;
  });
}

/**
 * @param {string} code
 * @param {string} mappings of its source map
 * @param {readonly string[]} sources by line of the original
 */
function bytesBySource(code, mappings, sources) {
  /** @type {Map<string, number>} */
  const bytes = new Map();
  const lines = code.split('\n');
  for (const [index, segments] of decode(mappings).entries()) {
    for (const [at, [column, , originalLine = 0]] of segments.entries()) {
      const text = (lines[index] ?? '').slice(column, segments[at + 1]?.[0]);
      const source = sources[originalLine] ?? '';
      bytes.set(source, (bytes.get(source) ?? 0) + Buffer.byteLength(text));
    }
  }
  bytes.delete('');
  return bytes;
}

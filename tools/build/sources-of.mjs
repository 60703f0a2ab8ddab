// @ts-check

/** @typedef {import('./build.types.ts').BuiltSource} BuiltSource */

/**
 * The source files that have bytes in what esbuild wrote.
 *
 * @param {import('esbuild').Metafile} metafile
 * @returns {BuiltSource[]}
 */
export function sourcesOf(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }));
}

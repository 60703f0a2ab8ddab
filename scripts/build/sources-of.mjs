// @ts-check

/**
 * The source files that have bytes in what esbuild wrote, from the project root, sorted.
 *
 * @param {import('esbuild').Metafile} metafile
 * @returns {string[]}
 */
export function sourcesOf(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return [...new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file))].sort();
}

// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { repositoryRoot } from '../build/options.mjs';

/** @typedef {import('../../test/simulation/planted-bugs.mjs').PlantedBug} PlantedBug */

/**
 * Bundles the simulation's worker, XState's development build for its warnings. A planted bug changes one file on the way.
 * Rejects when it does not compile, or when the bug's place is not found exactly once.
 *
 * @param {string} outfile
 * @param {PlantedBug} [bug]
 */
export async function bundleWorker(outfile, bug) {
  await esbuild.build({
    entryPoints: [path.join(repositoryRoot, 'test/simulation/worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['development'],
    loader: { '.flv': 'empty' }, // the cameras of the simulation film numbers
    define: { __INSPECT__: 'true', __DEVTOOLS__: 'true', __WAY__: '"bytes"', __ALLOW_4__: 'false', __PROBE__: 'false' },
    plugins: bug ? [planting(bug)] : [],
    logLevel: 'silent',
  });
}

/**
 * @param {PlantedBug} bug
 * @returns {esbuild.Plugin}
 */
function planting(bug) {
  const file = path.join(repositoryRoot, bug.file);
  return {
    name: 'planted bug',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, (args) =>
        args.path === file ? { contents: planted(bug, readFileSync(file, 'utf8')), loader: 'ts' } : undefined,
      );
    },
  };
}

/**
 * The source with the bug in it. Throws when its place is not found exactly once.
 *
 * @param {PlantedBug} bug
 * @param {string} source
 */
function planted(bug, source) {
  const parts = source.split(bug.right);
  if (parts.length !== 2)
    throw new Error(`"${bug.name}": found ${parts.length - 1} times in ${bug.file}: ${bug.right}`);
  return parts.join(bug.wrong);
}

// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'rolldown';
import { inputOptions } from '../build/bundler-options.mjs';
import { fromBundlerError } from '../build/diagnostics.mjs';
import { withDefaults } from '../build/options.mjs';

/** @typedef {import('../build/build.types.ts').Diagnostic} Diagnostic */

/**
 * What runs in Node: one script a door, in CommonJS, and the clips that simulated cameras film, as files beside it.
 *
 * @param {string} root
 * @param {readonly import('./manifest.mjs').Door[]} doors
 * @returns {Promise<{ files: Map<string, string | Buffer>, diagnostics: Diagnostic[] }>}
 */
export async function bundleNodeScripts(root, doors) {
  const settings = { ...withDefaults({ target: 'device', root, way: 'bytes' }), inspect: false };
  /** @type {Map<string, string | Buffer>} */
  const clips = new Map();
  try {
    const { transform, ...options } = inputOptions(settings);
    const { output } = await build({
      ...options,
      platform: 'node',
      // Node has an AbortController of its own
      transform: { ...transform, target: 'es2020', inject: {} },
      input: Object.fromEntries(
        doors.map(({ source, script }) => [path.posix.basename(script, '.js'), path.join(root, `${source}.ts`)]),
      ),
      plugins: [clipsAsFiles(clips)],
      write: false,
      output: {
        dir: root,
        format: 'cjs',
        sourcemapIgnoreList: false,
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        comments: false,
      },
    });
    const scripts = output.filter((file) => file.type === 'chunk');
    return {
      files: new Map([...scripts.map(({ fileName, code }) => /** @type {const} */ ([fileName, code])), ...clips]),
      diagnostics: [],
    };
  } catch (error) {
    return { files: new Map(), diagnostics: fromBundlerError(error, root) };
  }
}

/**
 * Who imports a clip gets its bytes, read from the file beside the script.
 *
 * @param {Map<string, string | Buffer>} clips
 * @returns {import('rolldown').Plugin}
 */
function clipsAsFiles(clips) {
  return {
    name: 'clips-as-files',
    load: {
      filter: { id: '**/*.flv' },
      handler(clip) {
        const place = `media/${path.basename(clip)}`;
        clips.set(place, readFileSync(clip));
        return {
          code: [
            "import { readFileSync } from 'node:fs';",
            `export default new Uint8Array(readFileSync(__dirname + ${JSON.stringify(`/${place}`)}));`,
          ].join('\n'),
          moduleType: 'js',
        };
      },
    },
  };
}

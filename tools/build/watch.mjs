// @ts-check
import path from 'node:path';
import { build } from './build.mjs';
import { fault } from './diagnostics.mjs';
import { withDefaults } from './options.mjs';
import { watchFolders } from './watch-folders.mjs';

/** @typedef {import('./build.types.ts').BuildOptions} BuildOptions */
/** @typedef {import('./build.types.ts').BuildResult} BuildResult */
/** @typedef {import('./build.types.ts').WatchOptions} WatchOptions */
/** @typedef {import('./build.types.ts').Watcher} Watcher */

/** Editors save in bursts: files must be quiet this long before a build starts. */
const defaultQuietMs = 80;

/**
 * Builds, then again after every change of the sources: `watchBuild({ target: 'devtools', onBuild(result) {} })`.
 * Answers at once; the first build's result comes to `onBuild` too. Never two builds at a time.
 *
 * @param {WatchOptions} options
 * @returns {Watcher}
 */
export function watchBuild({ onBuild, quietMs = defaultQuietMs, ...options }) {
  const { root } = withDefaults(options);
  let closed = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let running = Promise.resolve();

  const rebuild = () => {
    running = running.then(async () => {
      if (closed) return;
      const result = await buildSafely(options);
      if (!closed) onBuild(result);
    });
  };
  const sources = ['machines', 'miniprogram', 'development', 'simulator'].map((folder) => path.join(root, folder));
  const folders = watchFolders(sources, () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, quietMs);
  });
  rebuild();

  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      folders.close();
      await running;
    },
  };
}

/**
 * A fault of the build itself (a full disk, say) is told like any other: the watcher goes on.
 *
 * @param {BuildOptions} options
 * @returns {Promise<BuildResult>}
 */
async function buildSafely(options) {
  const startedAt = performance.now();
  try {
    return await build(options);
  } catch (error) {
    const { target, outDir } = withDefaults(options);
    const diagnostics = [fault('', `The build itself failed: ${/** @type {Error} */ (error).stack}`)];
    return {
      target,
      ok: false,
      outDir,
      diagnostics,
      files: [],
      sources: [],
      durationMs: performance.now() - startedAt,
    };
  }
}

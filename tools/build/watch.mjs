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
  const sources = ['machines', 'miniprogram', 'development', 'simulator', 'package'].map((folder) =>
    path.join(root, folder),
  );
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
    const diagnostics = [fault('', buildFailed(/** @type {Error} */ (error)))];
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

/** @param {Error} error */
const buildFailed = ({ stack }) =>
  [
    '构建程序自己出错了，不是你的代码。看看下面的原因（磁盘满了？文件夹不能写？），改好后再保存一次。',
    `The build itself failed, not your code. See below why (is the disk full, or a folder not to be written?), mend that, and save again.\n${stack}`,
  ].join('\n');

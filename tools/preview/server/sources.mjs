// @ts-check
import { watch as watchFolder } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {import('../preview.types.ts').PreviewSource} PreviewSource
 * @typedef {import('./build-state.types.ts').BuildOutcome} BuildOutcome
 * @typedef {import('../../build/build.types.ts').BuildResult} BuildResult
 */

const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const QUIET_MS = 80;

/**
 * This project's development build, made by `tools/build`.
 *
 * @param {Pick<import('../../build/build.types.ts').BuildOptions, 'way' | 'allowFour' | 'probe'>} [way] as the project says when absent
 * @returns {PreviewSource}
 */
export function projectSource(way) {
  /** @type {import('../../build/build.types.ts').Watcher | undefined} */
  let watcher;
  return {
    shownAs: 'miniprogram/',
    async start(watch, onBuild, inspector) {
      const { build, watchBuild } = await import('../../build/index.mjs');
      const tell = (/** @type {BuildResult} */ { ok, outDir: root, diagnostics, durationMs }) =>
        onBuild({ ok, root, diagnostics, durationMs });
      if (!watch) return tell(await build({ target: 'devtools', ...way, root: projectRoot, inspector }));
      await new Promise((resolve) => {
        watcher = watchBuild({
          target: 'devtools',
          ...way,
          root: projectRoot,
          inspector,
          onBuild: (result) => {
            tell(result);
            resolve(undefined);
          },
        });
      });
    },
    async close() {
      await watcher?.close();
    },
  };
}

/**
 * A folder that is built already: a mini-program in plain JavaScript, or the output of an earlier build.
 *
 * @param {string} root
 * @param {string} [shownAs]
 * @returns {PreviewSource}
 */
export function folderSource(root, shownAs = '') {
  /** @type {import('node:fs').FSWatcher | undefined} */
  let watcher;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  return {
    shownAs,
    async start(watch, onBuild) {
      const tell = () => onBuild({ ok: true, root, diagnostics: [], durationMs: 0 });
      tell();
      if (!watch) return;
      watcher = watchFolder(root, { recursive: true }, () => {
        clearTimeout(timer);
        timer = setTimeout(tell, QUIET_MS);
      });
    },
    async close() {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

// @ts-check
/**
 * One browser and one preview for all test files, each of which is a process of its own: whoever runs them starts both
 * and names them in the environment. A file that is run alone (`node --test test/browser/watch.test.mjs`) has its own.
 */
import { findBrowser, playwright } from '../../../tools/browser/find-browser.mjs';
import { startPreview } from '../../../tools/preview/server.mjs';
import { managedBuild, wayTold } from './way.mjs';

/** The names in the environment. */
export const SHARED = { browser: 'TEST_BROWSER_ENDPOINT', preview: 'TEST_PREVIEW_URL' };

/**
 * Those of this process that nobody has closed yet.
 *
 * @type {Set<import('../../../tools/preview/preview.types.ts').PreviewServer>}
 */
const open = new Set();

/**
 * Starts both, and names them to the processes that this one starts. Rejects with what is wrong in the sources.
 *
 * @returns {Promise<() => Promise<void>>} ends both
 */
export async function startShared() {
  const managed = wayTold() === 'managed' ? await managedBuild() : undefined;
  const [preview, { executablePath, args }] = await Promise.all([servePreview(managed?.source), findBrowser()]);
  const { chromium } = await playwright();
  const browser = await chromium.launchServer({ executablePath, args });
  process.env[SHARED.browser] = browser.wsEndpoint();
  process.env[SHARED.preview] = preview.url;
  return async () => {
    await browser.close();
    await preview.close();
    managed?.remove();
  };
}

/**
 * Serves what can be shown, on a port of its own; rejects with the build's errors when nothing can. Where a test fails before it
 * closes it, `closeAll` of preview.mjs does, or the process would never end.
 *
 * @param {import('../../../tools/preview/preview.types.ts').PreviewSource} [source] this project's development build
 */
export async function servePreview(source) {
  /** @type {string[]} */
  const lines = [];
  const log = (/** @type {string} */ line) => lines.push(line);
  const started = await startPreview({ port: 0, watch: false, log, ...(source ? { source } : {}) });
  const response = await fetch(`${started.url}mini-program.js`);
  if ((await response.text()) !== '') {
    const preview = {
      ...started,
      async close() {
        if (open.delete(preview)) await started.close();
      },
    };
    open.add(preview);
    return preview;
  }
  await started.close();
  throw new Error(`the preview has no mini-program to show:\n${lines.join('\n')}`);
}

/** Ends every preview of this process, also those of tests that failed. */
export async function closePreviews() {
  for (const preview of open) await preview.close();
}

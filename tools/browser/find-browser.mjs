// @ts-check
/** The browser that shows the preview to the tests: one that plays H.264, as the cameras do. */
import { installedBrowsers } from './installed-browsers.mjs';
import { unpackedChromium } from './unpacked-chromium.mjs';

/**
 * @typedef {object} FoundBrowser
 * @property {string} executablePath
 * @property {string[]} args flags that it needs here
 */

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  // root has no sandbox: containers and CI machines
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** It takes a third of a second to load: whoever asks for `--help` need not wait for it. */
export const playwright = () => import('playwright-core');

/** @type {Promise<FoundBrowser> | undefined} */
let found;

/**
 * `CHROME_PATH` if it is set, else an installed Chrome, Edge or Chromium that plays H.264, else the one of the npm package
 * (Linux). Rejects with what to do when there is none. Looks once a process.
 *
 * @returns {Promise<FoundBrowser>}
 */
export function findBrowser() {
  found ??= look();
  return found;
}

/**
 * Launches it without a window.
 *
 * @param {import('playwright-core').LaunchOptions} [options] its `args` are added to ours
 */
export async function launch(options = {}) {
  const browser = await findBrowser();
  const { chromium } = await playwright();
  return chromium.launch({ ...options, ...browser, args: [...browser.args, ...(options.args ?? [])] });
}

async function look() {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (await playsH264(wanted)) return { executablePath: wanted, args };
    throw new Error(
      [
        `CHROME_PATH（${wanted}）不是能启动并播放 H.264 的浏览器：请去掉它，或换一个。`,
        `CHROME_PATH (${wanted}) is no browser that starts and plays H.264. Unset it, or name another.`,
      ].join('\n'),
    );
  }
  for (const executablePath of installedBrowsers()) {
    if (await playsH264(executablePath)) return { executablePath, args };
  }
  const executablePath = await unpackedChromium();
  if (executablePath && (await playsH264(executablePath))) return { executablePath, args };
  throw new Error(
    [
      '这里没有能播放 H.264 的浏览器：请安装 Chrome 或 Edge，或用 CHROME_PATH=/path/to/chrome 指出。npm run test:unit 不需要浏览器。',
      'There is no browser here that plays H.264. Install Chrome or Edge, or name one with CHROME_PATH=/path/to/chrome. npm run test:unit needs none.',
    ].join('\n'),
  );
}

/** @param {string} executablePath */
async function playsH264(executablePath) {
  try {
    const { chromium } = await playwright();
    const browser = await chromium.launch({ executablePath, args });
    try {
      const page = await browser.newPage();
      return await page.evaluate('MediaSource.isTypeSupported(\'video/mp4; codecs="avc1.42E01E"\')');
    } finally {
      await browser.close();
    }
  } catch {
    return false;
  }
}

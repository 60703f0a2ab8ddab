// @ts-check
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Kept as artefacts, never committed. */
const screenshotFolder = path.join(root, 'artifacts', 'screenshots');

/**
 * Takes a picture of the whole window, once the glyphs are there: `artifacts/screenshots/NAME.png`.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @returns {Promise<string>} the file
 */
export async function screenshot(page, name) {
  await mkdir(screenshotFolder, { recursive: true });
  await Promise.all(page.frames().map((frame) => frame.evaluate(() => document.fonts.ready.then(() => true))));
  const file = path.join(screenshotFolder, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}

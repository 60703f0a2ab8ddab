// @ts-check
/** The moving picture of the README: a camera plays, fails and comes back, and the inspector beside it lights the states meanwhile. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { installed } from '../../../tools/on-demand/install.mjs';
import { HomePage } from './home-page.mjs';
import { openPanel } from './preview.mjs';
import { words } from './words.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {import('./words.mjs').Language} Language
 *
 * @typedef {object} Frame
 * @property {Buffer} png
 * @property {number} atMs in the phone's time
 *
 * @typedef {object} Picture what is used of sharp's
 * @property {(width: number) => Picture} resize
 * @property {(options: { quality: number, effort: number, minSize: boolean, delay: readonly number[], loop: number }) => Picture} webp
 * @property {() => Promise<Buffer>} toBuffer
 */

/** The phone goes slowly, so that a busy computer has the time to look: what is shown is its own time. */
const SPEED = 0.2;
const FRAMES_A_SECOND = 8;
const LAST_FRAME_MS = 1_500;
const SIZE = { width: 1280, height: 700 };
/** As wide as the page shows it. */
const WIDTH = 1080;
const MOST_BYTES = 1.5 * 1024 * 1024;

/**
 * The picture as animated WebP. Rejects where it is too large.
 *
 * @param {Language} language
 * @param {(sentence: string) => void} tell
 */
export async function movingPicture(language, tell) {
  const folder = await installed('sharp', { tell });
  const frames = await film(language);
  const lengthMs = (frames.at(-1)?.atMs ?? 0) - (frames[0]?.atMs ?? 0) + LAST_FRAME_MS;
  const delay = frames.map(({ atMs }, index) => Math.round((frames[index + 1]?.atMs ?? atMs + LAST_FRAME_MS) - atMs));
  /** @type {(input: Buffer | readonly Buffer[], options?: { join: { animated: boolean } }) => Picture} */
  const sharp = createRequire(path.join(folder, 'package.json'))('sharp');
  const small = await Promise.all(frames.map(({ png }) => sharp(png).resize(WIDTH).toBuffer()));
  const options = { quality: 78, effort: 5, minSize: true, delay, loop: 0 };
  const webp = await sharp(small, { join: { animated: true } })
    .webp(options)
    .toBuffer();
  tell(`${frames.length} frames, ${(lengthMs / 1000).toFixed(1)} s, ${Math.ceil(webp.length / 1024)} KB`);
  if (webp.length > MOST_BYTES) throw new Error(`The moving picture has more than ${MOST_BYTES / 1024} KB.`);
  return webp;
}

/** @param {Language} language @returns {Promise<Frame[]>} */
async function film(language) {
  const query = { lang: language, seed: 7, speed: SPEED, beside: 'inspector', size: '320x568' };
  const { page, phone } = await openPanel({ query, ...SIZE });
  page.setDefaultTimeout(60_000);
  const now = () => phone.preview((preview) => preview.now());
  const beside = page.frameLocator('iframe.inspector');
  await beside.locator('.tree').getByText('cameras', { exact: true }).waitFor();
  await beside.locator('.canvas .active').first().waitFor();
  await beside.locator('[data-tab="faults"]').click();
  await beside.locator('.faults [data-tab="stream"]').click();

  /** @type {Frame[]} */
  const frames = [];
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const atMs = await now();
      frames.push({ png: await page.screenshot(), atMs });
      const untilMs = atMs + 1000 / FRAMES_A_SECOND;
      while (!isOver && (await now()) < untilMs) await page.waitForTimeout(20);
    }
  })();
  const shown = async (/** @type {number} */ ms) => {
    const untilMs = (await now()) + ms;
    while ((await now()) < untilMs) await page.waitForTimeout(50);
  };

  const said = words[language];
  const press = (/** @type {Locator} */ locator) => pressed(page, locator, shown);
  await shown(700);
  const home = new HomePage(phone, said);
  await press(home.card(said.frontDoor));
  const live = await home.open(said.frontDoor);
  await live.seeStatus(said.live);
  await shown(2_200);
  const broken = beside.locator('[data-fault="stream.header.always500"]');
  await press(broken);
  await broken.click();
  const now500 = beside.locator('[data-fault="stream.notice.parsed500"]');
  await press(now500);
  await now500.click();
  await live.seeStatus(/2 (秒|s)/);
  const end = beside.locator('[data-fault-end="stream.header.always500"]');
  await press(end);
  await end.click();
  await live.seeStatus(said.live);
  await shown(2_500);
  isOver = true;
  await looking;
  await page.context().close();
  return frames;
}

/**
 * Shows where a person presses, a moment before they do.
 *
 * @param {Page} page
 * @param {Locator} locator
 * @param {(ms: number) => Promise<void>} shown
 */
async function pressed(page, locator, shown) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error('there is nothing to press');
  const [x, y] = [box.x + Math.min(box.width / 2, 120), box.y + box.height / 2];
  await page.evaluate(
    ([left, top]) => {
      const finger = document.createElement('div');
      finger.className = 'finger';
      finger.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:36px;height:36px;margin:-18px;border-radius:50%;
        background:rgb(255 140 0 / 45%);border:2px solid rgb(255 140 0);pointer-events:none;z-index:99`;
      document.body.append(finger);
    },
    [x, y],
  );
  await shown(450);
  await page.evaluate(() => document.querySelector('.finger')?.remove());
}

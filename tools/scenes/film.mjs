// @ts-check
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { launch } from '../browser/find-browser.mjs';
import { fonts } from '../dom/fonts.mjs';
import { FRAMES_A_SECOND, LENGTH_S } from './scenes.mjs';

/** @typedef {import('./scenes.mjs').Clip} Clip */

export const FRAMES = FRAMES_A_SECOND * LENGTH_S;

const stage = fileURLToPath(new URL('./stage/stage.ts', import.meta.url));

const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/fonts/noto-sans-sc.css"><script src="/stage.js"></script>`;

/**
 * A browser that draws: the same pictures wherever it runs, with letters of its own.
 *
 * @returns {Promise<{ shoot(clip: Clip, frame: number): Promise<Buffer>, shootAll(clip: Clip, folder: string): Promise<void>, close(): Promise<void> }>}
 */
export async function openStudio() {
  const { outputFiles } = await esbuild.build({
    ...{ entryPoints: [stage], bundle: true, write: false, format: 'iife', globalName: 'stage', target: 'es2022' },
  });
  const contents = new Map([
    ...fonts(),
    ['/', { type: 'text/html', body: Buffer.from(page) }],
    ['/stage.js', { type: 'text/javascript', body: Buffer.from(outputFiles[0]?.contents ?? []) }],
  ]);
  const server = createServer(({ url = '' }, response) => {
    const content = contents.get(url);
    response.writeHead(content ? 200 : 404, { 'content-type': content?.type ?? 'text/plain' }).end(content?.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await launch();
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${port}/`);

  /** @param {Clip} clip @param {number} frame */
  const shoot = async ({ scene, light, title, startsAtS, width, height }, frame) => {
    const letters = JSON.stringify(`${title}0123456789-:▲▼`);
    await tab.evaluate(`document.fonts.load('600 17px "Noto Sans SC"', ${letters}).then(() => true)`);
    const size = { width, height, frame, framesASecond: FRAMES_A_SECOND, lengthS: LENGTH_S };
    const shot = { scene, light, title, startsAtS, ...size };
    return Buffer.from(String(await tab.evaluate(`stage.shoot(${JSON.stringify(shot)})`)), 'base64');
  };
  return {
    shoot,
    async shootAll(clip, folder) {
      for (let frame = 0; frame < FRAMES; frame += 1)
        writeFileSync(path.join(folder, `frame-${String(frame).padStart(3, '0')}.png`), await shoot(clip, frame));
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

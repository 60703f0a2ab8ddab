// @ts-check
/**
 * Opens the preview for browser tests: one server and one browser (see shared.mjs), one clean browser context a phone.
 *
 *     const phone = await openPhone({ query: { lang: 'en' } });
 *     await phone.tap('Front door');
 *     await phone.close();
 *     …
 *     after(closeAll);
 */
import { chromium } from 'playwright-core';
import { launch } from '../../../tools/browser/find-browser.mjs';
import { Panel } from './panel.mjs';
import { Phone } from './phone.mjs';
import { closePreviews, SHARED, servePreview } from './shared.mjs';
import { isManaged, managedBuild } from './way.mjs';

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('../../../tools/preview/preview.types.ts').PreviewServer} PreviewServer
 * @typedef {import('../../../tools/preview/preview.types.ts').PreviewSource} PreviewSource
 *
 * @typedef {object} PhoneOptions
 * @property {Record<string, string | number>} [query] see tools/preview/runtime/options.ts: lang, theme, platform, speed,
 *   storage, album, decoder, network, generation, page, …
 * @property {number} [width] CSS pixels; 375 by default
 * @property {number} [height] 812 by default
 * @property {boolean} [touch] fingers instead of a mouse
 * @property {number} [scale] device pixels a CSS pixel; 1 by default, as nobody looks
 * @property {string} [url] of another preview than the shared one
 */

/** Each context starts with an empty storage of its own: `storage` need not be given. */
const DEFAULT_QUERY = { theme: 'light' };

/** @type {Promise<Pick<PreviewServer, 'url' | 'close'>> | undefined} */
let server;
/** @type {Promise<Browser> | undefined} */
let browser;
/** @type {PreviewSource | undefined} */
let wantedSource;

/**
 * Shows another mini-program than this project's own. Before the first phone.
 *
 * @param {PreviewSource} source
 */
export function showInstead(source) {
  if (server) throw new Error('the server runs already');
  wantedSource = source;
}

/** The preview's address: builds and serves on first use. Rejects with the build's errors. */
export async function previewUrl() {
  server ??= serve();
  return (await server).url;
}

/**
 * A phone alone, in a window of its exact size: waits until its first page is there.
 *
 * @param {PhoneOptions} [options]
 */
export async function openPhone(options = {}) {
  const { query = {}, width = 375, height = 812, touch = false, scale = 1, url = await previewUrl() } = options;
  const page = await newPage({ width, height, touch, scale });
  const phone = new Phone(page, page.mainFrame(), touch);
  await page.goto(`${url}phone.html?${search(query)}`);
  await phone.waitUntilReady();
  return phone;
}

/**
 * The whole preview: a phone, and the panel beside it unless `query` says otherwise.
 *
 * @param {{ query?: Record<string, string | number>, width?: number, height?: number, locale?: string }} [options] `locale`: the browser's
 */
export async function openPanel({ query = {}, width = 1280, height = 908, locale } = {}) {
  const page = await newPage({ width, height, touch: false, scale: 1, locale });
  await page.goto(`${await previewUrl()}?${search({ beside: 'panel', ...query })}`);
  return Panel.in(page);
}

/** Ends the browser and every server: once, after the last test. */
export async function closeAll() {
  try {
    await (await browser)?.close();
  } finally {
    await closePreviews();
    await (await server)?.close();
  }
  browser = undefined;
  server = undefined;
}

/** @param {{ width: number, height: number, touch: boolean, scale: number, locale?: string | undefined }} size */
export async function newPage({ width, height, touch, scale, locale = 'zh-CN' }) {
  browser ??= openBrowser();
  const context = await (await browser).newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    hasTouch: touch,
    reducedMotion: 'reduce',
    locale,
  });
  return context.newPage();
}

async function serve() {
  const url = process.env[SHARED.preview];
  if (url && !wantedSource) return { url, close: async () => {} };
  if (!isManaged() || wantedSource) return servePreview(wantedSource);
  const { source, remove } = await managedBuild();
  const started = await servePreview(source);
  return {
    url: started.url,
    async close() {
      await started.close();
      remove();
    },
  };
}

/** Closing a browser that is connected to ends its contexts, and leaves it to the others. */
function openBrowser() {
  const endpoint = process.env[SHARED.browser];
  return endpoint ? chromium.connect(endpoint) : launch();
}

/** @param {Record<string, string | number>} query */
function search(query) {
  return new URLSearchParams(
    Object.entries({ ...DEFAULT_QUERY, ...query }).map(([name, value]) => [name, String(value)]),
  ).toString();
}

// @ts-check
/**
 * The inspector in browser tests: a relay of their own, so that nothing comes between from tests that run beside them.
 *
 *     const relay = await startRelay();
 *     const phone = await openPhone({ query: { inspector: relay.appUrl } });
 *     const inspector = await openInspector(relay.url);
 */
import assert from 'node:assert/strict';
import { startInspector } from '../../../tools/inspector/server.mjs';
import { newPage } from './preview.mjs';
import { screenshot } from './screenshots.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../../../tools/inspector/server.types.ts').InspectorServer} InspectorServer
 */

const PATIENCE_MS = 15_000;

/** @type {InspectorServer[]} */
const relays = [];

/** @param {number} [port] the one that an earlier relay had, for a restart */
export async function startRelay(port = 0) {
  const relay = await startInspector({ port, log: () => {} });
  relays.push(relay);
  return relay;
}

/** Ends every relay, also those of tests that failed: once, after the last test. */
export async function closeRelays() {
  for (const relay of relays.splice(0)) await relay.close();
}

/**
 * The inspector's page, waiting for an app if there is none.
 *
 * @param {string} url
 * @param {{ query?: Record<string, string>, width?: number, height?: number, prepare?: (page: Page) => Promise<void> }} [options]
 */
export async function openInspector(url, { query = {}, width = 1440, height = 900, prepare } = {}) {
  const page = await newPage({ width, height, touch: false, scale: 1 });
  const inspector = new Inspector(page);
  await prepare?.(page);
  const address = new URL(url);
  for (const [name, value] of Object.entries({ lang: 'en', theme: 'light', ...query })) {
    address.searchParams.set(name, value);
  }
  await page.goto(address.href);
  await page.locator('.top-bar').waitFor();
  return inspector;
}

/** The inspector as a person uses it, in English. */
export class Inspector {
  /** @type {string[]} what the page threw, or was not allowed */
  problems = [];
  /** @type {Set<string>} where the page looked for anything */
  hosts = new Set();

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      // a relay that is away is a message of the browser's own
      const isExpected = /WebSocket connection|ERR_CONNECTION_REFUSED/.test(message.text());
      if (message.type() === 'error' && !isExpected) this.problems.push(message.text());
    });
    page.on('request', (request) => this.hosts.add(new URL(request.url()).host));
  }

  // ------------------------------------------------------------------------------------------------ what is seen

  /** Waits until an actor is in the tree. @param {string} name */
  async seeActor(name) {
    await this.actor(name).first().waitFor();
  }

  /** Waits until an actor is in the tree no more. @param {string} name */
  async seeNoActor(name) {
    await this.actor(name).first().waitFor({ state: 'detached' });
  }

  /** @param {string} name */
  actor(name) {
    return this.page.locator('.tree .actor').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Waits until a state is lit in the chart. @param {string} id or how it ends */
  async seeActive(id) {
    await this.page.locator(`.canvas .active[data-state$="${id}"]`).first().waitFor();
  }

  /** What is written on the lit innermost states. */
  activeStates() {
    return this.page
      .locator('.canvas .inner.active .title')
      .evaluateAll((titles) => titles.map(({ textContent }) => textContent ?? ''));
  }

  /** Rows of the sequence that are in the page, as text. */
  rows() {
    return this.page
      .locator('.sequence .message')
      .evaluateAll((rows) => rows.map(({ textContent }) => textContent ?? ''));
  }

  /** Waits for a row of the sequence. @param {string | RegExp} text */
  async seeRow(text) {
    await this.page.locator('.sequence .message').filter({ hasText: text }).first().waitFor();
  }

  /** Waits until the page says something: in its banner, a toast, or beside a form. @param {string | RegExp} text */
  async see(text) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  get percent() {
    return this.page.locator('.percent');
  }

  /** A button by its name; a string is all of it. @param {string | RegExp} name */
  button(name) {
    return this.page.getByRole('button', { name, exact: true }).filter({ visible: true }).first();
  }

  // ------------------------------------------------------------------------------------------------ what a person does

  /** @param {string} name */
  async choose(name) {
    await this.actor(name).first().click();
  }

  /** @param {'chart' | 'both' | 'sequence'} view */
  async view(view) {
    await this.page.locator(`[data-view="${view}"]`).click();
  }

  /** @param {'state' | 'send' | 'faults'} tab */
  async tab(tab) {
    await this.page.locator(`.details > header [data-tab="${tab}"]`).click();
  }

  /** Shows only events whose names have one of these parts. @param {string} parts */
  async filterEvents(parts) {
    await this.page.locator('.events-filter').fill(parts);
  }

  /** Presses a key where nothing has the focus. @param {string} key */
  async press(key) {
    await this.page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
    await this.page.keyboard.press(key);
  }

  /** Presses the button of an event that can be sent now. @param {string} event */
  async send(event) {
    await this.tab('send');
    await this.page.locator(`[data-event="${event}"]`).first().click();
  }

  /** Fills in the form of an event, without sending it. @param {string} event @param {string} payload */
  async type(event, payload) {
    await this.tab('send');
    await this.page.getByRole('combobox', { name: 'Event type' }).fill(event);
    await this.page.getByRole('textbox', { name: /^Payload/ }).fill(payload);
  }

  /** Saves the session. @returns {Promise<string>} the file's text */
  async save() {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.button('Save this run as a recording').click(),
    ]);
    return textOf(await download.createReadStream());
  }

  /** Opens a file as the dialog would. @param {string} name @param {string} text */
  async open(name, text) {
    await this.page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  }

  /** Drops a file on the page. @param {string} name @param {string} text */
  async drop(name, text) {
    const transfer = await this.page.evaluateHandle(
      ([fileName = '', content = '']) => {
        const held = new DataTransfer();
        held.items.add(new File([content], fileName));
        return held;
      },
      [name, text],
    );
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    await this.see('Drop to open the recording');
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  }

  /** @param {string} name */
  screenshot(name) {
    return screenshot(this.page, name);
  }

  /** Nothing was thrown, and nothing was asked from anywhere else. */
  expectNoProblems() {
    assert.deepEqual(this.problems, []);
    assert.equal(this.hosts.size, 1, [...this.hosts].join());
  }

  async close() {
    this.expectNoProblems();
    await this.page.context().close();
  }
}

/** @param {NodeJS.ReadableStream} stream */
async function textOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

// @ts-check
import assert from 'node:assert/strict';
import { askDevtools } from './devtools.mjs';
import { lookAt } from './picture.mjs';
import { screenshot } from './screenshots.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Frame} Frame
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {import('../../../tools/preview/runtime/preview-handle.ts').PreviewHandle} PreviewHandle
 * @typedef {import('./devtools.mjs').Resources} Resources
 */

/** How long something may take to be seen, in real time. */
const PATIENCE_MS = 15_000;

/** A phone with the mini-program in it, used as a person would: by what is written on it. */
export class Phone {
  /**
   * @param {Page} page
   * @param {Frame} frame the phone's own document: the page's, or the panel's frame
   * @param {boolean} [hasTouch] fingers instead of a mouse
   */
  constructor(page, frame, hasTouch = false) {
    this.page = page;
    this.frame = frame;
    this.hasTouch = hasTouch;
    page.setDefaultTimeout(PATIENCE_MS);
  }

  async waitUntilReady() {
    await this.frame.waitForFunction(() => window.__preview?.isReady === true, null, { timeout: PATIENCE_MS });
  }

  // ------------------------------------------------------------------------------------------------ what is seen

  /** The page on top: nothing below it is found. */
  get screen() {
    return this.frame.locator('.phone-page:not(.phone-covered)').last();
  }

  /**
   * Text anywhere on the page on top; a string may be a part of it.
   *
   * @param {string | RegExp} text
   */
  text(text) {
    return this.screen.getByText(text).filter({ visible: true }).first();
  }

  /**
   * A button (or whatever has that role) by its name; a string is the whole name.
   *
   * @param {string | RegExp} name
   */
  button(name) {
    return this.screen.getByRole('button', { name, exact: true }).filter({ visible: true }).first();
  }

  /**
   * The element with this id in the markup; where ids repeat in components, all of them.
   *
   * @param {string} id
   */
  byId(id) {
    return this.screen.locator(`[data-wx-id="${id}"]`);
  }

  /**
   * Elements with this class in the markup, in the page or in any component.
   *
   * @param {string} name
   */
  byClass(name) {
    return this.screen.locator(`[class~="${name}"], [class*="--${name} "], [class$="--${name}"]`);
  }

  /**
   * A text field by its label or placeholder.
   *
   * @param {string | RegExp} name
   */
  field(name) {
    return this.screen.getByRole('textbox', { name }).first();
  }

  /** Waits until the text can be seen. @param {string | RegExp} text */
  async see(text) {
    await this.text(text).waitFor();
  }

  /** Waits until the text can be seen no more. @param {string | RegExp} text */
  async seeNoMore(text) {
    await this.screen.getByText(text).filter({ visible: true }).first().waitFor({ state: 'detached' });
  }

  /** The title bar's text. */
  title() {
    return this.screen.locator('.phone-navigation-title').textContent();
  }

  /** `pages/home/home`: the page on top. */
  async route() {
    return (await this.preview((preview) => preview.pages().map(({ route }) => route))).at(-1);
  }

  // ------------------------------------------------------------------------------------------------ what a person does

  /** Taps an element, or a button or a text by what it says. @param {Locator | string | RegExp} target */
  async tap(target) {
    const locator = typeof target === 'string' || target instanceof RegExp ? await this.find(target) : target;
    await (this.hasTouch ? locator.tap() : locator.click());
  }

  /** Keeps a finger on it. @param {Locator} target */
  async press(target) {
    await target.click({ delay: 500 });
  }

  /** Types into a field, replacing what is there. @param {string | RegExp} name @param {string} text */
  async fill(name, text) {
    await this.field(name).fill(text);
  }

  /** The title bar's back button. */
  get backButton() {
    return this.screen.locator('.phone-navigation-back');
  }

  async back() {
    await this.tap(this.backButton);
  }

  /** Presses Tab until the element has focus, as somebody without a mouse does. @param {Locator} target */
  async tabTo(target) {
    await target.waitFor();
    await this.until(async () => {
      if (await target.evaluate((element) => element === document.activeElement)) return true;
      await this.page.keyboard.press('Tab');
      return false;
    }, 'Tab gets there');
  }

  // ------------------------------------------------------------------------------------------------ WeChat's pop-ups

  /** Modal, action sheet, picker, permission question, settings: the one that is open. */
  get dialog() {
    return this.frame.locator('.phone-overlays [role="dialog"]').last();
  }

  /** Answers the open pop-up by the name of a button. @param {string | RegExp} name */
  async answer(name) {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  /** Turns the open picker's wheel to a choice and confirms. @param {string} choice @param {string} confirm */
  async pick(choice, confirm = '确定') {
    await this.dialog.getByRole('option', { name: choice, exact: true }).click();
    await this.answer(confirm);
  }

  /** The toast that is shown; empty when there is none. */
  async toast() {
    const toast = this.frame.locator('.phone-toast-title');
    return (await toast.count()) > 0 ? toast.textContent() : '';
  }

  // ------------------------------------------------------------------------------------------------ what the simulation does

  /** Brings about a fault by its id (`stream.stall`), as the panel's button does. @param {string} id */
  fault(id) {
    return askDevtools(this.frame, (devtools, wanted) => devtools.faults.run(wanted), id);
  }

  /** Takes every fault back. */
  clearFaults() {
    return askDevtools(this.frame, (devtools) => devtools.faults.clear());
  }

  /**
   * What the simulated plugins were asked for and have not got back.
   *
   * @returns {Promise<Resources>}
   */
  resources() {
    return askDevtools(this.frame, (devtools) => devtools.resources());
  }

  /** Waits until no service, stream or player is held. A connection lingers: give it time, or a higher speed. */
  async waitUntilReleased(patienceMs = PATIENCE_MS) {
    await this.until(
      async () => {
        const { services, streams, players } = await this.resources();
        return services.length + streams.length + players.length === 0;
      },
      'everything is released',
      patienceMs,
    );
  }

  /** To the background, or back. @param {boolean} isShown */
  async setShown(isShown) {
    await this.frame.evaluate((shown) => window.__preview?.setShown(shown), isShown);
  }

  /** `wifi`, `4g`, `none`, … @param {string} type */
  async setNetwork(type) {
    await this.frame.evaluate((network) => window.__preview?.setNetwork(network), type);
  }

  // ------------------------------------------------------------------------------------------------ the video

  /** Brightness of 16×9 fields of the picture; see picture.mjs. */
  look() {
    return lookAt(this.frame);
  }

  /** Where the video is: `null` when there is none. */
  async video() {
    const [stats = null] = await this.preview((preview) => [...preview.decoders()]);
    return stats;
  }

  /** Waits until the video has gone on by this much (in its own seconds). @param {number} seconds */
  async waitForVideo(seconds = 0.5) {
    const start = (await this.video())?.currentTimeS ?? 0;
    await this.until(async () => {
      const now = await this.video();
      // A new pull starts its clock anew.
      return (
        now !== null &&
        (now.currentTimeS - start >= seconds || (now.currentTimeS < start && now.currentTimeS >= seconds))
      );
    }, `the video goes on by ${seconds} s`);
  }

  // ------------------------------------------------------------------------------------------------ at the end

  /** Fails when a handler threw or a promise was rejected and nobody cared. */
  async expectNoErrors() {
    const errors = await this.preview((preview) => [...preview.errors]);
    assert.deepEqual(errors, []);
  }

  /** Keeps a picture as `artifacts/screenshots/NAME.png`. @param {string} name */
  screenshot(name) {
    return screenshot(this.page, name);
  }

  async close() {
    await this.page.context().close();
  }

  // ------------------------------------------------------------------------------------------------ beneath

  /**
   * Asks `window.__preview`; the answer must be plain data.
   *
   * @template Answer
   * @param {(preview: PreviewHandle) => Answer} question runs in the browser: it sees nothing of the test
   * @returns {Promise<Answer>}
   */
  async preview(question) {
    return /** @type {Promise<Answer>} */ (this.frame.evaluate(`(${question})(window.__preview)`));
  }

  /**
   * Looks again until it is so.
   *
   * @param {() => Promise<boolean>} isSo
   * @param {string} what
   */
  async until(isSo, what, patienceMs = PATIENCE_MS) {
    const endMs = performance.now() + patienceMs;
    while (!(await isSo())) {
      if (performance.now() > endMs) throw new Error(`waited ${patienceMs} ms in vain until ${what}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** @param {string | RegExp} name */
  async find(name) {
    const button = this.button(name);
    const text = this.text(name);
    await button.or(text).first().waitFor();
    return (await button.count()) > 0 ? button : text;
  }
}

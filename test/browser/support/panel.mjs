// @ts-check
import { Phone } from './phone.mjs';
import { screenshot } from './screenshots.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** The preview's panel, with a phone in it. */
export class Panel {
  /**
   * @param {Page} page
   * @param {Phone} phone
   */
  constructor(page, phone) {
    this.page = page;
    this.phone = phone;
  }

  /** @param {Page} page */
  static async in(page) {
    const frame = await (await page.waitForSelector('.phone iframe')).contentFrame();
    if (!frame) throw new Error('the panel has no phone');
    const phone = new Phone(page, frame);
    await phone.waitUntilReady();
    return new Panel(page, phone);
  }

  /** Chooses the tab of a fault's group and presses its button. @param {string} id `stream.stall` */
  async fault(id) {
    const group = id.split('.')[0];
    await this.page.locator(`.faults [data-tab="${group}"]`).click();
    await this.page.locator(`[data-fault="${id}"]`).click();
  }

  /** The button that takes every fault back. */
  async clearFaults() {
    await this.page.locator('[data-clear-faults]').click();
  }

  /**
   * Waits until the simulator holds this, as shown; "–" is nothing.
   *
   * @param {'module' | 'services' | 'streams' | 'players'} kind
   * @param {string} held
   */
  async seeHeld(kind, held) {
    await this.page.locator(`[data-held="${kind}"]`).getByText(held, { exact: true }).waitFor();
  }

  /** What is beside the phone, which goes on. @param {'inspector' | 'panel'} beside */
  async show(beside) {
    await this.page.locator(`[data-setting="beside"][data-value="${beside}"]`).click();
  }

  /** Changes a setting, which reloads all. @param {string} name @param {string} value */
  async choose(name, value) {
    const button = this.page.locator(`button[data-setting="${name}"][data-value="${value}"]`);
    const loaded = this.page.waitForEvent('load');
    if ((await button.count()) > 0) await button.click();
    else await this.page.locator(`select[data-setting="${name}"]`).selectOption(value);
    await loaded;
    this.phone = (await Panel.in(this.page)).phone;
  }

  /** @param {string} name */
  screenshot(name) {
    return screenshot(this.page, name);
  }

  async close() {
    await this.page.context().close();
  }
}

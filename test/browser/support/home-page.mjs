// @ts-check
import { FormPage } from './form-page.mjs';
import { LivePage } from './live-page.mjs';
import { LogPage } from './log-page.mjs';
import { words } from './words.mjs';

/** @typedef {import('./phone.mjs').Phone} Phone */

/** The list of cameras. */
export class HomePage {
  /**
   * @param {Phone} phone
   * @param {Pick<typeof words.zh, 'more' | 'edit' | 'remove' | 'add' | 'log'>} [buttons] in the phone's language
   */
  constructor(phone, buttons = words.zh) {
    this.phone = phone;
    this.words = buttons;
  }

  // ------------------------------------------------------------------------------------------------ what is seen

  /** The cards, as they are read out: "大门口, P2P 直连". */
  cards() {
    return this.phone.screen
      .locator('[class$="--main"][role="button"]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? ''));
  }

  /** A camera's card. @param {string} name */
  card(name) {
    return this.phone.screen.locator(`[role="button"][aria-label^="${name}, "]`);
  }

  /** How the P2P module is, at the top right. */
  badge() {
    return this.phone.screen.locator('.badge').innerText();
  }

  /** Waits until the P2P module is so. @param {string} words */
  async seeBadge(words) {
    await this.phone.screen.locator('.badge').getByText(words, { exact: true }).waitFor();
  }

  /** What a camera's card shows: the url of its last picture, empty while there is none. @param {string} name */
  async picture(name) {
    const image = this.card(name).locator('img');
    return (await image.count()) > 0 ? ((await image.getAttribute('src')) ?? '') : '';
  }

  /** The sheet that came up from the bottom: a camera's menu, or the question before it is deleted. */
  get sheet() {
    return this.phone.screen.getByRole('dialog');
  }

  // ------------------------------------------------------------------------------------------------ what a person does

  /** Taps a camera. @param {string} name */
  async open(name) {
    await this.phone.tap(this.card(name));
    return new LivePage(this.phone);
  }

  async add() {
    await this.phone.tap(this.words.add);
    return new FormPage(this.phone);
  }

  /** @param {string} name */
  async edit(name) {
    await this.openMenu(name);
    await this.sheet.getByRole('button', { name: this.words.edit }).click();
    return new FormPage(this.phone);
  }

  /** As far as the question whether it is meant. @param {string} name */
  async askToDelete(name) {
    await this.openMenu(name);
    await this.sheet.getByRole('button', { name: this.words.remove }).click();
  }

  /** @param {string} name */
  async openMenu(name) {
    await this.phone.tap(`${this.words.more}: ${name}`);
  }

  /** Presses a button of the sheet at the bottom. @param {string} name */
  async answer(name) {
    await this.phone.tap(this.sheet.getByRole('button', { name, exact: true }));
  }

  async openLog() {
    await this.phone.tap(this.words.log);
    return new LogPage(this.phone);
  }
}

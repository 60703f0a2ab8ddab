// @ts-check
import { differingFields, lookTwice } from './picture.mjs';

/**
 * @typedef {import('./phone.mjs').Phone} Phone
 * @typedef {'video' | 'drawing'} Shows
 */

/** How much of the picture (of its 144 fields) differs between two looks at something that moves. */
const MOVING_FIELDS = 3;

/** One camera: the picture and what stands on it and under it. */
export class LivePage {
  /** @param {Phone} phone */
  constructor(phone) {
    this.phone = phone;
  }

  // ------------------------------------------------------------------------------------------------ what is seen

  /** What lies over the picture. */
  get stage() {
    return this.phone.screen.locator('.over');
  }

  /** The words of the status pill. */
  get pill() {
    return this.stage.locator('[role="text"]').first();
  }

  status() {
    return this.pill.innerText();
  }

  /** Waits until the status pill says so; a string is all of it. @param {string | RegExp} words */
  async seeStatus(words) {
    const wanted = typeof words === 'string' ? new RegExp(`^${escaped(words)}$`) : words;
    await this.pill.filter({ hasText: wanted }).waitFor();
  }

  /** What covers the picture when it is stopped, over or failed. */
  get sheet() {
    return this.stage.locator('[role="dialog"]');
  }

  /** Waits for a sheet with this title, and gives the sentence under it. @param {string} title */
  async seeSheet(title) {
    await this.sheet.getByText(title, { exact: true }).waitFor();
    return this.sheet.locator('[class$="--advice"]').innerText();
  }

  /** What every code and step of a failure are folded into. */
  async details() {
    await this.phone.tap(this.sheet.getByRole('button', { name: /^(详情|Details)$/ }));
    return this.sheet.locator('[class$="--code"]').innerText();
  }

  /** A short message under the picture, about the last thing that was asked for. */
  get notice() {
    return this.phone.screen.getByRole('alert');
  }

  /** The steps of the start-up timeline. */
  steps() {
    return this.phone.screen.locator('[class$="--step"] [class$="--label"]').allInnerTexts();
  }

  /** A button of the row under the picture is there, and can be used or not. @param {string} name */
  async isDisabled(name) {
    return (await this.phone.button(name).getAttribute('aria-disabled')) === 'true';
  }

  /**
   * Writes down every status from now on, also those that are there for a moment only.
   *
   * @returns {Promise<() => Promise<string[]>>} gives what was said so far, each change once
   */
  async noteStatuses() {
    const stage = await this.stage.elementHandle();
    if (!stage) throw new Error('there is no stage');
    const notes = await stage.evaluateHandle((element) => {
      /** @type {string[]} */
      const said = [];
      const note = () => {
        const words = element.querySelector('[role="text"]')?.textContent ?? '';
        if (said.at(-1) !== words) said.push(words);
      };
      note();
      new MutationObserver(note).observe(element, { childList: true, subtree: true, characterData: true });
      return said;
    });
    return () => notes.jsonValue();
  }

  // ------------------------------------------------------------------------------------------------ the picture

  /** Waits until the video goes on, and its picture with it. */
  async seeMovingPicture() {
    await this.phone.waitForVideo();
    const before = await this.phone.look();
    await this.phone.until(
      async () => differingFields(before, await this.phone.look()) >= MOVING_FIELDS,
      'the picture changes',
    );
  }

  /** Looks twice, with enough time between that a moving picture would have changed. */
  async isFrozen() {
    const [before, after] = await lookTwice(this.phone.frame, 1_000);
    return before.length > 0 && differingFields(before, after) === 0;
  }

  // ------------------------------------------------------------------------------------------------ what a person does

  /** @param {string} label 标清, 高清 or 超清 */
  async chooseQuality(label) {
    await this.phone.tap(this.phone.screen.locator('.controls [role="button"]').nth(3));
    await this.phone.screen.getByRole('dialog').getByRole('radio', { name: label, exact: true }).click();
  }

  /** Presses a button of the sheet over the picture. @param {string} name */
  async answerSheet(name) {
    await this.phone.tap(this.sheet.getByRole('button', { name, exact: true }));
  }
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

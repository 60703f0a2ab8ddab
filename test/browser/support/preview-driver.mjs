// @ts-check
/** @typedef {import('../../../tools/release/e2e/steps.mjs').Place} Place */
/** @typedef {import('../../../tools/release/e2e/steps.mjs').Driver} Driver */

/**
 * Does the steps of the end-to-end table in the preview.
 *
 * @implements {Driver}
 */
export class PreviewDriver {
  /**
   * @param {import('./phone.mjs').Phone} phone
   * @param {'zh' | 'en'} language
   */
  constructor(phone, language) {
    this.phone = phone;
    this.language = language;
  }

  /** @param {Place} place */
  async see(place) {
    await this.find(place).waitFor();
  }

  /** @param {Place} place */
  async tap(place) {
    await this.phone.tap(this.find(place));
  }

  async back() {
    await this.phone.back();
  }

  /** @param {string} name */
  screenshot(name) {
    return this.phone.screenshot(name);
  }

  /** The part within that component, and nowhere else. @param {Place} place */
  find({ component, part, says }) {
    return this.phone.screen
      .locator(`[class*="${component}--${part}"]`)
      .filter({ hasText: says[this.language], visible: true })
      .first();
  }
}

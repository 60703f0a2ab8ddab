// @ts-check
/** @typedef {import('./phone.mjs').Phone} Phone */

/** The form that adds or edits a camera. */
export class FormPage {
  /** @param {Phone} phone */
  constructor(phone) {
    this.phone = phone;
  }

  /** The field with this label. @param {string} label */
  field(label) {
    return this.phone.screen.locator(`input[aria-label="${label}"]`);
  }

  /** Field, help and message under one label. @param {string} label */
  group(label) {
    return this.phone.screen
      .locator('wx-form-field')
      .filter({ has: this.phone.frame.locator(`input[aria-label="${label}"]`) });
  }

  /** What is said to be wrong with a field; empty when nothing is. @param {string} label */
  async error(label) {
    const message = this.group(label).locator('[class$="--error"]');
    return (await message.count()) > 0 ? message.innerText() : '';
  }

  /** Every message on the page, from top to bottom. */
  errors() {
    return this.phone.screen.locator('wx-form-field [class$="--error"]').allInnerTexts();
  }

  /** The words in an empty field. @param {string} label */
  placeholder(label) {
    return this.group(label).locator('.wx-placeholder').innerText();
  }

  /** Types into a field, key by key, replacing what is there. @param {string} label @param {string} text */
  async type(label, text) {
    await this.clear(label);
    await this.field(label).pressSequentially(text);
  }

  /** Pastes into a field, replacing what is there. @param {string} label @param {string} text */
  async paste(label, text) {
    await this.clear(label);
    await this.phone.page.keyboard.insertText(text);
  }

  /** Empties a field with the keyboard, and leaves the cursor in it. @param {string} label */
  async clear(label) {
    const field = this.field(label);
    await field.click();
    await field.selectText();
    await field.press('Delete');
  }

  /** Goes on to another field, as after typing. @param {string} label */
  async leave(label) {
    await this.field(label).blur();
  }

  /** Chooses one of a row of choices. @param {string} label @param {string} option */
  async choose(label, option) {
    await this.phone.screen
      .getByRole('radiogroup', { name: label, exact: true })
      .getByRole('radio', { name: option, exact: true })
      .click();
  }

  async save(name = '保存') {
    await this.phone.tap(name);
  }
}

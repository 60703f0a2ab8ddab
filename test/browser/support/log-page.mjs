// @ts-check
/** @typedef {import('./phone.mjs').Phone} Phone */

/** What happened, newest first. */
export class LogPage {
  /** @param {Phone} phone */
  constructor(phone) {
    this.phone = phone;
  }

  /** The lines from top to bottom, as they are read. */
  lines() {
    return this.phone.screen.locator('.line').evaluateAll((lines) =>
      lines.map((line) => {
        const word = (/** @type {string} */ name) => line.querySelector(`.${name}`)?.textContent ?? '';
        return { time: word('time'), level: word('level'), actor: word('actor'), text: word('text') };
      }),
    );
  }

  /** Shows one level alone. @param {string} label */
  async filter(label) {
    await this.phone.tap(this.chip(label));
  }

  /** How many there are of a level, as its chip says. @param {string} label */
  async count(label) {
    return Number(await this.chip(label).locator('[class*="--count"]').innerText());
  }

  async copy(name = '复制全部') {
    await this.phone.tap(name);
    return this.phone.preview((preview) => preview.record.clipboard);
  }

  /** @param {string} label */
  chip(label) {
    return this.phone.screen.getByRole('radio', { name: new RegExp(`^${label}`) });
  }
}

// @ts-check

/** How much may come: so many at once, and so many more a second. */
export class Allowance {
  #left;
  #atMs;

  /**
   * @param {{ atOnce: number, aSecond: number }} limits
   * @param {() => number} nowMs
   */
  constructor({ atOnce, aSecond }, nowMs) {
    this.atOnce = atOnce;
    this.aSecond = aSecond;
    this.nowMs = nowMs;
    this.#left = atOnce;
    this.#atMs = nowMs();
  }

  /**
   * Takes so many, even where they are more than are left.
   *
   * @param {number} count
   * @returns {number} milliseconds until something is left again; 0 when it is
   */
  take(count) {
    const nowMs = this.nowMs();
    this.#left = Math.min(this.atOnce, this.#left + ((nowMs - this.#atMs) / 1_000) * this.aSecond) - count;
    this.#atMs = nowMs;
    return Math.max(0, Math.ceil((-this.#left / this.aSecond) * 1_000));
  }
}

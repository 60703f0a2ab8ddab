// @ts-check

/**
 * A timer that keeps no program alive: in a page, where timers are numbers, none does.
 *
 * @param {() => void} act
 * @param {number} delayMs
 */
export function later(act, delayMs) {
  const timer = /** @type {{ unref?(): void }} */ (/** @type {unknown} */ (setTimeout(act, delayMs)));
  timer.unref?.();
}

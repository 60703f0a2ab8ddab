// @ts-check
/**
 * @typedef {import('playwright-core').Frame} Frame
 * @typedef {import('../../../development/devtools.types.ts').Devtools} Devtools
 * @typedef {ReturnType<Devtools['resources']>} Resources
 */

/**
 * Asks the simulation that the mini-program runs on; the answer must be plain data.
 *
 * @template Answer
 * @param {Frame} frame
 * @param {(devtools: Devtools, argument: string) => Answer} question runs in the browser: it sees nothing of the test
 * @param {string} [argument]
 * @returns {Promise<Answer>}
 */
export function askDevtools(frame, question, argument = '') {
  return /** @type {Promise<Answer>} */ (
    frame.evaluate(`(${question})(window.__preview.devtools(), ${JSON.stringify(argument)})`)
  );
}

// @ts-check

/**
 * Mutants that change nothing anyone can observe, with the reason. They are taken out of the score as long as they exist and survive;
 * an entry that matches no survivor fails the run.
 *
 * @typedef {object} Equivalent
 * @property {string} file
 * @property {string} was the source that is changed
 * @property {string} becomes
 * @property {string} why
 */

/** @type {readonly Equivalent[]} */
export const EQUIVALENT = [];

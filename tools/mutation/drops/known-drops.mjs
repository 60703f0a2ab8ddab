// @ts-check

/**
 * What can be dropped and no test notices, with the reason. An entry that does not exist any more, or that a test notices now, fails
 * the run.
 *
 * @typedef {object} KnownDrop
 * @property {string} key as the run prints it
 * @property {string} why
 */

/** @type {readonly KnownDrop[]} */
export const KNOWN_DROPS = [
  {
    key: "machines/picture/bytes/pulling.state.ts action: 'judge'",
    why: 'without bytes nothing is judged, and that the picture stands then has no age when they come again',
  },
];

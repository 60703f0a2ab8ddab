// @ts-check

/**
 * What one connection may do, by who it is.
 *
 * @typedef {object} Limits
 * @property {number} connections at once
 * @property {number} frameLength characters of one frame; a longer one is refused with a reason
 * @property {{ atOnce: number, aSecond: number }} rate
 * @property {number} refusals who is refused so often is broken, and will not be cured by being told again
 * @property {number} waitingBytes who reads so slowly is let go, and starts again with what there is then
 */

/** More than a person can click. */
const commands = { atOnce: 50, aSecond: 20 };

const waitingBytes = 64 * 1024 * 1024;

export const limits = /** @type {const} @satisfies {Record<string, Limits>} */ ({
  /** Records: a resend after a reconnect comes at once; then what no busy app would reach. */
  app: {
    connections: 32,
    frameLength: 8 * 1024 * 1024,
    rate: { atOnce: 10_000, aSecond: 5_000 },
    refusals: 20,
    waitingBytes,
  },
  viewer: { connections: 32, frameLength: 64 * 1024, rate: commands, refusals: 100, waitingBytes },
  /** Of XState 4's protocol. */
  client: { connections: 32, frameLength: 64 * 1024, rate: commands, refusals: 100, waitingBytes },
});

/** A frame beyond this ends its connection without a word: a refusal is for what is a little too much. */
export const maxPayload = 32 * 1024 * 1024;

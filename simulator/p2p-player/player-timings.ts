/** How long a simulated live-player takes, in milliseconds. Where no document tells a number it is a guess (i). */
export const PLAYER_TIMINGS = {
  /** From mount to `playerReady`: the vendor's own mock player. */
  ready: 10,
  /** Until a context call answers. */
  answer: 5,
  /** From the call, or autoplay, to `playerStartPull`. */
  connect: 40,
  /** From the first key frame to the decoder's events, and from there to the first rendered frame. */
  decode: 120,
  render: 33,
  /** How often the player looks at its cache. */
  look: 100,
  netStatus: 2_000,
  /** A connection on which nothing has come for this long is closed: before the first byte, on iOS always. */
  noData: 6_000,
  /** Android, once bytes have come: closed when the cache has been empty for this long. */
  emptyCache: 5_000,
  /** From a loss to the next `playerStartPull`. */
  reconnect: 1_000,
  /** How long a reconnect lasts that is bound to fail (a fault). */
  doomedPull: 500,
} as const;

/** live-player reconnects this often by itself, then it says −2301. */
export const MAX_RECONNECTS = 3;

/** A close with more than this in the cache is throttling, with less a loss, in milliseconds (contract 3, 4). */
export const THROTTLE_ABOVE_MS = 500;
/** live-player holds this much more than `max-cache` before it lets go, in milliseconds (i). */
export const CACHE_MARGIN_MS = 1_500;
/** A throttled player connects again when its cache has drained to this, in milliseconds (i). */
export const PULL_AGAIN_BELOW_MS = 300;

import { CACHE_MARGIN_MS, MAX_RECONNECTS, PLAYER_TIMINGS, PULL_AGAIN_BELOW_MS } from './player-timings';

/** What the contract does not say of the player plugin and of live-player, each with a switch (i). */
export interface PlayerAssumptions {
  /**
   * A second FLV header over one connection: bytes that cannot be decoded until live-player connects again (what is harder
   * on the app), or a new beginning.
   */
  readonly secondHeader: 'refused' | 'accepted';
  /** `addChunk` copies what it is given before it returns, or reads it when live-player asks for it. */
  readonly addChunk: 'copies' | 'keeps';
  /** From mount to `playerReady`. */
  readonly readyMs: number;
  /** `playerReady` comes once, or a second time a while later, with the same or another context. */
  readonly readyAgain: 'never' | 'same' | 'other';
  readonly readyAgainAfterMs: number;
  /** Until a context call answers. */
  readonly answerMs: number;
  /** The first play of a node by `play()` instead of `autoplay` reports success, and connects or never does. */
  readonly firstPlay: 'connects' | 'neverConnects';
  /** From the call, or autoplay, to `playerStartPull`. */
  readonly connectMs: number;
  /** From the first key frame to the decoder's events, and from there to the first rendered frame. */
  readonly decodeMs: number;
  readonly renderMs: number;
  /** Who tells of the first rendered frame (2032): Android, every phone or none. */
  readonly renderedTold: 'android' | 'always' | 'never';
  /** How long a connection is borne that brings nothing; usual times of iOS and Android where null. */
  readonly idleMs: number | null;
  readonly reconnectMs: number;
  /** live-player reconnects this often by itself, then it says −2301. */
  readonly reconnects: number;
  /** live-player holds this much more than `max-cache` before it lets go, and comes back when it has drained to so much. */
  readonly cacheMarginMs: number;
  readonly pullAgainBelowMs: number;
  /** What live-player says when it lets go by itself: this code, and whether `errDetail` comes with it. */
  readonly closeSays: 'LIVE_PLAYER_CLOSED' | 'TRANSMISSION_ERROR' | 'TRANSMISSION_ERROR alone';
  /** `USER_CLOSE` after a stop: at once, a while later, or never. */
  readonly userClose: 'atOnce' | 'late' | 'never';
  /** How many events are still said after a stop. */
  readonly eventsAfterStop: number;
  /** Nobody listens at the local server: 2103 with words, or `playerError`. */
  readonly deadServerSays: '2103' | 'playerError';
  readonly netStatusMs: number;
  /** `netstatus` tells all there is, leaves out the size every other time, or tells nothing but rates. */
  readonly netStatusFields: 'all' | 'most' | 'rates';
  /** The player plugin restarts its local server when asked, tells of stopped sockets too, or knows neither. */
  readonly plugin: 'reset' | 'resetAndSockets' | 'none';
  /** How long the local server takes to restart. */
  readonly restartMs: number;
}

const DEFAULT_PLAYER_ASSUMPTIONS: PlayerAssumptions = {
  secondHeader: 'refused',
  addChunk: 'copies',
  readyMs: PLAYER_TIMINGS.ready,
  readyAgain: 'never',
  readyAgainAfterMs: 500,
  answerMs: PLAYER_TIMINGS.answer,
  firstPlay: 'connects',
  connectMs: PLAYER_TIMINGS.connect,
  decodeMs: PLAYER_TIMINGS.decode,
  renderMs: PLAYER_TIMINGS.render,
  renderedTold: 'android',
  idleMs: null,
  reconnectMs: PLAYER_TIMINGS.reconnect,
  reconnects: MAX_RECONNECTS,
  cacheMarginMs: CACHE_MARGIN_MS,
  pullAgainBelowMs: PULL_AGAIN_BELOW_MS,
  closeSays: 'LIVE_PLAYER_CLOSED',
  userClose: 'atOnce',
  eventsAfterStop: 0,
  deadServerSays: '2103',
  netStatusMs: PLAYER_TIMINGS.netStatus,
  netStatusFields: 'most',
  plugin: 'resetAndSockets',
  restartMs: 80,
};

/** The given ones over the usual ones. */
export const playerAssumptionsOf = (given: Partial<PlayerAssumptions> | undefined): PlayerAssumptions => ({
  ...DEFAULT_PLAYER_ASSUMPTIONS,
  ...given,
});

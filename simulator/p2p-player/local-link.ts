import type { OwnTimers } from './own-timers';
import type { PlayerEventName, PlayerWorld } from './player.types';
import type { PlayerAssumptions } from './player-assumptions';
import { PLAYER_TIMINGS } from './player-timings';

/** The `statechange` codes of the connection (contract 3). */
const DECODER_UP = 2008;
const LOST = 2103;
const GAVE_UP = -2301;

/** What stands in 2103's message when nobody listens at the local server (contract 3). */
const NOBODY_LISTENS = {
  ios: 'errCode:-1004, could not connect to the server',
  android: 'Failed to connect to /127.0.0.1',
} as const;

/**
 * - `closed`: nothing is wanted, or live-player was let go of
 * - `connecting`: live-player is on its way to the local server
 * - `open`: it holds a connection, bytes go in
 * - `throttled`: it let go because its cache is full, and comes back by itself
 * - `reconnecting`: it lost the stream, and comes back by itself
 * - `gone`: it gave up (−2301), or nobody listens at the local server
 */
export type LinkState = 'closed' | 'connecting' | 'open' | 'throttled' | 'reconnecting' | 'gone';

export interface LocalLinkInput {
  readonly timers: OwnTimers;
  readonly world: PlayerWorld;
  readonly assumptions: PlayerAssumptions;
  readonly emit: (event: PlayerEventName, detail: object) => void;
  readonly onOpened: () => void;
  /** The stream was lost: what is cached is no use any more. */
  readonly onLost: () => void;
  /** live-player does nothing more by itself. */
  readonly onGone: () => void;
}

/** live-player's connection to the local server: made, let go of, lost, made again up to three times, given up. */
export class LocalLink {
  state: LinkState = 'closed';

  private reconnects = 0;
  private isDoomed = false;
  private cancelTimer = () => {};
  /** Grows with every change of state. */
  private turn = 0;

  constructor(private readonly input: LocalLinkInput) {}

  /** Connects to the local server: `playerStartPull` follows. */
  connect(delayMs: number = this.input.assumptions.connectMs): void {
    if (this.state === 'connecting' || this.state === 'open') return;
    this.enter('connecting');
    this.later(delayMs, () => this.arrive());
  }

  /** Bytes that make sense have come: earlier losses are forgotten. */
  prove(): void {
    if (!this.isDoomed) this.reconnects = 0;
  }

  /** Lets go without coming back; says so when a connection was held. */
  close(code: string): void {
    this.forget();
    this.letGo(code);
  }

  /** Lets go without coming back, and without a word. */
  closeSilently(): void {
    this.forget();
    this.enter('closed');
  }

  /** Lets go because the cache is full; `connect` brings it back. */
  throttle(code = this.closeCode, errDetail: unknown = this.closeDetail): void {
    if (this.letGo(code, errDetail)) this.enter('throttled');
  }

  /** The stream is lost: connects again, or gives up after the third time. */
  lose(code = this.closeCode, errDetail: unknown = this.closeDetail): void {
    this.input.onLost();
    if (!this.letGo(code, errDetail)) return;
    if (this.reconnects >= this.input.assumptions.reconnects) {
      this.giveUp();
      return;
    }
    this.reconnects += 1;
    this.enter('reconnecting');
    this.later(this.input.assumptions.reconnectMs, () => this.arrive());
    this.say(LOST, `reconnecting, attempt ${this.reconnects}`);
  }

  /** Every reconnect from now on fails, until live-player gives up (a fault). */
  loseForGood(): void {
    this.isDoomed = true;
    this.lose();
  }

  /** Lets go for good: a person must play again. */
  giveUp(code = GAVE_UP, message = 'gave up'): void {
    if (!this.letGo(this.closeCode, this.closeDetail)) return;
    this.end();
    this.say(code, message);
  }

  /** Nothing more happens by itself, and nothing is said. */
  end(): void {
    this.forget();
    this.enter('gone');
    this.input.onGone();
  }

  /** What live-player says when it lets go by itself (contract 3). */
  private get closeCode(): string {
    return this.input.assumptions.closeSays === 'LIVE_PLAYER_CLOSED' ? 'LIVE_PLAYER_CLOSED' : 'TRANSMISSION_ERROR';
  }

  private get closeDetail(): unknown {
    return this.input.assumptions.closeSays === 'TRANSMISSION_ERROR' ? { errcode: 2 } : undefined;
  }

  private arrive(): void {
    const { world, emit } = this.input;
    if (world.players.neverPulls) return;
    if (world.players.localServerDead) {
      this.end();
      if (this.input.assumptions.deadServerSays === '2103') this.say(LOST, NOBODY_LISTENS[world.platform]);
      else emit('playerError', { error: { code: 'WECHAT_SERVER_ERROR' } });
      return;
    }
    this.enter('open');
    this.input.onOpened();
    if (this.isDoomed) this.later(PLAYER_TIMINGS.doomedPull, () => this.lose());
    if (world.platform === 'ios') this.say(DECODER_UP);
    // who heard it may have let go already
    if (this.state === 'open') emit('playerStartPull', {});
  }

  /** Closes the connection and says so; false when whoever heard it has already decided what comes next. */
  private letGo(code: string, errDetail?: unknown): boolean {
    const wasOpen = this.state === 'open';
    this.enter('closed');
    if (!wasOpen) return true;
    const turn = this.turn;
    this.input.emit('playerClose', { error: { code, ...(errDetail !== undefined && { errDetail }) } });
    return turn === this.turn;
  }

  private say(code: number, message = ''): void {
    this.input.emit('statechange', { code, message });
  }

  private forget(): void {
    this.reconnects = 0;
    this.isDoomed = false;
  }

  private enter(state: LinkState): void {
    this.turn += 1;
    this.cancelTimer();
    this.state = state;
  }

  private later(delayMs: number, act: () => void): void {
    this.cancelTimer = this.input.timers.after(delayMs, act);
  }
}

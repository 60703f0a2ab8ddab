import { config } from '../../../machines/kernel/config';
import type { Clock } from '../../../machines/kernel/ports';

/** A call that has not settled when it is due is slow: a moment before whoever waits for it gives up. */
const MOMENT_MS = 50;

const LONGEST_MS = {
  init: config.initTimeoutMs,
  reset: config.resetTimeoutMs,
  startService: config.startServiceTimeoutMs,
  startStream: config.startStreamTimeoutMs,
  stop: config.stopTimeoutMs,
  player: config.playerCallTimeoutMs,
} as const;

export type TimedCall = keyof typeof LONGEST_MS;

interface Wait {
  /** Since when it is waited for, or when it last came; null while nobody waits. */
  sinceMs: number | null;
  /** The waits that are over, the newest last. */
  readonly over: { readonly endMs: number; readonly forMs: number }[];
}

const MAX_WAITS = 40;

/** What happened in the simulated world, and when it last did: by this it is judged whether what a screen says is true. */
export class Diary {
  private readonly lastMs = new Map<string, number>();
  private readonly waits = new Map<string, Wait>();

  constructor(private readonly clock: Clock) {}

  /** Of a camera, of a view, or of the whole phone. */
  note(what: string, of = ''): void {
    this.lastMs.set(`${what} | ${of}`, this.clock.now());
  }

  /** Minus infinity for what never happened. */
  last(what: string, of = ''): number {
    return this.lastMs.get(`${what} | ${of}`) ?? Number.NEGATIVE_INFINITY;
  }

  /** A call began: what is given back takes how it went, 0 for well. Nothing comes of it in time: that is noted too. */
  began(call: TimedCall, of = ''): (code: number | string) => void {
    const timer = this.clock.setTimeout(() => this.note(`slow ${call}`, of), LONGEST_MS[call] - MOMENT_MS);
    return (code) => {
      this.clock.clearTimeout(timer);
      this.note(code === 0 ? `${call} done` : `${call} failed`, of);
      if (code !== 0) this.note(`xp2p ${code}`, of);
    };
  }

  /** From now on somebody waits for it. */
  await(what: string, of: string): void {
    this.close(what, of).sinceMs = this.clock.now();
  }

  /** It came, and is waited for again where it comes again and again. */
  came(what: string, of: string, isAwaitedAgain: boolean): void {
    this.close(what, of).sinceMs = isAwaitedAgain ? this.clock.now() : null;
  }

  /** It was waited for so long, and that wait was not over before then. */
  wasAwaited(what: string, of: string, forMs: number, sinceMs: number): boolean {
    const wait = this.waits.get(`${what} | ${of}`);
    if (!wait) return false;
    if (wait.sinceMs !== null && this.clock.now() - wait.sinceMs >= forMs) return true;
    return wait.over.some((each) => each.forMs >= forMs && each.endMs >= sinceMs);
  }

  private close(what: string, of: string): Wait {
    const key = `${what} | ${of}`;
    const wait = this.waits.get(key) ?? { sinceMs: null, over: [] };
    this.waits.set(key, wait);
    const nowMs = this.clock.now();
    // what comes all the time ends no wait that anybody asks about
    if (wait.sinceMs !== null && nowMs - wait.sinceMs >= SHORTEST_WAIT_MS) {
      wait.over.push({ endMs: nowMs, forMs: nowMs - wait.sinceMs });
      if (wait.over.length > MAX_WAITS) wait.over.shift();
    }
    return wait;
  }
}

const SHORTEST_WAIT_MS = 1_000;

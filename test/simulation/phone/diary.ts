import { config } from '../../../machines/kernel/config';
import type { Clock } from '../../../machines/kernel/ports';

/** A call that has not settled when it is due is slow: a moment before whoever waits for it gives up. */
const MOMENT_MS = 50;

const LONGEST_MS = {
  init: config.initTimeoutMs,
  reset: config.resetTimeoutMs,
  startService: config.startServiceTimeoutMs,
  startStream: config.startStreamTimeoutMs,
  initCamera: config.initCameraDeadlineMs,
  stop: config.stopTimeoutMs,
  player: config.playerCallTimeoutMs,
} as const;

/** The module is not initialised: until a destroy it is taken to be lost, also where it was said of one call alone (contract 2.2). */
const MODULE_LOST: readonly string[] = ['xp2p -2002'];

export type TimedCall = keyof typeof LONGEST_MS;

interface OverWait {
  readonly endMs: number;
  readonly forMs: number;
}

interface Wait {
  /** Since when it is waited for, or when it last came; null while nobody waits. */
  sinceMs: number | null;
  /** The waits that are over, the newest last. */
  readonly over: OverWait[];
  /** Those of them that were given up since it last came. */
  inVain: OverWait[];
}

const MAX_WAITS = 40;

/** What happened in the simulated world, and when it last did: by this it is judged whether what a screen says is true. */
export class Diary {
  private readonly lastMs = new Map<string, number>();
  private readonly waits = new Map<string, Wait>();

  constructor(private readonly clock: Clock) {}

  /** Of a camera, of a view, or of the whole phone. Whoever says of one camera that the module is lost has said it of all. */
  note(what: string, of = ''): void {
    for (const whose of MODULE_LOST.includes(what) ? [of, ''] : [of])
      this.lastMs.set(`${what} | ${whose}`, this.clock.now());
  }

  /** Minus infinity for what never happened. */
  last(what: string, of = ''): number {
    return this.lastMs.get(`${what} | ${of}`) ?? Number.NEGATIVE_INFINITY;
  }

  /** A module could not be made (anew), or was said not to be there, true or not: only a destroy helps, and there was none since. */
  needsDestroy(): boolean {
    const since = ['init failed', 'slow init', 'reset failed', 'slow reset', ...MODULE_LOST];
    return since.some((what) => this.last(what) > this.last('destroy'));
  }

  /**
   * A call began: what is given back takes how it went, 0 for well. Nothing comes of it in time: that is noted too. Whoever waits
   * may hear of its end as late as `heardWithinMs`.
   */
  began(call: TimedCall, of = '', heardWithinMs = MOMENT_MS): (code: number | string) => void {
    const timer = this.clock.setTimeout(() => this.note(`slow ${call}`, of), LONGEST_MS[call] - heardWithinMs);
    return (code) => {
      this.clock.clearTimeout(timer);
      this.note(code === 0 ? `${call} done` : `${call} failed`, of);
      if (code === 0) return;
      this.note(`xp2p ${code}`, of);
    };
  }

  /** From now on somebody waits for it. */
  await(what: string, of: string): void {
    this.close(what, of).sinceMs = this.clock.now();
  }

  /** Somebody waits for it, and may have done so for long: another try is the same wait. */
  awaitOn(what: string, of: string): void {
    this.waitOf(what, of).sinceMs ??= this.clock.now();
  }

  /** It came, and is waited for again where it comes again and again. */
  came(what: string, of: string, isAwaitedAgain: boolean): void {
    Object.assign(this.close(what, of), { sinceMs: isAwaitedAgain ? this.clock.now() : null, inVain: [] });
  }

  /** It did not come, and is not waited for any more. */
  givenUp(what: string, of: string): void {
    const wait = this.waitOf(what, of);
    const nowMs = this.clock.now();
    if (wait.sinceMs !== null)
      wait.inVain = [...wait.inVain, { endMs: nowMs, forMs: nowMs - wait.sinceMs }].slice(-MAX_WAITS);
    this.close(what, of).sinceMs = null;
  }

  /** It was waited for so long, and that wait was not over before then. */
  wasAwaited(what: string, of: string, forMs: number, sinceMs: number): boolean {
    const wait = this.waits.get(`${what} | ${of}`);
    if (!wait) return false;
    if (wait.sinceMs !== null && this.clock.now() - wait.sinceMs >= forMs) return true;
    return wait.over.some((each) => each.forMs >= forMs && each.endMs >= sinceMs);
  }

  /** Of all the waits since it last came, those that ended since then took so long together. */
  wasAwaitedInAll(what: string, of: string, forMs: number, sinceMs: number): boolean {
    const wait = this.waitOf(what, of);
    const runningMs = wait.sinceMs === null ? 0 : this.clock.now() - wait.sinceMs;
    const inVain = wait.inVain.filter(({ endMs }) => endMs >= sinceMs);
    return inVain.reduce((sumMs, each) => sumMs + each.forMs, runningMs) >= forMs;
  }

  private waitOf(what: string, of: string): Wait {
    const key = `${what} | ${of}`;
    const wait = this.waits.get(key) ?? { sinceMs: null, over: [], inVain: [] };
    this.waits.set(key, wait);
    return wait;
  }

  private close(what: string, of: string): Wait {
    const wait = this.waitOf(what, of);
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

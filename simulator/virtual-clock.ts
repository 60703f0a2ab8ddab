import type { Clock } from '../machines/kernel/ports';

interface Timer {
  readonly id: number;
  readonly dueMs: number;
  readonly fire: () => void;
}

/** Of Node, where alone this clock runs. */
interface NodeGlobals {
  setImmediate(call: () => void): void;
}

/** So many cleared timers are kept, which is less work than to look for each. */
const maxCleared = 100;

const isBefore = (one: Timer, other: Timer): boolean =>
  one.dueMs < other.dueMs || (one.dueMs === other.dueMs && one.id < other.id);

/**
 * A clock that moves only when told. Timers fire one by one in the order in which they are due (first come, first
 * served on ties), and `now()` is then the time at which each was due: a chain of short timers comes out right, which
 * XState's own SimulatedClock gets wrong.
 */
export class VirtualClock implements Clock {
  private nowMs: number;
  private lastTimer = 0;
  private readonly timers = new Map<number, Timer>();
  /** A binary heap, as thousands of timers may wait: the first one due is at its top. Holds cleared ones too. */
  private queue: Timer[] = [];

  constructor(startMs = 0) {
    this.nowMs = startMs;
  }

  now = (): number => this.nowMs;

  setTimeout = (fire: () => void, delayMs: number): number => {
    this.lastTimer += 1;
    const timer = { id: this.lastTimer, dueMs: this.nowMs + Math.max(0, delayMs), fire };
    this.timers.set(timer.id, timer);
    this.enqueue(timer);
    return timer.id;
  };

  clearTimeout = (timer: unknown): void => {
    this.timers.delete(timer as number);
    if (this.queue.length > maxCleared + 2 * this.timers.size) this.forgetCleared();
  };

  /** Timers that wait: zero after everything was left. */
  get pending(): number {
    return this.timers.size;
  }

  /** Moves time on, and lets promises settle before and after every timer. */
  async advance(durationMs: number): Promise<void> {
    const endMs = this.nowMs + durationMs;
    await settle();
    for (let timer = this.takeDue(endMs); timer; timer = this.takeDue(endMs)) {
      this.nowMs = Math.max(this.nowMs, timer.dueMs);
      timer.fire();
      await settle();
    }
    this.nowMs = endMs;
  }

  /** Jumps as WeChat does after it suspended JavaScript: everything overdue fires at once, late, with `now()` at the end. */
  async suspend(durationMs: number): Promise<void> {
    this.nowMs += durationMs;
    await this.advance(0);
  }

  /** Time passes while WeChat has JavaScript suspended, and nothing has fired yet. */
  skip(durationMs: number): void {
    this.nowMs += durationMs;
  }

  private takeDue(endMs: number): Timer | undefined {
    for (let [first] = this.queue; first && first.dueMs <= endMs; [first] = this.queue) {
      this.dequeue();
      if (this.timers.delete(first.id)) return first;
    }
    return undefined;
  }

  private forgetCleared(): void {
    // in order, which is a heap too
    this.queue = [...this.timers.values()].sort((one, other) => (isBefore(one, other) ? -1 : 1));
  }

  private enqueue(timer: Timer): void {
    let at = this.queue.length;
    for (let above = (at - 1) >> 1; at > 0 && isBefore(timer, this.queue[above] as Timer); above = (at - 1) >> 1) {
      this.queue[at] = this.queue[above] as Timer;
      at = above;
    }
    this.queue[at] = timer;
  }

  private dequeue(): void {
    const last = this.queue.pop() as Timer;
    const { length } = this.queue;
    if (length === 0) return;
    let at = 0;
    for (let below = 1; below < length; below = 2 * at + 1) {
      if (below + 1 < length && isBefore(this.queue[below + 1] as Timer, this.queue[below] as Timer)) below += 1;
      if (!isBefore(this.queue[below] as Timer, last)) break;
      this.queue[at] = this.queue[below] as Timer;
      at = below;
    }
    this.queue[at] = last;
  }
}

/** Lets every promise that can settle do so: Node comes round to this only when no promise has anything left to do. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    (globalThis as unknown as NodeGlobals).setImmediate(() => resolve());
  });
}

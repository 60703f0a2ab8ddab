import type { Clock } from '../../machines/ports';

interface Timer {
  readonly dueMs: number;
  readonly fire: () => void;
}

/**
 * A clock that moves only when told. Timers fire one by one in the order in which they are due (first come, first
 * served on ties), and `now()` is then the time at which each was due: a chain of short timers comes out right, which
 * XState's own SimulatedClock gets wrong.
 */
export class VirtualClock implements Clock {
  private nowMs: number;
  private lastTimer = 0;
  private readonly timers = new Map<number, Timer>();

  constructor(startMs = 0) {
    this.nowMs = startMs;
  }

  now = (): number => this.nowMs;

  setTimeout = (fire: () => void, delayMs: number): number => {
    this.lastTimer += 1;
    this.timers.set(this.lastTimer, { dueMs: this.nowMs + Math.max(0, delayMs), fire });
    return this.lastTimer;
  };

  clearTimeout = (timer: unknown): void => {
    this.timers.delete(timer as number);
  };

  /** Timers that wait: zero after everything was left. */
  get pending(): number {
    return this.timers.size;
  }

  /** Moves time on, and lets promises settle before and after every timer. */
  async advance(durationMs: number): Promise<void> {
    const endMs = this.nowMs + durationMs;
    await settle();
    for (let due = this.firstDue(endMs); due; due = this.firstDue(endMs)) {
      const [id, timer] = due;
      this.timers.delete(id);
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

  private firstDue(endMs: number): [number, Timer] | undefined {
    let first: [number, Timer] | undefined;
    for (const entry of this.timers) {
      if (entry[1].dueMs <= endMs && (!first || entry[1].dueMs < first[1].dueMs)) first = entry;
    }
    return first;
  }
}

/** Lets every promise that can settle do so: Node comes round to this only when no promise has anything left to do. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

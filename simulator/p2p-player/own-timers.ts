import type { Clock } from '../../machines/kernel/ports';

/** The timers of one node: all of them end with it. */
export class OwnTimers {
  private readonly running = new Set<unknown>();
  private isClosed = false;

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now();
  }

  /** Calls `fire` once; the returned function takes that back. After `close` nothing is ever called. */
  after(delayMs: number, fire: () => void): () => void {
    if (this.isClosed) return () => {};
    const timer = this.clock.setTimeout(() => {
      this.running.delete(timer);
      fire();
    }, delayMs);
    this.running.add(timer);
    return () => {
      this.running.delete(timer);
      this.clock.clearTimeout(timer);
    };
  }

  close(): void {
    this.isClosed = true;
    for (const timer of this.running) this.clock.clearTimeout(timer);
    this.running.clear();
  }
}

import type { Clock } from '../../../machines/kernel/ports';

/** The app's own view of the clock: what it set and neither fired nor was taken back is its own to answer for. */
export class OwnClock implements Clock {
  /** How long each was to run. */
  private readonly running = new Map<unknown, number>();

  constructor(private readonly clock: Clock) {}

  now = (): number => this.clock.now();

  setTimeout = (fire: () => void, delayMs: number): unknown => {
    const timer = this.clock.setTimeout(() => {
      this.running.delete(timer);
      fire();
    }, delayMs);
    this.running.set(timer, delayMs);
    return timer;
  };

  clearTimeout = (timer: unknown): void => {
    this.running.delete(timer);
    this.clock.clearTimeout(timer);
  };

  get pending(): number {
    return this.running.size;
  }

  /** How many run, by how long they were to. */
  byDelay(): Map<number, number> {
    const counts = new Map<number, number>();
    for (const delayMs of this.running.values()) counts.set(delayMs, (counts.get(delayMs) ?? 0) + 1);
    return counts;
  }
}

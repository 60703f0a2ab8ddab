/** Below this, arrivals say nothing of how fast the app's clock goes. */
const leastWindowMs = 2_000;

/** What time it is in the app, whose clock may be elsewhere and go faster than ours (the preview's speed). */
export class AppClock {
  private first: { readonly atMs: number; readonly heardMs: number } | null = null;
  private last = { atMs: 0, heardMs: 0 };

  /** Something of `atMs` was heard now. */
  heard(atMs: number, nowMs: number): void {
    this.first ??= { atMs, heardMs: nowMs };
    this.last = { atMs, heardMs: nowMs };
  }

  now(nowMs: number): number {
    return this.last.atMs + (nowMs - this.last.heardMs) * this.speed;
  }

  /** Whole or half steps: arrivals jitter. */
  private get speed(): number {
    if (!this.first) return 1;
    const windowMs = this.last.heardMs - this.first.heardMs;
    if (windowMs < leastWindowMs) return 1;
    const measured = (this.last.atMs - this.first.atMs) / windowMs;
    return Math.min(16, Math.max(0.5, Math.round(measured * 2) / 2));
  }
}

/** What must hold while a session runs, by number; docs/testing.md says them in full. */
const INVARIANTS = {
  1: 'services and modules are started once',
  2: 'a stream runs on a started service, for a player that asked, once',
  3: 'what is left is given back',
  4: 'every byte of the current stream, in order, once, to an open player alone',
  5: 'nothing is set on a page that is hidden or gone; nothing throws, rejects or warns',
  6: 'whoever wants to watch watches, or is told why not',
  7: 'after a fault and a retry it plays again',
  8: 'the screen does not contradict the world',
  9: 'nothing of an earlier life changes the current one',
  10: 'retries stay within their bounds',
  12: 'each state holds what its row says, and nothing else',
  13: 'a camera that is turned is released, once and after its press, before its service goes',
} as const;

export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
  readonly atMs: number;
}

/** More of one session tell nothing new. */
const MAX_VIOLATIONS = 20;

/** What went wrong in one session; the same thing is noted once. */
export class Violations {
  readonly found: Violation[] = [];

  constructor(private readonly now: () => number) {}

  note(invariant: Invariant, what: string): void {
    if (this.found.length >= MAX_VIOLATIONS || this.found.some((known) => known.what === what)) return;
    this.found.push({ invariant, what, atMs: this.now() });
  }
}

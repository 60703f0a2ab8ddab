/** One line of the table. Types only. */
export interface BenchRow {
  what: string;
  baseline: string;
  /** What was measured, as a person reads it. */
  measured: string;
  /** A ratio to the baseline, or a count: no computer is as fast as another, or today as it was yesterday. */
  budget: string;
  ok: boolean;
  /** The same in numbers, by name. */
  figures: Record<string, number>;
}

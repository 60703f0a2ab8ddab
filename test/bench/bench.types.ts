/** One line of the table. Types only. */
export interface BenchRow {
  what: string;
  baseline: string;
  /** What was measured, as a person reads it. */
  measured: string;
  budget: string;
  ok: boolean;
  /** The same in numbers, by name. */
  figures: Record<string, number>;
}

import type { Text } from '../../machines/words/text';

/** One line of the table. Types only. */
export interface BenchRow {
  what: Text;
  baseline: string | Text;
  /** What was measured, as a person reads it. */
  measured: string | Text;
  /** A ratio to the baseline, or a count: no computer is as fast as another, or today as it was yesterday. */
  budget: string | Text;
  ok: boolean;
  /** The same in numbers, by name. */
  figures: Record<string, number>;
}

/** What was measured last, by the name of what measures it: `docs/costs.json`. */
export type KeptRows = Readonly<Record<string, { readonly measuredOn: string; readonly rows: readonly BenchRow[] }>>;

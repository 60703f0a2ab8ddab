import type { FailureRemedy, FailureRow, FailureScope } from '../failure.types';

/** The rows of one source: by the code as that source gives it, and `unknown` for every code that has no row. */
export type FailureRows = { readonly [code: string]: FailureRow } & { readonly unknown: FailureRow };

/** Title and advice in one language. */
type Sentences = readonly [title: string, advice: string];

/** Writes a row so that a table reads as one: kind, scope and remedy first, then what a person reads. */
export function row(
  kind: string,
  scope: FailureScope,
  remedy: FailureRemedy,
  zh: Sentences,
  en: Sentences,
): FailureRow {
  return { kind, scope, remedy, title: { zh: zh[0], en: en[0] }, advice: { zh: zh[1], en: en[1] } };
}

import type { Text } from '../../words/text';

/**
 * What must be rebuilt for the failure to go away, smallest first.
 * Only the owner of that scope rebuilds, so one viewer's failure never stops another's service.
 */
export type FailureScope = 'none' | 'player' | 'stream' | 'connection' | 'module' | 'localServer';

/** What `recovery/` may do about it. */
type FailureRemedy =
  | 'retry' // automatic retry with backoff (fast schedule)
  | 'retryOnce' // one automatic retry, then a person decides
  | 'wait' // the slow schedule: busy, 503, too many viewers
  | 'ask' // no automatic retry; a person may try again
  | 'never'; // trying again cannot help until something else changes

/** One row of the failure table. */
export interface FailureRow<Kind extends string = string> {
  /** Stable, in the project's own words: what the rest of the project tells failures apart by. */
  readonly kind: Kind;
  readonly scope: FailureScope;
  readonly remedy: FailureRemedy;
  /** What happened, in one line. */
  readonly title: Text;
  /** What to do, in the next line. */
  readonly advice: Text;
  /** Where the advice can be followed: this mini-program's settings, the phone's settings of WeChat, or the form of this camera. */
  readonly opens?: 'settings' | 'phoneSettings' | 'form';
}

/** The rows of one source: by the code as that source gives it, and `unknown` for every code that has no row. */
export type FailureRows = { readonly [code: string]: FailureRow; readonly unknown: FailureRow };

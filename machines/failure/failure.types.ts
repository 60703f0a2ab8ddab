import type { FailureKind, FailureSource } from './failure-table';
import type { FailureScope } from './rows/row.types';

/** Every error that the outside can give, as a value. */
export interface Failure {
  readonly source: FailureSource;
  /** The code as the source gave it: a number, or its own word (`'disconnect'`, `'WECHAT_SERVER_ERROR'`). */
  readonly code: number | string;
  /** The row of the failure table: stable, in the project's own words. */
  readonly kind: FailureKind;
  readonly scope: FailureScope;
  /** The step that failed (`'init'`, `'startService'`, …): details, one tap away. */
  readonly step?: string;
  /** The source's own message, redacted: details, one tap away. */
  readonly message?: string;
}

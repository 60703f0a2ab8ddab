import type { Failure } from '../failure';

/** What has been tried since all was well. Times are `ports.clock.now()` in milliseconds. */
export interface RecoveryBudget {
  /** Automatic retries on the fast schedule since the last 10 s of steady data. */
  readonly attempts: number;
  /** Automatic retries on the slow schedule (busy, 503, too many viewers). */
  readonly slowAttempts: number;
  readonly firstFailureAtMs: number | null;
  readonly firstRefusalAtMs: number | null;
  /** Time spent offline since the first failure: it does not count. */
  readonly offlineMs: number;
  /** The kind of the last failure, for `retryOnce`. */
  readonly lastKind: string | null;
}

/** What `recovery/` decided; the machines carry it out. */
export type RecoveryDecision =
  | {
      readonly action: 'retry';
      readonly schedule: 'fast' | 'slow';
      readonly delayMs: number;
      readonly budget: RecoveryBudget;
    }
  | { readonly action: 'waitForNetwork'; readonly budget: RecoveryBudget }
  | { readonly action: 'giveUp'; readonly canRetry: boolean; readonly budget: RecoveryBudget };

/** What a decision is made from. */
export interface RecoveryQuestion {
  readonly failure: Failure;
  readonly budget: RecoveryBudget;
  readonly nowMs: number;
  readonly online: boolean;
  /** In [0, 1), from `ports.random`. */
  readonly random: number;
}

import type { Failure, FailureKind } from '../failure';

/**
 * What has been tried since all was well; made by `freshBudget`, changed by `decide` and `onlineAgain` only.
 * Times are `ports.clock.now()` in milliseconds, less `offlineMs`: on this clock, time spent offline does not pass.
 */
export interface RecoveryBudget {
  /** Automatic retries on the fast schedule since the last 10 s of steady data. */
  readonly attempts: number;
  /** Automatic retries on the slow schedule (busy, 503, too many viewers). */
  readonly slowAttempts: number;
  /** Moved on by what the slow schedule took, which has a limit of its own. */
  readonly firstFailureAtMs: number | null;
  readonly firstRefusalAtMs: number | null;
  /** Since when the slow schedule has been the one that runs; null while it is not. */
  readonly slowSinceMs: number | null;
  /** Time spent offline since the budget was fresh. */
  readonly offlineMs: number;
  /** The kinds of failure that have had their one automatic retry. */
  readonly triedOnce: readonly FailureKind[];
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

/** The numbers of `machines/kernel/config.ts` that recovery goes by: milliseconds, and a share for the jitter. */
export interface RecoveryLimits {
  readonly retryDelaysMs: readonly number[];
  readonly retryJitterShare: number;
  readonly maxAttempts: number;
  readonly maxRecoveryMs: number;
  readonly slowRetryDelaysMs: readonly number[];
  readonly maxSlowRecoveryMs: number;
}

import { config } from '../kernel/config';
import type { RecoveryBudget, RecoveryLimits } from './recovery.types';

/** The longest delay that a timer can have: stands for "no limit", as nothing is being recovered. */
export const NO_LIMIT_MS = 2 ** 31 - 1;

/** Nothing has failed, or data has flowed long enough to forget what had. */
export const freshBudget: RecoveryBudget = {
  attempts: 0,
  slowAttempts: 0,
  firstFailureAtMs: null,
  firstRefusalAtMs: null,
  slowSinceMs: null,
  offlineMs: 0,
  triedOnce: [],
};

/** The network is back after `offlineForMs` of waiting for it: that time does not count. */
export function onlineAgain(budget: RecoveryBudget, offlineForMs: number): RecoveryBudget {
  return { ...budget, offlineMs: budget.offlineMs + Math.max(0, offlineForMs) };
}

/** How much longer recovery may go on, trying included, in milliseconds; `NO_LIMIT_MS` when none is running. */
export function budgetLeftMs(budget: RecoveryBudget, nowMs: number, limits: RecoveryLimits = config): number {
  if (budget.slowSinceMs !== null) return left(budget.firstRefusalAtMs, limits.maxSlowRecoveryMs, budget, nowMs);
  return left(budget.firstFailureAtMs, limits.maxRecoveryMs, budget, nowMs);
}

/** Time on a clock that stands still while offline. */
export function onlineTimeMs(budget: RecoveryBudget, nowMs: number): number {
  return nowMs - budget.offlineMs;
}

/** A phone's clock may be set back: what has passed is never less than nothing. */
function left(sinceMs: number | null, limitMs: number, budget: RecoveryBudget, nowMs: number): number {
  if (sinceMs === null) return NO_LIMIT_MS;
  const passedMs = Math.max(0, onlineTimeMs(budget, nowMs) - sinceMs);
  return Math.max(0, limitMs - passedMs);
}

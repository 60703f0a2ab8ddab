import { type FailureKind, failureRow } from '../failure';
import { config } from '../kernel/config';
import { budgetLeftMs, onlineTimeMs } from './budget';
import type { RecoveryBudget, RecoveryDecision, RecoveryLimits, RecoveryQuestion } from './recovery.types';

/**
 * What to do about a failure: try again after a delay, wait for the network, or leave it to the person.
 * Pure: the same question has the same answer. The machines carry the answer out and keep the budget that comes with it.
 */
export function decide(question: RecoveryQuestion, limits: RecoveryLimits = config): RecoveryDecision {
  const { failure, budget } = question;
  switch (failureRow(failure).remedy) {
    case 'never':
      return { action: 'giveUp', canRetry: false, budget };
    case 'ask':
      return { action: 'giveUp', canRetry: true, budget };
    case 'wait':
      return retrySlowly({ ...question, budget: refused(budget, question.nowMs) }, limits);
    case 'retryOnce':
      if (budget.triedOnce.includes(failure.kind)) return { action: 'giveUp', canRetry: true, budget };
      return markTried(retryFast({ ...question, budget: failed(budget, question.nowMs) }, limits), failure.kind);
    case 'retry':
      return retryFast({ ...question, budget: failed(budget, question.nowMs) }, limits);
  }
}

function retryFast(question: RecoveryQuestion, limits: RecoveryLimits): RecoveryDecision {
  const { budget, nowMs, online, random } = question;
  if (!online) return { action: 'waitForNetwork', budget };
  const jitter = 1 + limits.retryJitterShare * (2 * random - 1);
  const delayMs = Math.round(nth(limits.retryDelaysMs, budget.attempts) * jitter);
  // A try that would begin when its time is up could only fail.
  if (budget.attempts >= limits.maxAttempts || delayMs >= budgetLeftMs(budget, nowMs, limits))
    return { action: 'giveUp', canRetry: true, budget };
  return {
    action: 'retry',
    schedule: 'fast',
    delayMs,
    budget: { ...budget, attempts: budget.attempts + 1 },
  };
}

/** Without jitter: the wait is counted down on the screen, and the person was told how long. */
function retrySlowly(question: RecoveryQuestion, limits: RecoveryLimits): RecoveryDecision {
  const { budget, nowMs, online } = question;
  if (!online) return { action: 'waitForNetwork', budget };
  const delayMs = nth(limits.slowRetryDelaysMs, budget.slowAttempts);
  if (delayMs >= budgetLeftMs(budget, nowMs, limits)) return { action: 'giveUp', canRetry: true, budget };
  return {
    action: 'retry',
    schedule: 'slow',
    delayMs,
    budget: { ...budget, slowAttempts: budget.slowAttempts + 1 },
  };
}

/** The fast clock starts, or goes on where it stood when the slow schedule took over. */
function failed(budget: RecoveryBudget, nowMs: number): RecoveryBudget {
  const now = onlineTimeMs(budget, nowMs);
  const slowMs = budget.slowSinceMs === null ? 0 : Math.max(0, now - budget.slowSinceMs);
  const firstFailureAtMs = budget.firstFailureAtMs === null ? now : budget.firstFailureAtMs + slowMs;
  return { ...budget, firstFailureAtMs, slowSinceMs: null };
}

/** The slow clock starts with the first refusal and never stands still. */
function refused(budget: RecoveryBudget, nowMs: number): RecoveryBudget {
  const now = onlineTimeMs(budget, nowMs);
  return { ...budget, firstRefusalAtMs: budget.firstRefusalAtMs ?? now, slowSinceMs: budget.slowSinceMs ?? now };
}

/** Only a retry that will be made uses up the one that there is. */
function markTried(decision: RecoveryDecision, kind: FailureKind): RecoveryDecision {
  if (decision.action !== 'retry') return decision;
  return { ...decision, budget: { ...decision.budget, triedOnce: [...decision.budget.triedOnce, kind] } };
}

/** The last delay goes on for ever. */
function nth(delaysMs: readonly number[], index: number): number {
  return delaysMs[Math.min(index, delaysMs.length - 1)] ?? 0;
}

export { budgetLeftMs, freshBudget, NO_LIMIT_MS, onlineAgain } from './budget';
export { decide } from './decide';
export type { RecoveryBudget, RecoveryDecision } from './recovery.types';

export type { Failure, FailureRemedy, FailureRow, FailureScope, FailureSource } from './failure.types';
export { failureOf } from './failure-of';
export { failureTable, rowOf } from './failure-table';
export { failureAdvice, failureDetails, failureRow, failureSentences, failureTitle } from './failure-text';

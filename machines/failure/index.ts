export type { Failure } from './failure.types';
export { failureFromOutside, failureOf } from './failure-of';
export {
  type CodeOf,
  type FailureKind,
  type FailureSource,
  failureTable,
} from './failure-table';
export { failureAdvice, failureDetails, failureRow, failureSentences, failureTitle } from './failure-text';
export type { FailureRow } from './rows/row.types';

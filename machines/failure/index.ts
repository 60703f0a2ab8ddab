export type { Failure, FailureRemedy, FailureRow, FailureScope, FailureSource } from './failure.types';

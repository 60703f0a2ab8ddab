import type { Failure } from './failure.types';
import { failureOf } from './failure-of';
import { type CodeOf, failureTable } from './failure-table';
import { recordingRows } from './rows/recording-rows';

/**
 * Makes a failure of a recording, or of its file. Only this brings the rows of that source into the table: they are in the package
 * that records, and who imports this is too.
 */
export function recordingFailure(
  code: CodeOf<'recording'>,
  extra?: { readonly step?: string; readonly message?: string },
): Failure {
  Object.assign(failureTable.recording, recordingRows);
  return failureOf('recording', code, extra);
}

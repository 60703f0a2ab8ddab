import type { HelloMessage, RecordMessage } from '../../development/inspector/protocol.types.ts';

/** One run of one app, as it was saved. */
export interface Recording {
  readonly hello: HelloMessage;
  readonly records: readonly RecordMessage[];
  /** The file ends within a line: whoever wrote it was stopped. All before that is here. */
  readonly isCutOff: boolean;
}

/** Why a file was not opened. */
export type RecordingFault = 'notRecording' | 'newerVersion' | 'damaged';

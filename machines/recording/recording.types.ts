import type { Failure } from '../failure';
import type { CapabilityInput, CapabilityTold } from '../watching/capability';
import type { RecorderFact } from './recorder.protocol';
import type { RecordingIntent } from './recording.intents';

export interface RecordingContext extends CapabilityInput {
  /** Of the files that are to come, without number and suffix. */
  readonly name: string;
  readonly bytes: number;
  readonly durationMs: number;
  /** What was left of WeChat's room when it began, in bytes. */
  readonly roomBytes: number;
  /** Whole files that are not in the album, the oldest first. */
  readonly files: readonly string[];
  readonly isSoundLeftOut: boolean;
  /** Why it ended, or why it could not be saved. */
  readonly failure: Failure | null;
  /** Nobody looks at the page. */
  readonly isHidden: boolean;
}

export type RecordingEvent = RecordingIntent | CapabilityTold | RecorderFact;

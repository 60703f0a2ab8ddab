import { connectionMachine } from '../../machines/connection';
import { lazily } from '../../machines/kernel/lazily';
import { asPicture, bytesPicture } from '../../machines/picture';
import { bytesRecorder, recordingWith } from '../../machines/recording';
import { sessionWith } from '../../machines/session';
import type { ViewLogic } from '../../machines/watching';

/** The charts of a view whose picture is made from bytes (XP2P up to 3.1). Made once, when the first view is opened. */
export const bytesViewLogic = lazily(
  (): ViewLogic => ({ session: sessionWith(asPicture(bytesPicture())), connection: connectionMachine() }),
);

/** Made when somebody first records. */
export const bytesRecording = lazily(() => recordingWith(bytesRecorder));

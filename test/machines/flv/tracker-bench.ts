import type { TagTracker } from '../../../machines/flv';
import { join } from '../../support/flv-builder';

/** What a tracker counted, in one object that can be compared. */
export const counts = ({ bytes, videoFrames, keyFrames }: TagTracker) => ({ bytes, videoFrames, keyFrames });

export const preambleOf = (tracker: TagTracker) =>
  tracker.preamble && join(...tracker.preamble.map((part) => new Uint8Array(part)));

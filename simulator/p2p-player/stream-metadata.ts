import { type FlvMetadata, readMetadata, type TagTracker } from '../../machines/flv';

const SCRIPT_TAG = 18;

/** What the stream's own metadata tells; nothing before the first key frame has come. */
export function metadataOf(tracker: TagTracker): FlvMetadata {
  const script = tracker.preamble?.find((part) => new Uint8Array(part)[0] === SCRIPT_TAG);
  return script ? readMetadata(script) : {};
}

import { type FlvMetadata, readMetadata } from '../flv/flv-metadata';
import type { TagMeter } from '../flv/tag-meter';

/** What the stream's own metadata tells; nothing before the first key frame has come. */
export function metadataOf({ keyFrames, script }: TagMeter): FlvMetadata {
  return keyFrames > 0 && script ? readMetadata(script) : {};
}

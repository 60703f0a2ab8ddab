export type { FlvCodec } from './flv-bytes';
export { writeTimestampMs } from './flv-bytes';
export { type FlvMetadata, readMetadata } from './flv-metadata';
export { type FlvFile, type FlvTag, parseFlv } from './flv-tags';
export { createTagTracker, type TagTracker } from './tag-tracker';

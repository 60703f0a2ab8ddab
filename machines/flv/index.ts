export { EX_AUDIO, EX_VIDEO, EX_VIDEO_BIT, readExHeader } from './enhanced-flv';
export {
  AUDIO_TAG,
  FLV_HEADER_LENGTH,
  headLength,
  isEncryptedTagType,
  isEncryptedVideo,
  isFlvHeader,
  isMetaData,
  isTagType,
  MAX_TAG_BYTES,
  MAX_UNKNOWN_TAG_BYTES,
  payloadLength,
  SCRIPT_TAG,
  TAG_HEAD_LENGTH,
  TAG_HEADER_LENGTH,
  TAG_KIND,
  TAG_OVERHEAD,
  tagKind,
  tagTimeMs,
} from './flv-bytes';
export { createTagTracker, type FlvTrouble, type TagTracker } from './tag-tracker';

export {
  AUDIO_TAG,
  FLV_HEADER_LENGTH,
  headLength,
  isFlvHeader,
  isMetaData,
  isTagType,
  MAX_UNKNOWN_TAG_BYTES,
  payloadLength,
  SCRIPT_TAG,
  TAG_HEAD_LENGTH,
  TAG_HEADER_LENGTH,
  TAG_KIND,
  TAG_OVERHEAD,
  tagKind,
} from './flv-bytes';
export { createTagTracker, type FlvTrouble, type TagTracker } from './tag-tracker';

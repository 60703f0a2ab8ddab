export {
  AUDIO_TAG,
  FLV_HEADER_LENGTH,
  isFlvHeader,
  isTagType,
  payloadLength,
  SCRIPT_TAG,
  TAG_HEAD_LENGTH,
  TAG_HEADER_LENGTH,
  TAG_KIND,
  TAG_OVERHEAD,
  tagKind,
} from './flv-bytes';
export { createTagTracker, type TagTracker } from './tag-tracker';

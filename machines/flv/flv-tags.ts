import {
  AUDIO_TAG,
  codecOf,
  FLV_HEADER_LENGTH,
  type FlvCodec,
  isFlvHeader,
  isTagType,
  payloadLength,
  SCRIPT_TAG,
  TAG_HEAD_LENGTH,
  TAG_HEADER_LENGTH,
  TAG_KIND,
  TAG_OVERHEAD,
  tagKind,
  timestampMs,
} from './flv-bytes';

/** One tag of an FLV file: what it is and where its bytes are. */
export interface FlvTag {
  readonly type: 'audio' | 'video' | 'script';
  readonly timestampMs: number;
  /** A video frame that needs no other one. */
  readonly keyFrame: boolean;
  /** Tells the decoder how to begin; no picture or sound in itself. */
  readonly sequenceHeader: boolean;
  /** An audio or video frame, as opposed to a sequence header, a script or an end of sequence. */
  readonly frame: boolean;
  readonly codec: FlvCodec | null;
  /** Where the tag begins in the buffer. */
  readonly offset: number;
  /** Tag header, payload and the four bytes of size after it. */
  readonly length: number;
}

/** A whole FLV buffer, read. */
export interface FlvFile {
  readonly header: { readonly hasAudio: boolean; readonly hasVideo: boolean; readonly length: number };
  readonly tags: readonly FlvTag[];
}

/** Reads a whole FLV buffer; a tag that is cut off at the end is left out. Returns null when it is not FLV. */
export function parseFlv(bytes: Uint8Array): FlvFile | null {
  if (bytes.length < FLV_HEADER_LENGTH || !isFlvHeader(bytes, 0)) return null;
  const flags = bytes[4] as number;
  const header = { hasAudio: (flags & 4) !== 0, hasVideo: (flags & 1) !== 0, length: FLV_HEADER_LENGTH };
  const tags: FlvTag[] = [];
  let offset = FLV_HEADER_LENGTH;
  while (offset + TAG_HEAD_LENGTH <= bytes.length) {
    if (!isTagType(bytes[offset])) return null;
    const length = payloadLength(bytes, offset) + TAG_OVERHEAD;
    if (offset + length > bytes.length) break;
    tags.push(readTag(bytes, offset, length));
    offset += length;
  }
  return { header, tags };
}

function readTag(bytes: Uint8Array, offset: number, length: number): FlvTag {
  const type = bytes[offset] as number;
  const kind = tagKind(bytes, offset, length - TAG_OVERHEAD);
  const isScript = type === SCRIPT_TAG;
  return {
    type: isScript ? 'script' : type === AUDIO_TAG ? 'audio' : 'video',
    timestampMs: timestampMs(bytes, offset),
    keyFrame: kind === TAG_KIND.keyFrame,
    sequenceHeader: kind === TAG_KIND.audioSequence || kind === TAG_KIND.videoSequence,
    frame: kind === TAG_KIND.audioFrame || kind === TAG_KIND.keyFrame || kind === TAG_KIND.frame,
    codec: isScript ? null : codecOf(type, bytes[offset + TAG_HEADER_LENGTH] as number),
    offset,
    length,
  };
}

import {
  AUDIO_TAG,
  FLV_HEADER_LENGTH,
  isFlvHeader,
  isTagType,
  MAX_UNKNOWN_TAG_BYTES,
  payloadLength,
  SCRIPT_TAG,
  TAG_HEAD_LENGTH,
  TAG_HEADER_LENGTH,
  TAG_KIND,
  TAG_OVERHEAD,
  tagKind,
} from '../../machines/flv';

type FlvCodec = 'h264' | 'h265' | 'aac' | 'other';

const VIDEO_TAG = 9;

const FOUR_CC: ReadonlyMap<string, FlvCodec> = new Map([
  ['avc1', 'h264'],
  ['hvc1', 'h265'],
]);

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
interface FlvFile {
  readonly header: { readonly hasAudio: boolean; readonly hasVideo: boolean; readonly length: number };
  readonly tags: readonly FlvTag[];
}

/** Milliseconds, from the tag header at `at`: 24 bits, then the eight highest ones. */
export function timestampMs(bytes: Uint8Array, at: number): number {
  const byte = (index: number) => bytes[at + index] as number;
  return byte(7) * 0x1000000 + ((byte(4) << 16) | (byte(5) << 8) | byte(6));
}

/** Whether the video tag at the beginning is H.265. */
export function isH265(tag: Uint8Array): boolean {
  return codecOf(VIDEO_TAG, tag.subarray(TAG_HEADER_LENGTH)) === 'h265';
}

/** Writes a timestamp (milliseconds, below 2³²) into the tag header at `at`. */
export function writeTimestampMs(bytes: Uint8Array, at: number, timestamp: number): void {
  bytes[at + 4] = (timestamp >>> 16) & 0xff;
  bytes[at + 5] = (timestamp >>> 8) & 0xff;
  bytes[at + 6] = timestamp & 0xff;
  bytes[at + 7] = Math.floor(timestamp / 0x1000000) & 0xff;
}

/**
 * Reads a whole FLV buffer; a tag that is cut off at the end is left out, as is one of somebody's own. Returns null when it
 * is not FLV.
 */
export function parseFlv(bytes: Uint8Array): FlvFile | null {
  if (bytes.length < FLV_HEADER_LENGTH || !isFlvHeader(bytes, 0)) return null;
  const flags = bytes[4] as number;
  const header = { hasAudio: (flags & 4) !== 0, hasVideo: (flags & 1) !== 0, length: FLV_HEADER_LENGTH };
  const tags: FlvTag[] = [];
  let offset = FLV_HEADER_LENGTH;
  while (offset + TAG_HEAD_LENGTH <= bytes.length) {
    const length = payloadLength(bytes, offset) + TAG_OVERHEAD;
    if (!isTagType(bytes[offset]) && payloadLength(bytes, offset) > MAX_UNKNOWN_TAG_BYTES) return null;
    if (offset + length > bytes.length) break;
    if (isTagType(bytes[offset])) tags.push(readTag(bytes, offset, length));
    else if (readSize(bytes, offset + length) !== length) return null;
    offset += length;
  }
  return { header, tags };
}

/** The length that a tag says it has, behind its end at `at`; its size there counts without itself. */
function readSize(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at - 4, 4).getUint32(0) + 4;
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
    codec: isScript ? null : codecOf(type, bytes.subarray(offset + TAG_HEADER_LENGTH, offset + length)),
    offset,
    length,
  };
}

/** The codec of the audio or video tag with this payload; an enhanced one tells it by a FourCC. */
function codecOf(type: number, payload: Uint8Array): FlvCodec {
  const [first = 0] = payload;
  if (type === AUDIO_TAG) return first >> 4 === 10 ? 'aac' : 'other';
  if (first >= 0x80) return FOUR_CC.get(String.fromCharCode(...payload.subarray(1, 5))) ?? 'other';
  const codec = first & 0x0f;
  if (codec === 7) return 'h264';
  return codec === 12 ? 'h265' : 'other';
}

/**
 * The layout of FLV, as far as a player or a relay needs it: a 9-byte file header and a 4-byte zero, then tags of an
 * 11-byte header, a payload and a 4-byte size of the tag. Nothing here allocates: it runs for every tag of a live stream.
 */

/** Tag types that a stream may hold; any other first byte means that it is not FLV. */
export const AUDIO_TAG = 8;
const VIDEO_TAG = 9;
export const SCRIPT_TAG = 18;

/** `F`, the first byte of an FLV header: never a tag type. */
export const FLV_SIGNATURE_BYTE = 0x46;
/** File header and the size of the tag before the first one, which is zero. */
export const FLV_HEADER_LENGTH = 13;
export const TAG_HEADER_LENGTH = 11;
/** A tag's header and the four bytes after it that say how long it was: what a tag adds to its payload. */
export const TAG_OVERHEAD = 15;
/** Tag header and the two payload bytes that say what is inside. The file header happens to be as long. */
export const TAG_HEAD_LENGTH = 13;

const AAC = 10;
const H264 = 7;
const H265 = 12;
/** Frame type 2 and the codec, in one byte. */
const INTER_H264 = 0x20 | H264;
const INTER_H265 = 0x20 | H265;

/** What a tag is, in one number, so that telling it costs no object. */
export const TAG_KIND = {
  other: 0,
  script: 1,
  audioSequence: 2,
  audioFrame: 3,
  videoSequence: 4,
  keyFrame: 5,
  frame: 6,
} as const;

export type TagKind = (typeof TAG_KIND)[keyof typeof TAG_KIND];

/** True when an FLV header begins at `at`; at least nine bytes must be there. */
export function isFlvHeader(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === FLV_SIGNATURE_BYTE &&
    bytes[at + 1] === 0x4c &&
    bytes[at + 2] === 0x56 &&
    bytes[at + 3] === 1 &&
    readUint32(bytes, at + 5) === 9
  );
}

/** True when the byte at `at` can begin a tag. */
export function isTagType(byte: number | undefined): boolean {
  return byte === AUDIO_TAG || byte === VIDEO_TAG || byte === SCRIPT_TAG;
}

/** The payload's length in bytes, from the tag header at `at`. */
export function payloadLength(bytes: Uint8Array, at: number): number {
  return (byteAt(bytes, at + 1) << 16) | (byteAt(bytes, at + 2) << 8) | byteAt(bytes, at + 3);
}

/** What the tag at `at` holds, whose payload has this length; its header and two payload bytes must be there. */
export function tagKind(bytes: Uint8Array, at: number, length: number): TagKind {
  const type = bytes[at];
  if (type === SCRIPT_TAG) return TAG_KIND.script;
  const first = length > 0 ? byteAt(bytes, at + TAG_HEADER_LENGTH) : 0;
  const packet = length > 1 ? byteAt(bytes, at + TAG_HEADER_LENGTH + 1) : -1;
  return type === AUDIO_TAG ? audioKind(first, packet) : videoKind(first, packet);
}

/** True for the frames that most video tags are, H.264 or H.265 and no key frame; the same as `tagKind` says, with fewer steps. */
export function isInterFrame(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at + TAG_HEADER_LENGTH] as number;
  return (
    bytes[at] === VIDEO_TAG && (first === INTER_H264 || first === INTER_H265) && bytes[at + TAG_HEADER_LENGTH + 1] === 1
  );
}

/** True for the frames that most audio tags are: AAC, and no sequence header. */
export function isAacFrame(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === AUDIO_TAG &&
    (bytes[at + TAG_HEADER_LENGTH] as number) >> 4 === AAC &&
    bytes[at + TAG_HEADER_LENGTH + 1] === 1
  );
}

function audioKind(first: number, packet: number): TagKind {
  const isSequenceHeader = first >> 4 === AAC && packet === 0;
  return isSequenceHeader ? TAG_KIND.audioSequence : TAG_KIND.audioFrame;
}

/** H.264 and H.265 mark their sequence header and their end of sequence as key frames too: the packet type tells. */
function videoKind(first: number, packet: number): TagKind {
  const codec = first & 0x0f;
  if (codec === H264 || codec === H265) {
    if (packet === 0) return TAG_KIND.videoSequence;
    if (packet !== 1) return TAG_KIND.other;
  }
  return first >> 4 === 1 ? TAG_KIND.keyFrame : TAG_KIND.frame;
}

function readUint32(bytes: Uint8Array, at: number): number {
  return (
    byteAt(bytes, at) * 0x1000000 +
    ((byteAt(bytes, at + 1) << 16) | (byteAt(bytes, at + 2) << 8) | byteAt(bytes, at + 3))
  );
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

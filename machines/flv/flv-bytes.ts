import { EX_AUDIO, EX_AUDIO_FORMAT, EX_VIDEO, EX_VIDEO_BIT, type ExHeader, readExHeader } from './enhanced-flv';

/**
 * The layout of FLV, as far as a player or a relay needs it: a 9-byte file header and a 4-byte zero, then tags of an
 * 11-byte header, a payload and a 4-byte size of the tag. Nothing here allocates: it runs for every tag of a live stream.
 */

/** The tag types that FLV knows; a stream may hold others, of somebody's own. */
export const AUDIO_TAG = 8;
const VIDEO_TAG = 9;
export const SCRIPT_TAG = 18;
/** Beside the tag type: what the tag holds is encrypted. */
const FILTER_BIT = 0x20;

/** `F`, the first byte of an FLV header: never a tag type. */
export const FLV_SIGNATURE_BYTE = 0x46;
/** File header and the size of the tag before the first one, which is zero. */
export const FLV_HEADER_LENGTH = 13;
export const TAG_HEADER_LENGTH = 11;
/** A tag's header and the four bytes after it that say how long it was: what a tag adds to its payload. */
export const TAG_OVERHEAD = 15;
/** Tag header and the two payload bytes that mostly say what is inside. The file header happens to be as long. */
export const TAG_HEAD_LENGTH = 13;
/** A tag that says it is longer than this is none: a key frame of a camera has less than a tenth of it. */
export const MAX_TAG_BYTES = 8_388_608;
/** The same of a tag of a type that FLV does not know: a camera's own notes are short. */
export const MAX_UNKNOWN_TAG_BYTES = 1_048_576;
/** As much of a tag is read to learn what it is: enhanced ones and scripts need more than two bytes of payload. */
export const MAX_HEAD_LENGTH = 64;

const AAC = 10;
const H264 = 7;
const H265 = 12;
/** A frame to seek to, and one that is none: a command to the player (seeking begins or ends). */
const KEY_FRAME = 1;
const COMMAND_FRAME = 5;
/** Frame type 2 and the codec, in one byte; enhanced: and the packet type. */
const INTER_H264 = 0x20 | H264;
const INTER_H265 = 0x20 | H265;
const EX_INTER = EX_VIDEO_BIT | 0x20 | EX_VIDEO.codedFrames;
const EX_INTER_X = EX_VIDEO_BIT | 0x20 | EX_VIDEO.codedFramesX;

/** An AMF string, its length, and the name of the script that tells size, frame rate and codecs. */
const META_DATA = [2, 0, 10, 0x6f, 0x6e, 0x4d, 0x65, 0x74, 0x61, 0x44, 0x61, 0x74, 0x61] as const;

/** What a tag is, in one number, so that telling it costs no object. */
export const TAG_KIND = {
  other: 0,
  script: 1,
  audioSequence: 2,
  audioFrame: 3,
  videoSequence: 4,
  keyFrame: 5,
  frame: 6,
  /** Colours and the like, of the frames that follow. */
  videoMetadata: 7,
  /** Which loudspeaker each channel is for. */
  audioChannels: 8,
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

/** True when the byte begins a tag of a type that FLV knows. */
export function isTagType(byte: number | undefined): boolean {
  return byte === AUDIO_TAG || byte === VIDEO_TAG || byte === SCRIPT_TAG;
}

/** True when the byte begins a tag of a known type whose payload is encrypted. */
export function isEncryptedTagType(byte: number): boolean {
  return (byte & FILTER_BIT) !== 0 && isTagType(byte ^ FILTER_BIT);
}

/** True when it is a picture's. */
export function isEncryptedVideo(byte: number): boolean {
  return byte === (VIDEO_TAG | FILTER_BIT);
}

/** The time of the tag whose header is at `at`, in milliseconds of the stream's own clock: 24 bits, then the upper eight. */
export function tagTimeMs(bytes: Uint8Array, at: number): number {
  const lower = (byteAt(bytes, at + 4) << 16) | (byteAt(bytes, at + 5) << 8) | byteAt(bytes, at + 6);
  return ((byteAt(bytes, at + 7) << 24) | lower) >>> 0;
}

/** The payload's length in bytes, from the tag header at `at`. */
export function payloadLength(bytes: Uint8Array, at: number): number {
  return (byteAt(bytes, at + 1) << 16) | (byteAt(bytes, at + 2) << 8) | byteAt(bytes, at + 3);
}

/**
 * How many bytes of the tag at `at` must be there to tell what it holds, as far as can be said of the `have` that are; at
 * least `TAG_HEAD_LENGTH`, which must be there. What a tag too long or too short for its own header holds nobody can tell.
 */
export function headLength(bytes: Uint8Array, at: number, have: number, payload: number): number {
  const whole = TAG_HEADER_LENGTH + payload;
  if (bytes[at] === SCRIPT_TAG) return Math.max(TAG_HEAD_LENGTH, Math.min(TAG_HEADER_LENGTH + META_DATA.length, whole));
  if (!isEnhanced(bytes, at, payload)) return TAG_HEAD_LENGTH;
  const header = readExHeader(bytes, at + TAG_HEADER_LENGTH, at + Math.min(have, whole), mediaAt(bytes, at));
  const needed = typeof header === 'number' ? header - at + 1 : TAG_HEAD_LENGTH;
  return needed > Math.min(whole, MAX_HEAD_LENGTH) ? TAG_HEAD_LENGTH : Math.max(TAG_HEAD_LENGTH, needed);
}

/** What the known tag at `at` holds, whose payload has this length; as much of it as `headLength` says must be there. */
export function tagKind(bytes: Uint8Array, at: number, length: number): TagKind {
  const type = bytes[at];
  if (type === SCRIPT_TAG) return TAG_KIND.script;
  const first = length > 0 ? byteAt(bytes, at + TAG_HEADER_LENGTH) : 0;
  if (isEnhanced(bytes, at, length)) return exKind(type === AUDIO_TAG, first, exHeaderOf(bytes, at, length));
  const packet = length > 1 ? byteAt(bytes, at + TAG_HEADER_LENGTH + 1) : -1;
  return type === AUDIO_TAG ? audioKind(first, packet) : videoKind(first, packet);
}

/** Which of several tracks the tag at `at` belongs to, whose payload has this length: 0 where there is one alone. */
export function tagTrack(bytes: Uint8Array, at: number, length: number): number {
  const header = isEnhanced(bytes, at, length) ? exHeaderOf(bytes, at, length) : null;
  return header?.track ?? 0;
}

/** True when the script tag at `at` is `onMetaData`; as much of it as `headLength` says must be there. */
export function isMetaData(bytes: Uint8Array, at: number, length: number): boolean {
  return length >= META_DATA.length && META_DATA.every((byte, index) => bytes[at + TAG_HEADER_LENGTH + index] === byte);
}

/**
 * True for the frames that most video tags are, H.264 or H.265 or enhanced ones of one track, and no key frame; the same as
 * `tagKind` says, with fewer steps. The payload has two bytes at least.
 */
export function isInterFrame(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== VIDEO_TAG) return false;
  const first = bytes[at + TAG_HEADER_LENGTH] as number;
  if (first === INTER_H264 || first === INTER_H265) return bytes[at + TAG_HEADER_LENGTH + 1] === 1;
  return first === EX_INTER || first === EX_INTER_X;
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
  const frameType = first >> 4;
  if (frameType === COMMAND_FRAME) return TAG_KIND.other;
  const codec = first & 0x0f;
  if (codec === H264 || codec === H265) {
    if (packet === 0) return TAG_KIND.videoSequence;
    if (packet !== 1) return TAG_KIND.other;
  }
  return frameType === KEY_FRAME ? TAG_KIND.keyFrame : TAG_KIND.frame;
}

/** Metadata has a frame type that means nothing; a command has no packet behind it, whatever its packet type. */
function exKind(isAudio: boolean, first: number, header: ExHeader | null): TagKind {
  if (!header) return TAG_KIND.other;
  return isAudio ? exAudioKind(header.packet) : exVideoKind((first >> 4) & 7, header.packet);
}

function exAudioKind(packet: number): TagKind {
  if (packet === EX_AUDIO.sequenceStart) return TAG_KIND.audioSequence;
  if (packet === EX_AUDIO.multichannelConfig) return TAG_KIND.audioChannels;
  return packet === EX_AUDIO.codedFrames ? TAG_KIND.audioFrame : TAG_KIND.other;
}

function exVideoKind(frameType: number, packet: number): TagKind {
  if (packet === EX_VIDEO.metadata) return TAG_KIND.videoMetadata;
  if (frameType === COMMAND_FRAME) return TAG_KIND.other;
  if (packet === EX_VIDEO.sequenceStart || packet === EX_VIDEO.tsSequenceStart) return TAG_KIND.videoSequence;
  if (packet !== EX_VIDEO.codedFrames && packet !== EX_VIDEO.codedFramesX) return TAG_KIND.other;
  return frameType === KEY_FRAME ? TAG_KIND.keyFrame : TAG_KIND.frame;
}

function isEnhanced(bytes: Uint8Array, at: number, length: number): boolean {
  if (length === 0) return false;
  const first = byteAt(bytes, at + TAG_HEADER_LENGTH);
  return bytes[at] === VIDEO_TAG
    ? (first & EX_VIDEO_BIT) !== 0
    : bytes[at] === AUDIO_TAG && first >> 4 === EX_AUDIO_FORMAT;
}

/** The enhanced header of the tag at `at`; null where it has none, or one that is longer than is looked at. */
function exHeaderOf(bytes: Uint8Array, at: number, length: number): ExHeader | null {
  const end = at + Math.min(TAG_HEADER_LENGTH + length, MAX_HEAD_LENGTH);
  const header = readExHeader(bytes, at + TAG_HEADER_LENGTH, end, mediaAt(bytes, at));
  return typeof header === 'number' ? null : header;
}

function mediaAt(bytes: Uint8Array, at: number): 'video' | 'audio' {
  return bytes[at] === AUDIO_TAG ? 'audio' : 'video';
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

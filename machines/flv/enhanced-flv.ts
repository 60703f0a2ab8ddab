/**
 * Enhanced FLV: more codecs, told by a FourCC, in the video and audio tags of FLV. After "Enhanced RTMP (v2)" of the Veovera
 * Software Organization (github.com/veovera/enhanced-rtmp, docs/enhanced/enhanced-rtmp-v2.md), tables "Extended AudioTagHeader"
 * and "Extended VideoTagHeader". The FourCC (`avc1`, `hvc1`, `av01`, `vp09`, …) changes nothing of what is needed here, so none is unknown.
 */

/** `isExVideoHeader`: the low half of a video tag's first byte is a packet type, and no codec. */
export const EX_VIDEO_BIT = 0x80;
/** `SoundFormat.ExHeader`, the high half of an audio tag's first byte: the low half is a packet type. */
export const EX_AUDIO_FORMAT = 9;

/** `VideoPacketType`, as far as it matters here. */
export const EX_VIDEO = { sequenceStart: 0, codedFrames: 1, codedFramesX: 3, metadata: 4, tsSequenceStart: 5 } as const;
/** `AudioPacketType`, as far as it matters here. */
export const EX_AUDIO = { sequenceStart: 0, codedFrames: 1, multichannelConfig: 4 } as const;

const VIDEO_MULTITRACK = 6;
const AUDIO_MULTITRACK = 5;
/** In both: what modifies the packet comes first, then the packet's own type. */
const MOD_EX = 7;
/** Types of multitrack and packet in one byte, a FourCC, and the number of the first track. */
const MULTITRACK_LENGTH = 6;
const FOUR_CC_LENGTH = 4;
/** Of several tracks each says how long it is, behind its number. */
const TRACK_SIZE_LENGTH = 3;

const MULTITRACK = { video: VIDEO_MULTITRACK, audio: AUDIO_MULTITRACK } as const;

/** What an enhanced tag says of itself. */
export interface ExHeader {
  readonly packet: number;
  /** Of its first track, where there are several; 0 is the one that is meant to be shown. */
  readonly track: number;
  /** Where its FourCC is, and where the packet itself begins, behind that, and behind the track's number and length. */
  readonly fourCcAt: number;
  readonly bodyAt: number;
}

/**
 * Reads the enhanced header that begins at `at` and ends before `end`: what it says, or where the byte is that is needed
 * next, at `end` or behind it.
 */
export function readExHeader(bytes: Uint8Array, at: number, end: number, media: 'video' | 'audio'): ExHeader | number {
  let type = at;
  while (lowHalf(bytes, type) === MOD_EX) {
    type = behindModifier(bytes, type + 1, end);
    if (type >= end) return type;
  }
  const packet = lowHalf(bytes, type);
  if (packet !== MULTITRACK[media]) return { packet, track: 0, fourCcAt: type + 1, bodyAt: type + 1 + FOUR_CC_LENGTH };
  const track = type + MULTITRACK_LENGTH;
  if (track >= end) return track;
  const types = bytes[type + 1] as number;
  return {
    packet: types & 0x0f,
    track: bytes[track] as number,
    fourCcAt: type + 2,
    bodyAt: track + 1 + (types >> 4 === 0 ? 0 : TRACK_SIZE_LENGTH),
  };
}

/** Where the packet type behind the modifier is whose size is at `at`; at least as far as is known before `end`. */
function behindModifier(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return at;
  const size = (bytes[at] as number) + 1;
  if (size < 256) return at + 1 + size;
  if (at + 2 >= end) return at + 2;
  return at + 3 + (((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number)) + 1;
}

function lowHalf(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) & 0x0f;
}

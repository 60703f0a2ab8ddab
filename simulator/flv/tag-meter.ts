import {
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
} from '../../machines/flv';
import { isH265, timestampMs } from './flv-tags';

/** Frames of one kind that came. */
class Frames {
  count = 0;
  /** Whole tags, headers included. */
  bytes = 0;
  /** The newest frame's time in milliseconds, −1 before the first one. */
  timestampMs = -1;
  /** Between the newest two of them that have different times, in milliseconds; 0 before the second one. */
  gapMs = 0;
}

/**
 * What a player knows of a stream by its tags: counted when they begin, through chunks of any size. An FLV header at a tag
 * boundary begins everything anew, as does one at the start of a chunk after bytes that were no FLV.
 */
export class TagMeter {
  bytes = 0;
  keyFrames = 0;
  video = new Frames();
  audio = new Frames();
  /** The newest `onMetaData`, or without one the newest script tag before the first key frame: whole. */
  script: ArrayBuffer | null = null;
  /** The bytes are not FLV: only `bytes` is counted. */
  isInvalid = false;
  /** The newest key frame was H.265. */
  isH265 = false;

  private hasHeader = false;
  private hasMetaData = false;
  /** What came and is not understood yet: the beginning of a tag. */
  private rest = new Uint8Array();
  /** Bytes of the last tag that are still to come and need no look. */
  private skip = 0;

  /** Feeds one chunk; never throws. */
  push(chunk: ArrayBuffer): void {
    this.bytes += chunk.byteLength;
    if (this.isInvalid) {
      const bytes = new Uint8Array(chunk);
      if (bytes.length < FLV_HEADER_LENGTH || !isFlvHeader(bytes, 0)) return;
    }
    const skipped = Math.min(this.skip, chunk.byteLength);
    this.skip -= skipped;
    let bytes = join(this.rest, new Uint8Array(chunk, skipped));
    for (let length = this.read(bytes); length > 0; length = this.read(bytes)) {
      this.skip = Math.max(0, length - bytes.length);
      bytes = bytes.subarray(length);
    }
    this.rest = bytes.slice();
  }

  /** Forgets everything: the next chunk must begin with an FLV header. */
  reset(): void {
    this.begin(0);
    this.hasHeader = false;
  }

  /** Reads what begins there, and gives its length, which may be more than is there; 0 while too little is known. */
  private read(bytes: Uint8Array): number {
    if (bytes.length < TAG_HEAD_LENGTH) return 0;
    if (isFlvHeader(bytes, 0)) {
      this.begin(bytes.length);
      this.hasHeader = true;
      return FLV_HEADER_LENGTH;
    }
    if (!this.hasHeader) return this.giveUp(bytes);
    const payload = payloadLength(bytes, 0);
    const length = payload + TAG_OVERHEAD;
    if (!isTagType(bytes[0])) return this.readUnknown(bytes, payload);
    if (bytes[0] === SCRIPT_TAG) {
      if (bytes.length < length) return 0;
      this.keepScript(bytes, payload);
      return length;
    }
    if (bytes.length < headLength(bytes, 0, bytes.length, payload)) return 0;
    this.count(bytes, payload);
    return length;
  }

  /** Somebody's own tag is skipped by its size, which stands at its end again. */
  private readUnknown(bytes: Uint8Array, payload: number): number {
    if (payload > MAX_UNKNOWN_TAG_BYTES) return this.giveUp(bytes);
    const length = payload + TAG_OVERHEAD;
    if (bytes.length < length) return 0;
    const size = new DataView(bytes.buffer, bytes.byteOffset + length - 4, 4).getUint32(0);
    return size === payload + TAG_HEADER_LENGTH ? length : this.giveUp(bytes);
  }

  private keepScript(bytes: Uint8Array, payload: number): void {
    const isMeta = isMetaData(bytes, 0, payload);
    // a stream may change while it runs, and says so; other scripts are subtitles and the like then
    if (!isMeta && (this.keyFrames > 0 || this.hasMetaData)) return;
    this.hasMetaData = isMeta;
    this.script = bytes.slice(0, payload + TAG_OVERHEAD).buffer as ArrayBuffer;
  }

  private giveUp(bytes: Uint8Array): number {
    const { bytes: count } = this;
    this.reset();
    this.bytes = count;
    this.isInvalid = true;
    return bytes.length;
  }

  private count(bytes: Uint8Array, payload: number): void {
    const kind = tagKind(bytes, 0, payload);
    if (kind !== TAG_KIND.audioFrame && kind !== TAG_KIND.keyFrame && kind !== TAG_KIND.frame) return;
    const frames = kind === TAG_KIND.audioFrame ? this.audio : this.video;
    frames.count += 1;
    frames.bytes += payload + TAG_OVERHEAD;
    const atMs = timestampMs(bytes, 0);
    if (frames.timestampMs >= 0 && atMs > frames.timestampMs) frames.gapMs = atMs - frames.timestampMs;
    frames.timestampMs = atMs;
    if (kind !== TAG_KIND.keyFrame) return;
    this.keyFrames += 1;
    this.isH265 = isH265(bytes);
  }

  private begin(bytes: number): void {
    this.bytes = bytes;
    this.keyFrames = 0;
    this.video = new Frames();
    this.audio = new Frames();
    this.script = null;
    this.hasMetaData = false;
    this.isInvalid = this.isH265 = false;
    this.rest = new Uint8Array();
    this.skip = 0;
  }
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

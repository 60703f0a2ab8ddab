import {
  FLV_HEADER_LENGTH,
  isFlvHeader,
  isTagType,
  payloadLength,
  SCRIPT_TAG,
  TAG_HEAD_LENGTH,
  TAG_KIND,
  TAG_OVERHEAD,
  tagKind,
} from '../../machines/flv';
import { timestampMs } from './flv-tags';

/** Frames of one kind that came. */
class Frames {
  count = 0;
  /** Whole tags, headers included. */
  bytes = 0;
  /** The newest frame's time in milliseconds, −1 before the first one. */
  timestampMs = -1;
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
  /** The newest script tag before the first key frame, whole. */
  script: ArrayBuffer | null = null;
  /** The bytes are not FLV: only `bytes` is counted. */
  isInvalid = false;

  private hasHeader = false;
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
    if (!this.hasHeader || !isTagType(bytes[0])) {
      const { bytes: count } = this;
      this.reset();
      this.bytes = count;
      this.isInvalid = true;
      return bytes.length;
    }
    const payload = payloadLength(bytes, 0);
    const length = payload + TAG_OVERHEAD;
    if (bytes[0] === SCRIPT_TAG) {
      if (bytes.length < length) return 0;
      if (this.keyFrames === 0) this.script = bytes.slice(0, length).buffer as ArrayBuffer;
      return length;
    }
    this.count(bytes, payload);
    return length;
  }

  private count(bytes: Uint8Array, payload: number): void {
    const kind = tagKind(bytes, 0, payload);
    if (kind !== TAG_KIND.audioFrame && kind !== TAG_KIND.keyFrame && kind !== TAG_KIND.frame) return;
    const frames = kind === TAG_KIND.audioFrame ? this.audio : this.video;
    frames.count += 1;
    frames.bytes += payload + TAG_OVERHEAD;
    frames.timestampMs = timestampMs(bytes, 0);
    if (kind === TAG_KIND.keyFrame) this.keyFrames += 1;
  }

  private begin(bytes: number): void {
    this.bytes = bytes;
    this.keyFrames = 0;
    this.video = new Frames();
    this.audio = new Frames();
    this.script = null;
    this.isInvalid = false;
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

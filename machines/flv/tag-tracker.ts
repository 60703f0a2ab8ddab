import {
  FLV_HEADER_LENGTH,
  FLV_SIGNATURE_BYTE,
  isAacFrame,
  isFlvHeader,
  isInterFrame,
  isTagType,
  payloadLength,
  TAG_HEAD_LENGTH,
  TAG_KIND,
  TAG_OVERHEAD,
  type TagKind,
  tagKind,
} from './flv-bytes';

/**
 * Follows tag boundaries through chunks of any size. A second FLV header at a tag boundary begins everything anew, as
 * does one at the start of a chunk after bytes that were no FLV; a pull that was cut inside a tag needs `reset()`.
 */
export interface TagTracker {
  /** Feeds one chunk; read the fields after. Never throws, keeps nothing of the chunk but copies of start-up tags. */
  push(chunk: ArrayBuffer): void;
  /** FLV header, script and sequence-header tags, for a viewer who joins late; null until the first frame to join at. */
  readonly preamble: readonly ArrayBuffer[] | null;
  /**
   * Where a late viewer may begin in the last pushed chunk: the offset of the first key frame's tag (of an audio frame in
   * a stream without video) that `preamble` fits, or −1. After `pendingKeyFrame` it is 0.
   */
  readonly keyFrameOffset: number;
  /** The bytes of that tag which came in earlier chunks: a late viewer needs them before the chunk itself. */
  readonly pendingKeyFrame: ArrayBuffer | null;
  /** Counted also where they are not FLV, and nobody can join. */
  readonly bytes: number;
  readonly videoFrames: number;
  readonly keyFrames: number;
  /** Forgets everything: the next chunk must begin with an FLV header. */
  reset(): void;
}

/** A start-up tag that is longer than this is passed on but not kept. */
const START_UP_TAG_LIMIT = 65_536;

export function createTagTracker(): TagTracker {
  return new Tracker();
}

class Tracker implements TagTracker {
  keyFrameOffset = -1;
  pendingKeyFrame: ArrayBuffer | null = null;
  bytes = 0;
  videoFrames = 0;
  keyFrames = 0;

  /** The bytes are not FLV. */
  private isInvalid = false;
  /** Bytes of the current tag that are still to come and need no look. */
  private skip = 0;
  /** Bytes of the current tag's head that are in `head`, when chunks split it. */
  private headLength = 0;
  /** While a head that was split is read: how much of it came in earlier chunks. */
  private earlierBytes = 0;
  private readonly head = new Uint8Array(TAG_HEAD_LENGTH);
  /** The start-up tag that is being copied. */
  private copy: Uint8Array<ArrayBuffer> | null = null;
  private copyKind: TagKind = TAG_KIND.other;
  private copyLength = 0;

  private header: ArrayBuffer | null = null;
  private script: ArrayBuffer | null = null;
  private videoSequence: ArrayBuffer | null = null;
  private audioSequence: ArrayBuffer | null = null;
  private hasVideo = false;
  private canJoin = false;
  private assembled: readonly ArrayBuffer[] | null = null;

  get preamble(): readonly ArrayBuffer[] | null {
    if (!this.canJoin) return null;
    this.assembled ??= [this.header, this.script, this.videoSequence, this.audioSequence].filter(
      (part) => part !== null,
    );
    return this.assembled;
  }

  push(chunk: ArrayBuffer): void {
    const length = chunk.byteLength;
    this.bytes += length;
    if (this.keyFrameOffset !== -1) {
      this.keyFrameOffset = -1;
      this.pendingKeyFrame = null;
    }
    if (this.skip >= length) {
      this.skip -= length;
      return;
    }
    const view = new Uint8Array(chunk);
    if (this.isInvalid && !isFreshStart(view)) return;
    let at = this.skip;
    this.skip = 0;
    while (at < length) {
      const next =
        this.copy === null && this.headLength === 0 && this.hasVideo && at + TAG_HEAD_LENGTH <= length
          ? this.passFrame(view, at)
          : at;
      at = next > at ? next : this.step(view, at);
    }
    if (at > length) this.skip = at - length;
  }

  reset(): void {
    this.begin(0);
    this.header = null;
  }

  /** Goes on to the next byte that matters, and returns where that is; it may be past the chunk. */
  private step(view: Uint8Array, at: number): number {
    if (this.copy) return this.copyFrom(view, at, this.copy);
    if (this.headLength > 0 || view.length - at < TAG_HEAD_LENGTH) return this.collectHead(view, at);
    return this.readHead(view, at, view, at);
  }

  /**
   * Passes a frame at which nobody joins, as most tags are, with as few steps as can be: a stream has dozens a second.
   * Returns where it ends, or `at` when it is anything else.
   */
  private passFrame(view: Uint8Array, at: number): number {
    const payload = payloadLength(view, at);
    if (payload < 2) return at;
    if (isInterFrame(view, at)) this.videoFrames += 1;
    else if (!isAacFrame(view, at)) return at;
    return at + payload + TAG_OVERHEAD;
  }

  /** Chunks split the head of a tag: puts it together. */
  private collectHead(view: Uint8Array, at: number): number {
    const earlier = this.headLength;
    const taken = Math.min(TAG_HEAD_LENGTH - earlier, view.length - at);
    this.head.set(view.subarray(at, at + taken), earlier);
    this.headLength += taken;
    if (this.headLength < TAG_HEAD_LENGTH) return at + taken;
    this.headLength = 0;
    this.earlierBytes = earlier;
    const next = this.readHead(view, at - earlier, this.head, 0);
    this.earlierBytes = 0;
    return next;
  }

  /** A tag or an FLV header begins at `at` of the chunk (negative when it began earlier); its head is in `bytes`. */
  private readHead(view: Uint8Array, at: number, bytes: Uint8Array, from: number): number {
    if (bytes[from] === FLV_SIGNATURE_BYTE && isFlvHeader(bytes, from)) {
      this.begin(view.length - at);
      this.header = bytes.slice(from, from + FLV_HEADER_LENGTH).buffer;
      this.hasVideo = ((bytes[from + 4] as number) & 1) !== 0;
      return at + FLV_HEADER_LENGTH;
    }
    if (this.header === null || !isTagType(bytes[from])) return this.giveUp(view);
    const payload = payloadLength(bytes, from);
    const length = payload + TAG_OVERHEAD;
    const kind = tagKind(bytes, from, payload);
    if (this.isStartUp(kind) && length <= START_UP_TAG_LIMIT) {
      this.beginCopy(bytes, from, kind, length);
      return at + TAG_HEAD_LENGTH;
    }
    this.count(kind, at);
    return at + length;
  }

  private count(kind: TagKind, at: number): void {
    if (kind === TAG_KIND.audioFrame && !this.hasVideo) this.joinAt(at);
    if (kind !== TAG_KIND.keyFrame && kind !== TAG_KIND.frame) return;
    this.hasVideo = true;
    this.videoFrames += 1;
    if (kind !== TAG_KIND.keyFrame) return;
    this.keyFrames += 1;
    this.joinAt(at);
  }

  private joinAt(at: number): void {
    this.canJoin = true;
    if (this.keyFrameOffset !== -1) return;
    this.keyFrameOffset = Math.max(0, at);
    if (this.earlierBytes > 0) this.pendingKeyFrame = this.head.slice(0, this.earlierBytes).buffer;
  }

  /** Sequence headers may change while a stream runs; scripts after the first frame are subtitles and the like. */
  private isStartUp(kind: TagKind): boolean {
    if (kind === TAG_KIND.script) return !this.canJoin;
    return kind === TAG_KIND.videoSequence || kind === TAG_KIND.audioSequence;
  }

  private beginCopy(bytes: Uint8Array, from: number, kind: TagKind, length: number): void {
    this.copy = new Uint8Array(length);
    this.copy.set(bytes.subarray(from, from + TAG_HEAD_LENGTH));
    this.copyKind = kind;
    this.copyLength = TAG_HEAD_LENGTH;
  }

  private copyFrom(view: Uint8Array, at: number, copy: Uint8Array<ArrayBuffer>): number {
    const taken = Math.min(copy.length - this.copyLength, view.length - at);
    copy.set(view.subarray(at, at + taken), this.copyLength);
    this.copyLength += taken;
    if (this.copyLength === copy.length) this.keep(copy.buffer);
    return at + taken;
  }

  private keep(tag: ArrayBuffer): void {
    this.copy = null;
    this.assembled = null;
    if (this.copyKind === TAG_KIND.script) this.script = tag;
    if (this.copyKind === TAG_KIND.audioSequence) this.audioSequence = tag;
    if (this.copyKind === TAG_KIND.videoSequence) this.videoSequence = tag;
    // a key frame earlier in this chunk belongs to the sequence headers before this one
    this.keyFrameOffset = -1;
    this.pendingKeyFrame = null;
  }

  private giveUp(view: Uint8Array): number {
    const { bytes } = this;
    this.begin(bytes);
    this.header = null;
    this.isInvalid = true;
    return view.length;
  }

  private begin(bytes: number): void {
    this.bytes = bytes;
    this.isInvalid = false;
    this.keyFrameOffset = -1;
    this.pendingKeyFrame = null;
    this.videoFrames = this.keyFrames = 0;
    this.skip = this.headLength = 0;
    this.copy = this.script = this.videoSequence = this.audioSequence = this.assembled = null;
    this.hasVideo = this.canJoin = false;
  }
}

function isFreshStart(view: Uint8Array): boolean {
  return view.length >= FLV_HEADER_LENGTH && isFlvHeader(view, 0);
}

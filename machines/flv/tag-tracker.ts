import {
  FLV_HEADER_LENGTH,
  FLV_SIGNATURE_BYTE,
  headLength,
  isAacFrame,
  isEncryptedTagType,
  isEncryptedVideo,
  isFlvHeader,
  isInterFrame,
  isMetaData,
  isTagType,
  MAX_HEAD_LENGTH,
  MAX_TAG_BYTES,
  MAX_UNKNOWN_TAG_BYTES,
  payloadLength,
  TAG_HEAD_LENGTH,
  TAG_HEADER_LENGTH,
  TAG_KIND,
  TAG_OVERHEAD,
  type TagKind,
  tagKind,
  tagTimeMs,
  tagTrack,
} from './flv-bytes';
import { MAX_START_UP_TAG_BYTES, StartUpTags } from './start-up-tags';

/** Why nobody can join, or see anything: the bytes never were FLV, no longer make sense, or are encrypted. */
export type FlvTrouble = 'notFlv' | 'damaged' | 'encrypted';

/**
 * Follows tag boundaries through chunks of any size, in any FLV that a player takes: enhanced or not, with tags of somebody's
 * own between the others, headers repeated anywhere, and with or without the sound or the video that its header promises.
 * A second FLV header at a tag boundary begins everything anew, as does one at the start of a chunk after bytes that made
 * no sense; a pull that was cut inside a tag needs `reset()`.
 */
export interface TagTracker {
  /** Feeds one chunk; read the fields after. Never throws, keeps nothing of the chunk but copies of start-up tags. */
  push(chunk: ArrayBuffer): void;
  /**
   * FLV header, script and sequence-header tags, for a viewer who joins late: those that fit `keyFrameOffset` where the last
   * chunk has one. Null until the first frame to join at.
   */
  readonly preamble: readonly ArrayBuffer[] | null;
  /**
   * Where a late viewer may begin in the last pushed chunk: the offset of the first key frame's tag (of an audio frame in
   * a stream without video), or −1. After `pendingKeyFrame` it is 0.
   */
  readonly keyFrameOffset: number;
  /** The bytes of that tag which came in earlier chunks: a late viewer needs them before the chunk itself. */
  readonly pendingKeyFrame: ArrayBuffer | null;
  /** Counted also where they are not FLV, and nobody can join. */
  readonly bytes: number;
  readonly videoFrames: number;
  /** Of the latest video frame, in milliseconds of the stream's own clock. */
  readonly videoTimeMs: number;
  /** Before the first video frame; later ones are not counted. */
  readonly audioFrames: number;
  /** Of the latest sound, in the same milliseconds; null where none has come. */
  readonly audioTimeMs: number | null;
  readonly keyFrames: number;
  readonly trouble: FlvTrouble | null;
  /** Forgets everything: the next chunk must begin with an FLV header. */
  reset(): void;
}

/** What the file header promises is waited for during so many frames of the other kind: some seconds. */
const PROMISE_FRAMES = 25;
/** In the file header: there is sound, there is video. */
const AUDIO_FLAG = 4;
const VIDEO_FLAG = 1;
/** Tracks have one byte. */
const NO_TRACK = 256;
const SIZE_LENGTH = 4;
/** "FLV", version 1. */
const FLV_BEGINNING = [0x46, 0x4c, 0x56, 1] as const;

export function createTagTracker(): TagTracker {
  return new Tracker();
}

class Tracker implements TagTracker {
  keyFrameOffset = -1;
  pendingKeyFrame: ArrayBuffer | null = null;
  bytes = 0;
  videoFrames = 0;
  videoTimeMs = 0;
  audioFrames = 0;
  audioTimeMs: number | null = null;
  keyFrames = 0;

  /** The bytes make no sense, and why. */
  private invalid: FlvTrouble | null = null;
  /** Encrypted tags, and whether the picture's are among them: sound alone may be, beside a picture that is not. */
  private encryptedTags = 0;
  private isPictureEncrypted = false;
  /** Bytes of the current tag that are still to come and need no look. */
  private skip = 0;
  /** Bytes of the current tag's head that are in `head`, when chunks split it, and how many are wanted there. */
  private headLength = 0;
  private wantedLength = TAG_HEAD_LENGTH;
  private readonly head = new Uint8Array(MAX_HEAD_LENGTH);
  /** The start-up tag that is being copied. */
  private copy: Uint8Array<ArrayBuffer> | null = null;
  private copyKind: TagKind = TAG_KIND.other;
  private copyTrack = 0;
  private copyLength = 0;
  /** The tag of an unknown type that is passed: its type, and what its size must say at its end. */
  private unknownType = 0;
  private unknownSize = 0;
  private unknownSizeRead = 0;
  private unknownSizeLength = 0;

  private header: Uint8Array<ArrayBuffer> | null = null;
  private readonly startUp = new StartUpTags();
  private hasVideo = false;
  private hasAudio = false;
  private promisesVideo = false;
  private promisesAudio = false;
  /** The lowest one: others are pictures beside it. */
  private track = NO_TRACK;
  private canJoin = false;
  private assembled: readonly ArrayBuffer[] | null = null;
  /** The preamble at `keyFrameOffset`, when headers came after it in the same chunk. */
  private fitting: readonly ArrayBuffer[] | null = null;

  get preamble(): readonly ArrayBuffer[] | null {
    return this.fitting ?? (this.canJoin ? this.assemble() : null);
  }

  get trouble(): FlvTrouble | null {
    const hidesAll = !this.canJoin && this.encryptedTags >= PROMISE_FRAMES;
    return this.isPictureEncrypted || hidesAll ? 'encrypted' : this.invalid;
  }

  push(chunk: ArrayBuffer): void {
    const length = chunk.byteLength;
    this.bytes += length;
    if (this.keyFrameOffset !== -1) {
      this.keyFrameOffset = -1;
      this.pendingKeyFrame = this.fitting = null;
    }
    if (this.skip >= length) {
      this.skip -= length;
      return;
    }
    const view = new Uint8Array(chunk);
    if (this.invalid && !isFreshStart(view)) return;
    let at = this.skip;
    this.skip = 0;
    while (at < length) {
      const next =
        this.hasVideo && at + TAG_HEAD_LENGTH <= length && this.isBetweenTags() ? this.passFrame(view, at) : at;
      at = next > at ? next : this.step(view, at);
    }
    if (at > length) this.skip = at - length;
  }

  reset(): void {
    this.begin(0);
    this.header = null;
    this.startUp.forget();
  }

  /** Nothing of a tag is kept for later: the next byte begins one. */
  private isBetweenTags(): boolean {
    return this.headLength === 0 && this.copy === null && this.unknownSize === 0;
  }

  /** Goes on to the next byte that matters, and returns where that is; it may be past the chunk. */
  private step(view: Uint8Array, at: number): number {
    if (this.copy) return this.copyFrom(view, at, this.copy);
    if (this.unknownSize > 0) return this.checkSize(view, at);
    if (this.headLength > 0 || view.length - at < TAG_HEAD_LENGTH) return this.collectHead(view, at);
    return this.readHead(view, at, view, at, view.length - at);
  }

  /**
   * Passes a frame at which nobody joins, as most tags are, with as few steps as can be: a stream has dozens a second.
   * Returns where it ends, or `at` when it is anything else.
   */
  private passFrame(view: Uint8Array, at: number): number {
    const payload = payloadLength(view, at);
    if (payload < 2 || payload > MAX_TAG_BYTES) return at;
    if (isInterFrame(view, at)) {
      this.videoFrames += 1;
      this.videoTimeMs = tagTimeMs(view, at);
    } else if (this.hasAudio && isAacFrame(view, at)) this.audioTimeMs = tagTimeMs(view, at);
    else return at;
    return at + payload + TAG_OVERHEAD;
  }

  /** Chunks split the head of a tag: puts it together. */
  private collectHead(view: Uint8Array, at: number): number {
    const before = this.headLength;
    const taken = Math.min(this.wantedLength - before, view.length - at);
    // byte by byte: a view for so few would be more work, and one more thing to collect
    for (let index = 0; index < taken; index += 1) this.head[before + index] = view[at + index] as number;
    this.headLength += taken;
    if (this.header === null && !mayBeFlv(this.head, this.headLength)) return this.giveUp(view, 'notFlv');
    if (this.headLength < this.wantedLength) return at + taken;
    const have = this.headLength;
    this.forgetHead();
    return this.readHead(view, at - before, this.head, 0, have);
  }

  private forgetHead(): void {
    this.headLength = 0;
    this.wantedLength = TAG_HEAD_LENGTH;
  }

  /**
   * A tag or an FLV header begins at `at` of the chunk (negative when it began earlier); `have` bytes of it are in `bytes`.
   */
  private readHead(view: Uint8Array, at: number, bytes: Uint8Array, from: number, have: number): number {
    if (bytes[from] === FLV_SIGNATURE_BYTE && isFlvHeader(bytes, from))
      return this.readFileHeader(view, at, bytes, from);
    if (this.header === null) return this.giveUp(view, 'notFlv');
    const payload = payloadLength(bytes, from);
    const type = bytes[from] as number;
    const isKnown = isTagType(type);
    if (payload > (isKnown ? MAX_TAG_BYTES : MAX_UNKNOWN_TAG_BYTES)) return this.giveUp(view, 'damaged');
    if (!isKnown) return this.passUnknown(at, bytes, from, type, payload);
    const needed = headLength(bytes, from, have, payload);
    if (needed > have) return this.wantMore(at, bytes, from, have, needed);
    return this.readTag(at, bytes, from, bytes === this.head ? have : needed, payload);
  }

  private readFileHeader(view: Uint8Array, at: number, bytes: Uint8Array, from: number): number {
    const hadVideo = this.hasVideo || this.promisesVideo;
    const { track } = this;
    this.begin(view.length - at);
    this.track = track;
    this.startUp.beginAnew();
    this.header = bytes.slice(from, from + FLV_HEADER_LENGTH);
    const flags = bytes[from + 4] as number;
    this.promisesVideo = hadVideo || (flags & VIDEO_FLAG) !== 0;
    this.promisesAudio = (flags & AUDIO_FLAG) !== 0;
    return at + FLV_HEADER_LENGTH;
  }

  /** `read` bytes of the tag have been taken out of the chunks. */
  private readTag(at: number, bytes: Uint8Array, from: number, read: number, payload: number): number {
    const length = payload + TAG_OVERHEAD;
    const kind = tagKind(bytes, from, payload);
    const track = tagTrack(bytes, from, payload);
    if (this.isStartUp(kind, bytes, from, payload) && length <= MAX_START_UP_TAG_BYTES) {
      this.beginCopy(bytes.subarray(from, from + read), kind, track, length);
      return at + read;
    }
    this.count(kind, track, at, tagTimeMs(bytes, from));
    return at + length;
  }

  /** What the tag is stands further behind: all that is there of it is put by. */
  private wantMore(at: number, bytes: Uint8Array, from: number, have: number, needed: number): number {
    if (bytes !== this.head) this.head.set(bytes.subarray(from, from + have));
    this.headLength = have;
    this.wantedLength = needed;
    return at + have;
  }

  /** Somebody's own tag, or an encrypted one: passed by its size, which must stand once more at its end. */
  private passUnknown(at: number, bytes: Uint8Array, from: number, type: number, payload: number): number {
    this.unknownType = type;
    this.unknownSize = TAG_HEADER_LENGTH + payload;
    this.unknownSizeRead = this.unknownSizeLength = 0;
    // a payload of less than two bytes: the head holds the beginning of that size
    for (let index = this.unknownSize; index < TAG_HEAD_LENGTH; index += 1)
      this.readSize(bytes[from + index] as number);
    return at + Math.max(this.unknownSize, TAG_HEAD_LENGTH);
  }

  private readSize(byte: number): void {
    this.unknownSizeRead = this.unknownSizeRead * 256 + byte;
    this.unknownSizeLength += 1;
  }

  private checkSize(view: Uint8Array, at: number): number {
    let next = at;
    while (next < view.length && this.unknownSizeLength < SIZE_LENGTH) {
      this.readSize(view[next] as number);
      next += 1;
    }
    if (this.unknownSizeLength < SIZE_LENGTH) return next;
    if (this.unknownSizeRead !== this.unknownSize) return this.giveUp(view, 'damaged');
    this.unknownSize = 0;
    if (isEncryptedTagType(this.unknownType)) {
      this.encryptedTags += 1;
      if (isEncryptedVideo(this.unknownType)) this.isPictureEncrypted = true;
    }
    return next;
  }

  private count(kind: TagKind, track: number, at: number, timeMs: number): void {
    if (kind === TAG_KIND.audioFrame) this.countAudio(at, timeMs);
    if (kind !== TAG_KIND.keyFrame && kind !== TAG_KIND.frame) return;
    this.track = Math.min(this.track, track);
    if (track > this.track) return;
    this.hasVideo = true;
    this.videoFrames += 1;
    this.videoTimeMs = timeMs;
    if (kind !== TAG_KIND.keyFrame) return;
    this.keyFrames += 1;
    this.joinAt(at);
  }

  private countAudio(at: number, timeMs: number): void {
    this.hasAudio = true;
    this.audioTimeMs = timeMs;
    if (this.hasVideo) return;
    this.audioFrames += 1;
    if (!this.mayHaveVideo()) this.joinAt(at);
  }

  private joinAt(at: number): void {
    if (!this.canJoin) {
      this.canJoin = true;
      this.startUp.settle();
      this.assembled = null;
    }
    if (this.keyFrameOffset !== -1) return;
    this.keyFrameOffset = Math.max(0, at);
    if (at < 0) this.pendingKeyFrame = this.head.slice(0, -at).buffer;
  }

  private mayHaveVideo(): boolean {
    return this.hasVideo || (this.promisesVideo && this.audioFrames < PROMISE_FRAMES);
  }

  private mayHaveAudio(): boolean {
    return this.hasAudio || (this.promisesAudio && this.videoFrames < PROMISE_FRAMES);
  }

  /** Sequence headers and metadata may change while a stream runs; other scripts after the first frame are subtitles and the like. */
  private isStartUp(kind: TagKind, bytes: Uint8Array, from: number, payload: number): boolean {
    if (kind === TAG_KIND.script) return !this.canJoin || isMetaData(bytes, from, payload);
    return (
      kind === TAG_KIND.videoSequence ||
      kind === TAG_KIND.audioSequence ||
      kind === TAG_KIND.videoMetadata ||
      kind === TAG_KIND.audioChannels
    );
  }

  private beginCopy(head: Uint8Array, kind: TagKind, track: number, length: number): void {
    this.copy = new Uint8Array(length);
    this.copy.set(head);
    this.copyKind = kind;
    this.copyTrack = track;
    this.copyLength = head.length;
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
    // a key frame earlier in this chunk belongs to the headers before this one, which comes after it in the stream
    if (this.keyFrameOffset !== -1) this.fitting ??= this.assemble();
    this.assembled = null;
    if (this.copyKind === TAG_KIND.script) this.startUp.keepScript(tag);
    else this.startUp.keepSequence(this.copyKind, this.copyTrack, tag);
    if (this.copyKind === TAG_KIND.videoSequence) {
      this.promisesVideo = true;
      this.track = Math.min(this.track, this.copyTrack);
    }
  }

  private assemble(): readonly ArrayBuffer[] {
    const header = this.header ?? new Uint8Array();
    const flags = (this.mayHaveAudio() ? AUDIO_FLAG : 0) | (this.mayHaveVideo() ? VIDEO_FLAG : 0);
    if (header[4] !== flags) {
      header[4] = flags;
      this.assembled = null;
    }
    this.assembled ??= [header.slice().buffer, ...this.startUp.list()];
    return this.assembled;
  }

  private giveUp(view: Uint8Array, why: FlvTrouble): number {
    const { bytes } = this;
    this.reset();
    this.bytes = bytes;
    this.invalid = why;
    return view.length;
  }

  private begin(bytes: number): void {
    this.bytes = bytes;
    this.invalid = this.copy = this.assembled = this.pendingKeyFrame = this.fitting = null;
    this.isPictureEncrypted = this.hasVideo = this.hasAudio = this.canJoin = false;
    this.promisesVideo = this.promisesAudio = false;
    this.keyFrameOffset = -1;
    this.videoFrames = this.keyFrames = this.audioFrames = this.encryptedTags = 0;
    this.audioTimeMs = null;
    this.skip = this.unknownSize = 0;
    this.track = NO_TRACK;
    this.forgetHead();
  }
}

function isFreshStart(view: Uint8Array): boolean {
  return view.length >= FLV_HEADER_LENGTH && isFlvHeader(view, 0);
}

/** The first bytes of a pull, too few for a whole header: an error of a server may be short. */
function mayBeFlv(head: Uint8Array, length: number): boolean {
  return FLV_BEGINNING.every((byte, index) => index >= length || head[index] === byte);
}

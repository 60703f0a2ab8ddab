import type { Clock } from '../../../machines/kernel/ports';
import type { CameraPull, CameraSource, Sender, Sending } from '../../../simulator/camera/camera.types';
import { RUBBISH, SendingGate } from '../../../simulator/camera/sending';
import { audioSequence, flvHeader, join, scriptTag } from '../../support/flv-builder';
import type { CameraHabits } from '../scenario.types';

const VIDEO = 9;
const AUDIO = 8;
const SCRIPT = 18;
const TAG_HEADER_BYTES = 11;
const KEY_FRAME = 0x17;
const INTER_FRAME = 0x27;
const AAC = 0xaf;
/** What a packet is: one that tells how to begin, one of media, or of sound where there has been no picture in the pull. */
const SEQUENCE = 0;
const MEDIA = 1;
const SOUND_ALONE = 2;
const FRAME_MS = 100;
/** Flags, packet type, composition time; then which pull this is of and which tag of it. */
const PAYLOAD_BYTES = 13;
const AUDIO_SEQUENCE_BYTES = 4;
/** Nothing that these cameras film is longer. */
const LONGEST_TAG_BYTES = 1_000;
const TAG_BYTES = TAG_HEADER_BYTES + PAYLOAD_BYTES + 4;
const SILENCES_MS: Partial<Readonly<Record<Sending, number>>> = { groupsOf3s: 3_000, groupsOf6s: 6_000 };
/** Where nobody chose; how many bytes are held back then differs from pull to pull. */
const USUAL: CameraHabits = {
  framesPerChunk: 5,
  chunksPerKeyFrame: 4,
  piecesPerChunk: 1,
  bytesHeldBack: 0,
  sending: 'usual',
};
const HELD_BACK = [0, 5, 0, 17, 28];

/**
 * Cameras that film numbers: http-flv in which every tag says which pull it belongs to and which tag of it it is, by
 * default in two chunks a second. So whoever reads them can tell whether all of it arrived, in order and once.
 */
export class NumberedCamera implements CameraSource {
  /** The pull that is writing at this moment; 0 between chunks. */
  writing = 0;
  private pulls = 0;

  private readonly habits: CameraHabits;

  constructor(
    private readonly clock: Clock,
    private readonly given: Partial<CameraHabits> = {},
  ) {
    this.habits = { ...USUAL, ...given };
  }

  /** How far apart chunks are, in milliseconds. */
  get chunkEveryMs(): number {
    return FRAME_MS * this.habits.framesPerChunk;
  }

  /** How long at most nothing comes of a camera that is well, in milliseconds. */
  get silenceMs(): number {
    return Math.max(this.chunkEveryMs, silenceMsOf(this.habits.sending));
  }

  open(_quality: unknown, write: (chunk: ArrayBuffer) => void, _onEnd?: () => void, sender?: Sender): CameraPull {
    this.pulls += 1;
    const pull = this.pulls;
    const { framesPerChunk, piecesPerChunk, sending } = this.habits;
    // a camera of seldom frames has key frames alone
    const chunksPerKeyFrame = sending === 'slowFrames' ? 1 : this.habits.chunksPerKeyFrame;
    // what happens to a camera is more than its habit
    const sendingNow = () => (sender && sender.sending() !== 'usual' ? sender.sending() : sending);
    const gate = new SendingGate(sendingNow, 0);
    const heldBack = this.given.bytesHeldBack ?? (HELD_BACK[pull % HELD_BACK.length] as number);
    let rest = new Uint8Array(0);
    let filmMs = 0;
    let chunks = 0;
    let tags = 0;
    let hasVideo = false;
    let isClosed = false;
    let isPaused = false;

    const filmed = (): Uint8Array<ArrayBuffer> => {
      const frames = framesOf(chunks * framesPerChunk, framesPerChunk, chunks % chunksPerKeyFrame === 0).filter(
        (frame) => gate.isSent(frame),
      );
      hasVideo ||= frames.some(({ isVideo }) => isVideo);
      const bytes = chunk(pull, tags, frames, hasVideo);
      tags += frames.length;
      chunks += 1;
      return bytes;
    };

    const send = (): void => {
      const dueMs = gate.dueMs(filmMs);
      filmMs += this.chunkEveryMs;
      const isFirst = chunks === 0;
      const fresh: Uint8Array<ArrayBuffer>[] = [];
      while (chunks * this.chunkEveryMs <= dueMs) fresh.push(filmed());
      if (!isClosed && !isPaused) timer = this.clock.setTimeout(send, this.chunkEveryMs);
      if (fresh.length === 0) return;
      if (gate.isRubbish()) for (const bytes of fresh) bytes.fill(RUBBISH);
      const start = isFirst ? join(preamble(pull), ...fresh) : join(rest, ...fresh);
      const whole = start.length - heldBack;
      rest = start.slice(whole);
      const size = Math.ceil(whole / piecesPerChunk);
      for (let from = 0; from < whole && !isClosed; from += size) {
        this.writing = pull;
        write(heldBack === 0 && size === whole ? start.buffer : start.slice(from, Math.min(whole, from + size)).buffer);
        this.writing = 0;
      }
    };
    let timer = this.clock.setTimeout(send, 0);
    return {
      close: () => {
        isClosed = true;
        this.clock.clearTimeout(timer);
      },
      pause: () => {
        isPaused = true;
        this.clock.clearTimeout(timer);
      },
      resume: () => {
        if (!isPaused || isClosed) return;
        isPaused = false;
        timer = this.clock.setTimeout(send, 0);
      },
    };
  }
}

/** How long nothing comes of a camera that sends much at a time. */
export const silenceMsOf = (sending: Sending): number => SILENCES_MS[sending] ?? 0;

function preamble(pull: number): Uint8Array<ArrayBuffer> {
  const sequence = new Uint8Array(TAG_BYTES);
  writeTag(sequence, 0, { type: VIDEO, timestampMs: 0, flags: KEY_FRAME, packet: SEQUENCE, pull, tag: 0 });
  return join(flvHeader(), scriptTag(), sequence, audioSequence());
}

/** A frame of what these cameras film. */
interface NumberedFrame {
  readonly isVideo: boolean;
  readonly keyFrame: boolean;
  readonly timeMs: number;
}

/** So many pictures, the first of them a key frame or none, then their sound. */
function framesOf(first: number, count: number, hasKeyFrame: boolean): readonly NumberedFrame[] {
  const pictures = Array.from({ length: count }, (_, index) => ({
    isVideo: true,
    keyFrame: index === 0 && hasKeyFrame,
    timeMs: (first + index) * FRAME_MS,
  }));
  return [...pictures, { isVideo: false, keyFrame: false, timeMs: first * FRAME_MS }];
}

function chunk(
  pull: number,
  firstTag: number,
  frames: readonly NumberedFrame[],
  hasVideo: boolean,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(TAG_BYTES * frames.length);
  for (const [index, { isVideo, keyFrame, timeMs }] of frames.entries()) {
    const flags = isVideo ? (keyFrame ? KEY_FRAME : INTER_FRAME) : AAC;
    const type = isVideo ? VIDEO : AUDIO;
    const packet = hasVideo ? MEDIA : SOUND_ALONE;
    writeTag(bytes, index * TAG_BYTES, { type, timestampMs: timeMs, flags, packet, pull, tag: firstTag + index });
  }
  return bytes;
}

interface NumberedTag {
  readonly type: number;
  readonly timestampMs: number;
  readonly flags: number;
  readonly packet: number;
  readonly pull: number;
  readonly tag: number;
}

function writeTag(bytes: Uint8Array, at: number, { type, timestampMs, flags, packet, pull, tag }: NumberedTag): void {
  const view = new DataView(bytes.buffer, at, TAG_BYTES);
  view.setUint32(0, (type << 24) | PAYLOAD_BYTES);
  view.setUint32(4, ((timestampMs & 0xffffff) << 8) | (timestampMs >>> 24));
  view.setUint8(TAG_HEADER_BYTES, flags);
  view.setUint8(TAG_HEADER_BYTES + 1, packet);
  view.setUint32(TAG_HEADER_BYTES + 5, pull);
  view.setUint32(TAG_HEADER_BYTES + 9, tag);
  view.setUint32(TAG_HEADER_BYTES + PAYLOAD_BYTES, TAG_HEADER_BYTES + PAYLOAD_BYTES);
}

/** Reads what one connection of live-player was given, and says what is wrong with it. */
export class NumberedReader {
  /** The pull whose bytes these are; 0 before the first tag that tells. */
  pull = 0;
  private rest = new Uint8Array(0);
  /** Pictures that came whole. */
  videoFrames = 0;
  private hasHeader = false;
  private isRubbish = false;
  private nextTag = -1;

  /** What is wrong with these bytes after all that came before; null when nothing is. */
  read(chunk: ArrayBuffer): string | null {
    if (this.isRubbish) return null;
    const bytes = this.rest.length > 0 ? join(this.rest, new Uint8Array(chunk)) : new Uint8Array(chunk);
    let at = 0;
    if (!this.hasHeader) {
      if (bytes[0] !== 0x46 || bytes[1] !== 0x4c || bytes[2] !== 0x56) return 'bytes without an FLV header before them';
      this.hasHeader = true;
      at = 13;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    while (at + TAG_HEADER_BYTES < bytes.length) {
      // a camera may send what is no stream any more
      if (view.getUint8(at) === RUBBISH) this.isRubbish = true;
      if (this.isRubbish) return null;
      const size = view.getUint32(at) & 0xffffff;
      if (size > LONGEST_TAG_BYTES) return `a tag of ${size} bytes: it does not begin where it should`;
      const end = at + TAG_HEADER_BYTES + size + 4;
      if (end > bytes.length) break;
      const wrong = this.readTag(view, at, size);
      if (wrong) return wrong;
      at = end;
    }
    this.rest = bytes.slice(at);
    return null;
  }

  private readTag(view: DataView, at: number, size: number): string | null {
    const type = view.getUint8(at);
    if (type === 0x46) return 'a second FLV header over one connection';
    if (type === SCRIPT || (type === AUDIO && size === AUDIO_SEQUENCE_BYTES)) return null;
    if (size !== PAYLOAD_BYTES) return `a broken tag of ${size} bytes`;
    const payload = at + TAG_HEADER_BYTES;
    const pull = view.getUint32(payload + 5);
    const tag = view.getUint32(payload + 9);
    if (this.pull !== 0 && pull !== this.pull) return `bytes of pull ${pull} among those of pull ${this.pull}`;
    this.pull = pull;
    const packet = view.getUint8(payload + 1);
    if (packet === SEQUENCE) return null;
    const mayBegin = view.getUint8(payload) === KEY_FRAME || packet === SOUND_ALONE;
    if (this.nextTag < 0 && !mayBegin) return 'media that does not begin with a key frame';
    if (this.nextTag >= 0 && tag !== this.nextTag) return `tag ${tag} where ${this.nextTag} was due`;
    this.nextTag = tag + 1;
    if (view.getUint8(at) === VIDEO) this.videoFrames += 1;
    return null;
  }
}

import type { Clock } from '../../../machines/kernel/ports';
import type { CameraPull, CameraSource } from '../../../simulator/camera/camera.types';
import { audioSequence, flvHeader, join, scriptTag } from '../../support/flv-builder';
import type { CameraHabits } from '../scenario.types';

const VIDEO = 9;
const AUDIO = 8;
const SCRIPT = 18;
const TAG_HEADER_BYTES = 11;
const KEY_FRAME = 0x17;
const INTER_FRAME = 0x27;
const AAC = 0xaf;
const FRAME_MS = 100;
/** Flags, packet type, composition time; then which pull this is of and which tag of it. */
const PAYLOAD_BYTES = 13;
const AUDIO_SEQUENCE_BYTES = 4;
/** Nothing that these cameras film is longer. */
const LONGEST_TAG_BYTES = 1_000;
const TAG_BYTES = TAG_HEADER_BYTES + PAYLOAD_BYTES + 4;
/** Where nobody chose; how many bytes are held back then differs from pull to pull. */
const USUAL: CameraHabits = { framesPerChunk: 5, chunksPerKeyFrame: 4, piecesPerChunk: 1, bytesHeldBack: 0 };
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

  open(_quality: unknown, write: (chunk: ArrayBuffer) => void): CameraPull {
    this.pulls += 1;
    const pull = this.pulls;
    const { framesPerChunk, chunksPerKeyFrame, piecesPerChunk } = this.habits;
    const heldBack = this.given.bytesHeldBack ?? (HELD_BACK[pull % HELD_BACK.length] as number);
    let rest = new Uint8Array(0);
    let chunks = 0;
    let tags = 0;
    let isClosed = false;
    let isPaused = false;

    const send = (): void => {
      const fresh = chunk(pull, chunks, tags, framesPerChunk, chunks % chunksPerKeyFrame === 0);
      tags += framesPerChunk + 1;
      const start = chunks === 0 ? join(preamble(pull), fresh) : rest.length > 0 ? join(rest, fresh) : fresh;
      chunks += 1;
      const whole = start.length - heldBack;
      rest = start.slice(whole);
      if (!isClosed && !isPaused) timer = this.clock.setTimeout(send, this.chunkEveryMs);
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

function preamble(pull: number): Uint8Array<ArrayBuffer> {
  const sequence = new Uint8Array(TAG_BYTES);
  writeTag(sequence, 0, { type: VIDEO, timestampMs: 0, flags: KEY_FRAME, packet: 0, pull, tag: 0 });
  return join(flvHeader(), scriptTag(), sequence, audioSequence());
}

function chunk(
  pull: number,
  chunks: number,
  firstTag: number,
  frames: number,
  hasKeyFrame: boolean,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(TAG_BYTES * (frames + 1));
  for (let frame = 0; frame < frames; frame += 1) {
    const timestampMs = (chunks * frames + frame) * FRAME_MS;
    const flags = frame === 0 && hasKeyFrame ? KEY_FRAME : INTER_FRAME;
    writeTag(bytes, frame * TAG_BYTES, { type: VIDEO, timestampMs, flags, packet: 1, pull, tag: firstTag + frame });
  }
  const timestampMs = chunks * frames * FRAME_MS;
  const audio = { type: AUDIO, timestampMs, flags: AAC, packet: 1, pull, tag: firstTag + frames };
  writeTag(bytes, frames * TAG_BYTES, audio);
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
  private hasHeader = false;
  private nextTag = -1;

  /** What is wrong with these bytes after all that came before; null when nothing is. */
  read(chunk: ArrayBuffer): string | null {
    const bytes = this.rest.length > 0 ? join(this.rest, new Uint8Array(chunk)) : new Uint8Array(chunk);
    let at = 0;
    if (!this.hasHeader) {
      if (bytes[0] !== 0x46 || bytes[1] !== 0x4c || bytes[2] !== 0x56) return 'bytes without an FLV header before them';
      this.hasHeader = true;
      at = 13;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    while (at + TAG_HEADER_BYTES < bytes.length) {
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
    if (view.getUint8(payload + 1) === 0) return null;
    if (this.nextTag < 0 && view.getUint8(payload) !== KEY_FRAME) return 'media that does not begin with a key frame';
    if (this.nextTag >= 0 && tag !== this.nextTag) return `tag ${tag} where ${this.nextTag} was due`;
    this.nextTag = tag + 1;
    return null;
  }
}

import fc from 'fast-check';
import { createRelay } from '../../../machines/connection/relay';
import { cut, join } from '../../support/flv-builder';
import { cutsOf, flvStreams, type Piece, startsOf } from '../../support/flv-streams';

/** A file header's promise is waited for during so many frames of sound. */
const PATIENCE = 25;
/** No tag of these streams needs more bytes to be known. */
const LONGEST_HEAD = 64;

const VIDEO = 1;

/** A place where a late viewer may begin, and what it must have been given before. */
interface Entry {
  readonly start: number;
  readonly isSound: boolean;
  readonly before: readonly Uint8Array[];
  readonly hadVideo: boolean;
}

/** Follows a stream by what its pieces are: the entries that it has. */
class Reader {
  readonly entries: Entry[] = [];
  private readonly sequences = new Map<string, Uint8Array>();
  private scripts = new Map<string, Uint8Array>();
  private former = new Map<string, Uint8Array>();
  private hasBegun = false;
  private hasVideo = false;
  private promisesVideo = false;
  private soundFrames = 0;

  read(piece: Piece, start: number): void {
    const { what, bytes, name = '' } = piece;
    if (what === 'fileHeader') this.beginAnew(piece);
    if (what === 'metadata' || (what === 'script' && !this.hasBegun)) this.scripts.set(name, bytes);
    if (what === 'videoSequence') this.promisesVideo = true;
    if (what === 'videoSequence' || what === 'audioSequence' || what === 'colours') this.sequences.set(what, bytes);
    if (what === 'frame' || what === 'keyFrame') this.hasVideo = true;
    if (what === 'keyFrame') this.enter(start, false);
    if (what === 'sound' && !this.hasVideo) this.hear(start);
  }

  private beginAnew({ promisesVideo = false }: Piece): void {
    this.promisesVideo ||= this.hasVideo || promisesVideo;
    this.former = new Map([...this.former, ...this.scripts]);
    this.scripts = new Map();
    this.hasBegun = this.hasVideo = false;
    this.soundFrames = 0;
  }

  private hear(start: number): void {
    this.soundFrames += 1;
    if (!this.promisesVideo || this.soundFrames >= PATIENCE) this.enter(start, true);
  }

  private enter(start: number, isSound: boolean): void {
    if (!this.hasBegun && this.scripts.size === 0) this.scripts = this.former;
    if (!this.hasBegun) this.former = new Map();
    this.hasBegun = true;
    const before = [...this.scripts.values(), ...this.sequences.values()];
    this.entries.push({ start, isSound, before, hadVideo: this.hasVideo });
  }
}

function entriesOf(pieces: readonly Piece[]): readonly Entry[] {
  const reader = new Reader();
  const starts = startsOf(pieces);
  for (const [index, piece] of pieces.entries()) reader.read(piece, starts[index] as number);
  return reader.entries;
}

/** What a viewer gets who comes before chunk number `from`. */
function lateViewer(chunks: readonly ArrayBuffer[], from: number): Uint8Array {
  const relay = createRelay(() => undefined);
  const got: Uint8Array[] = [];
  relay.add({}, () => undefined);
  for (const [index, chunk] of chunks.entries()) {
    if (index === from) relay.add({}, (part) => void got.push(new Uint8Array(part)));
    relay.write(chunk);
  }
  return join(...got);
}

/** Where the chunk ends that holds the byte at `at`. */
function endOfChunk(chunks: readonly ArrayBuffer[], at: number): number {
  let end = 0;
  for (const chunk of chunks) {
    end += chunk.byteLength;
    if (end > at) break;
  }
  return end;
}

/** Whole tags, told by their sizes, each of which stands at its end again: as text, so that they can be sorted. */
function tagsOf(bytes: Uint8Array): readonly string[] {
  const tags: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [, high = 0, middle = 0, low = 0] = bytes.subarray(at);
    const size = (high << 16) | (middle << 8) | low;
    const tag = bytes.subarray(at, at + size + 15);
    expect(new DataView(tag.buffer, tag.byteOffset + size + 11, 4).getUint32(0)).toBe(size + 11);
    tags.push(Buffer.from(tag).toString('hex'));
    at += tag.length;
  }
  return tags;
}

const sorted = (tags: readonly string[]) => [...tags].sort();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const cases = flvStreams.chain((pieces) => fc.tuple(fc.constant(pieces), cutsOf(pieces), fc.nat(100)));

test('whatever FLV a camera sends, wherever it is cut and whenever a viewer joins: it gets headers, then all from the next key frame or sound', () => {
  fc.assert(
    fc.property(cases, ([pieces, lengths, joinAt]) => {
      const whole = join(...pieces.map(({ bytes }) => bytes));
      const chunks = cut(whole, lengths);
      const from = 1 + (joinAt % Math.max(1, chunks.length - 1));
      const boundary = chunks.slice(0, from).reduce((length, chunk) => length + chunk.byteLength, 0);
      const entries = entriesOf(pieces);
      const headers = startsOf(pieces).filter((_, index) => pieces[index]?.what === 'fileHeader');
      // a viewer begins behind a file header that comes in the same chunk: not every player takes a second one
      const isPassed = ({ start }: Entry) =>
        headers.some((header) => header > start && header < endOfChunk(chunks, start + LONGEST_HEAD));
      const next = chunks.length > 1 ? entries.findIndex((entry) => entry.start >= boundary && !isPassed(entry)) : -1;
      const possible = entries
        .slice(0, next < 0 ? undefined : next + 1)
        .filter(({ start }) => start + LONGEST_HEAD > boundary);

      const got = lateViewer(chunks, from);
      if (got.length === 0) {
        expect(next).toBe(-1);
        return;
      }
      // from its entry on, byte for byte what was sent
      const entry = possible.find(({ start, before }) => {
        const rest = whole.length - start;
        const preamble = got.length - rest;
        const given = 13 + before.reduce((length, tag) => length + tag.length, 0);
        return preamble === given && Buffer.compare(got.subarray(preamble), whole.subarray(start)) === 0;
      });
      expect(entry).toBeDefined();
      if (!entry) return;
      expect(hex(got.subarray(0, 4))).toBe('464c5601');
      expect(((got[4] as number) & VIDEO) !== 0).toBe(!entry.isSound);
      const preamble = got.subarray(13, got.length - (whole.length - entry.start));
      expect(sorted(tagsOf(preamble))).toEqual(sorted(entry.before.map(hex)));
    }),
    { numRuns: 300 },
  );
});

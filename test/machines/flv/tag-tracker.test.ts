import fc from 'fast-check';
import { createTagTracker, type TagTracker } from '../../../machines/flv';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import standard from '../../../simulator/media/camera-standard.flv';
import {
  audioFrame,
  audioSequence,
  cut,
  endOfSequence,
  flvHeader,
  flvTag,
  frame,
  join,
  keyFrame,
  scriptTag,
  videoSequence,
} from '../../support/flv-builder';

/** What a tracker counted, in one object that can be compared. */
const counts = ({ bytes, videoFrames, keyFrames }: TagTracker) => ({ bytes, videoFrames, keyFrames });

const preambleOf = (tracker: TagTracker) =>
  tracker.preamble && join(...tracker.preamble.map((part) => new Uint8Array(part)));

/** What a viewer gets who joins at the first chance at or after chunk number `from`. */
function joinFrom(chunks: readonly ArrayBuffer[], from: number): Uint8Array | null {
  const tracker = createTagTracker();
  const parts: Uint8Array[] = [];
  let joined = false;
  chunks.forEach((chunk, index) => {
    tracker.push(chunk);
    if (joined) parts.push(new Uint8Array(chunk));
    else if (index >= from && tracker.preamble && tracker.keyFrameOffset >= 0) {
      joined = true;
      parts.push(...tracker.preamble.map((part) => new Uint8Array(part)));
      if (tracker.pendingKeyFrame) parts.push(new Uint8Array(tracker.pendingKeyFrame));
      parts.push(new Uint8Array(chunk, tracker.keyFrameOffset));
    }
  });
  return joined ? join(...parts) : null;
}

const clip = standard.slice(0, 60_000);

/** Where each tag begins: chunks are cut near there more often than chance would. */
const tagOffsets = (parseFlv(standard)?.tags ?? []).map((tag) => tag.offset);
const cutNearTag = fc
  .tuple(fc.constantFrom(...tagOffsets), fc.integer({ min: -2, max: 14 }))
  .map(([offset, distance]) => offset + distance);
const cutPositions = fc.array(fc.oneof(cutNearTag, fc.nat(clip.length)), { maxLength: 150 });
/** The start-up tags and the first key frame in very small chunks, the rest in one. */
const fewBytes = fc
  .integer({ min: 1, max: 40 })
  .map((length) => new Array<number>(Math.ceil(800 / length)).fill(length));
const chunkLengths = fc.oneof(cutPositions.map(lengthsOf), fewBytes);

function lengthsOf(positions: readonly number[]): number[] {
  const sorted = [...new Set(positions)].sort((a, b) => a - b);
  return sorted.map((position, index) => position - (sorted[index - 1] ?? 0)).filter((length) => length > 0);
}

describe('following a live stream through any chunks', () => {
  it('a tag tracker counts the same however a clip is cut', () => {
    const whole = createTagTracker();
    whole.push(clip.slice().buffer);
    const expected = counts(whole);
    const preamble = preambleOf(whole);

    expect(expected).toMatchObject({ bytes: 60_000, keyFrames: 3 });
    fc.assert(
      fc.property(chunkLengths, (lengths) => {
        const tracker = createTagTracker();
        for (const chunk of cut(clip, lengths)) tracker.push(chunk);
        expect(counts(tracker)).toEqual(expected);
        expect(preambleOf(tracker)).toEqual(preamble);
      }),
      { numRuns: 60 },
    );
  });

  it('a tag tracker counts what the whole clip holds', () => {
    const tracker = createTagTracker();
    tracker.push(standard.slice().buffer);
    const video = parseFlv(standard)?.tags.filter((tag) => tag.frame && tag.type === 'video') ?? [];
    expect(counts(tracker)).toEqual({ bytes: standard.length, videoFrames: video.length, keyFrames: 8 });
  });

  it('a tag tracker finds each key frame in the chunk in which its first bytes are known, whatever the cut', () => {
    const keyFrames = parseFlv(standard)?.tags.filter((tag) => tag.keyFrame) ?? [];
    fc.assert(
      fc.property(chunkLengths, (lengths) => {
        const tracker = createTagTracker();
        let start = 0;
        for (const chunk of cut(clip, lengths)) {
          tracker.push(chunk);
          const end = start + chunk.byteLength;
          const known = keyFrames.find((tag) => tag.offset + 13 > start && tag.offset + 13 <= end);
          const pending = Math.max(0, start - (known?.offset ?? start));
          expect(tracker.keyFrameOffset).toBe(known ? Math.max(0, known.offset - start) : -1);
          expect(tracker.pendingKeyFrame?.byteLength ?? null).toBe(pending > 0 ? pending : null);
          start = end;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a tag tracker gives a late viewer a stream that begins with header, sequences and a key frame, byte for byte', () => {
    const tags = parseFlv(clip)?.tags ?? [];
    const startUp = clip.slice(0, tags[3]?.offset);
    fc.assert(
      fc.property(chunkLengths, fc.nat(60), (lengths, from) => {
        const received = joinFrom(cut(clip, lengths), from);
        if (!received) return;
        expect(received.slice(0, startUp.length)).toEqual(startUp);
        const rest = received.slice(startUp.length);
        expect(Buffer.compare(rest, clip.slice(clip.length - rest.length))).toBe(0);
        expect([rest[0], rest[11], rest[12]]).toEqual([9, 0x17, 1]);
      }),
      { numRuns: 60 },
    );
  });

  it('a tag tracker never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 }),
        fc.boolean(),
        (chunks, afterHeader) => {
          const tracker = createTagTracker();
          if (afterHeader) tracker.push(flvHeader().buffer as ArrayBuffer);
          for (const chunk of chunks) tracker.push(chunk.slice().buffer);
          const received = chunks.reduce((sum, chunk) => sum + chunk.length, afterHeader ? 13 : 0);
          expect(tracker.bytes).toBeLessThanOrEqual(received);
          if (!tracker.preamble) expect(tracker.keyFrameOffset).toBe(-1);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what a late viewer is given', () => {
  const push = (tracker: TagTracker, ...tags: Uint8Array[]) => tracker.push(join(...tags).buffer);

  it('a late viewer is given nothing before the first key frame', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), scriptTag(), videoSequence(), audioSequence(), audioFrame(0));
    expect(tracker.preamble).toBeNull();
    push(tracker, keyFrame(64));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), scriptTag(), videoSequence(), audioSequence()));
    expect(tracker.keyFrameOffset).toBe(0);
  });

  it('a late viewer is given a sequence header that came after the first key frame', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), videoSequence(), keyFrame(0));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence()));
    push(tracker, audioSequence(), audioFrame(10));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence(), audioSequence()));
  });

  it('a late viewer is given the changed sequence header, and joins at no key frame that it does not fit', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), videoSequence(1), keyFrame(0));
    push(tracker, keyFrame(1_000), videoSequence(2));
    expect(tracker.keyFrameOffset).toBe(-1);
    push(tracker, frame(1_066), keyFrame(2_000), keyFrame(3_000));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence(2)));
    expect(tracker.keyFrameOffset).toBe(frame(0).length);
  });

  it('a late viewer is given no subtitles that came after the first frame, nor a script of absurd length', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), flvTag(18, 0, new Array(70_000).fill(1)), videoSequence(), keyFrame(0), scriptTag());
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence()));
  });

  it('a late viewer begins at an audio frame where the stream has no video', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader({ video: false }), audioSequence(), audioFrame(0));
    push(tracker, audioFrame(64));
    expect(tracker).toMatchObject({ keyFrameOffset: 0, videoFrames: 0, keyFrames: 0 });
    expect(preambleOf(tracker)).toEqual(join(flvHeader({ video: false }), audioSequence()));
  });

  it('a late viewer begins at no frame but a key frame where a header forgot the video', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader({ video: false }), videoSequence(), frame(0));
    expect(tracker.preamble).toBeNull();
    push(tracker, keyFrame(66));
    expect(tracker.keyFrameOffset).toBe(0);
  });

  it('a late viewer is given nothing before anything came, and only what there is after', () => {
    const tracker = createTagTracker();
    expect(tracker.preamble).toBeNull();
    push(tracker, flvHeader(), videoSequence(), keyFrame(0));
    expect(tracker.preamble).toHaveLength(2);
  });

  it('a late viewer is given start-up tags of 64 KB at most, whole', () => {
    const longest = flvTag(18, 0, new Array(65_536 - 15).fill(1));
    const tracker = createTagTracker();
    push(tracker, flvHeader(), longest, videoSequence(), keyFrame(0));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), longest, videoSequence()));
  });

  it('the inside of a tag is not taken for a frame, wherever chunks cut it', () => {
    const sequence = flvTag(9, 0, [0x17, 0, 0, 0, 0, ...frame(1)]);
    // its length, its time and its payload look like the head of a frame when its first byte came before
    const long = flvTag(9, 5, [0x27, 0x27, 1, ...new Array(0x090003 - 3).fill(7)]);
    const whole = join(flvHeader(), videoSequence(), keyFrame(0), sequence, long, frame(9));
    const expected = createTagTracker();
    expected.push(whole.slice().buffer);
    expect(expected).toMatchObject({ videoFrames: 2, keyFrames: 1 });
    const before = flvHeader().length + videoSequence().length + keyFrame(0).length;
    for (const at of [before + 16, before + sequence.length + 1]) {
      const tracker = createTagTracker();
      for (const chunk of cut(whole, [at])) tracker.push(chunk);
      expect(counts(tracker)).toEqual(counts(expected));
    }
  });

  it('a tag of one byte is not taken for a frame, whatever follows it', () => {
    const short = flvTag(9, 70, [0x27]);
    short[12] = 1;
    const tracker = createTagTracker();
    push(tracker, flvHeader(), videoSequence(), keyFrame(0), short, frame(90));
    expect(tracker).toMatchObject({ videoFrames: 2 });
  });

  it('the end of a sequence or an empty tag is not taken for a frame', () => {
    const tracker = createTagTracker();
    push(tracker, flvHeader(), videoSequence(), keyFrame(0), endOfSequence(66), flvTag(9, 70, []), flvTag(18, 70, []));
    expect(tracker).toMatchObject({ keyFrames: 1, videoFrames: 2 });
  });
});

describe('a stream that begins anew', () => {
  const first = join(flvHeader(), videoSequence(1), keyFrame(0), frame(66));
  const second = join(flvHeader(), videoSequence(2), keyFrame(0));

  it.each([
    1, 7, 13, 1_000,
  ])('a stream that begins anew is counted from its new header (chunks of %i bytes)', (length) => {
    const tracker = createTagTracker();
    const alone = createTagTracker();
    for (const chunk of cut(join(first, second), new Array(1_000).fill(length))) tracker.push(chunk);
    alone.push(second.buffer);
    expect(counts(tracker)).toEqual(counts(alone));
    expect(preambleOf(tracker)).toEqual(join(flvHeader(), videoSequence(2)));
  });

  it('a stream that begins anew is taken up again after bytes that were no FLV', () => {
    const tracker = createTagTracker();
    tracker.push(new TextEncoder().encode('HTTP/1.1 503 Service Unavailable').buffer);
    expect(tracker).toMatchObject({ preamble: null, bytes: 32 });
    tracker.push(new ArrayBuffer(5));
    tracker.push(new ArrayBuffer(50));
    expect(tracker).toMatchObject({ preamble: null, bytes: 87 });
    tracker.push(second.slice().buffer);
    expect(tracker).toMatchObject({ bytes: second.length, keyFrames: 1 });
  });

  it('a stream that begins anew is not taken up again when its header is cut', () => {
    for (const length of [5, 10, 12]) {
      const tracker = createTagTracker();
      tracker.push(new TextEncoder().encode('Forbidden, says the server').buffer);
      for (const chunk of cut(second, [length])) tracker.push(chunk);
      expect(tracker).toMatchObject({ bytes: 26 + second.length, keyFrames: 0, preamble: null });
      tracker.push(second.slice().buffer);
      expect(tracker).toMatchObject({ bytes: second.length, keyFrames: 1 });
    }
  });

  it('a stream that begins anew is taken up again by a chunk that holds the header alone', () => {
    const tracker = createTagTracker();
    tracker.push(new ArrayBuffer(20));
    for (const chunk of cut(second, [13])) tracker.push(chunk);
    expect(tracker).toMatchObject({ bytes: second.length, keyFrames: 1 });
  });

  it('a stream does not begin anew at a byte that only looks like a header', () => {
    const tracker = createTagTracker();
    const almost = flvHeader();
    almost[1] = 0x4d;
    tracker.push(join(first, almost, keyFrame(0)).buffer);
    expect(tracker).toMatchObject({ keyFrames: 0, preamble: null });
  });

  it('a stream that begins with a tag and no header is no FLV', () => {
    const tracker = createTagTracker();
    tracker.push(join(keyFrame(0), keyFrame(66)).buffer);
    expect(tracker).toMatchObject({ bytes: 2 * keyFrame(0).length, keyFrames: 0, preamble: null });
  });

  it('a tag tracker knows nothing of what was after reset()', () => {
    const tracker = createTagTracker();
    tracker.push(first.slice(0, -30).buffer);
    tracker.reset();
    expect(counts(tracker)).toEqual(counts(createTagTracker()));
    expect(tracker).toMatchObject({ preamble: null, keyFrameOffset: -1, pendingKeyFrame: null });
    tracker.push(second.slice().buffer);
    expect(tracker).toMatchObject({ keyFrames: 1 });
  });
});

import fc from 'fast-check';
import { createTagTracker } from '../../../machines/flv';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import standard from '../../../simulator/media/front-door-standard.flv';
import { cut, flvHeader, join } from '../../support/flv-builder';
import { counts, preambleOf } from './tracker-bench';

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
    expect(counts(tracker)).toEqual({ bytes: standard.length, videoFrames: video.length, keyFrames: 4 });
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

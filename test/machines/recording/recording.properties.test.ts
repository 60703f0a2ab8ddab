import fc from 'fast-check';
import { recordingLimits } from '../../../machines/recording/recording-limits';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import frontDoor from '../../../simulator/media/front-door.flv';
import h265 from '../../../simulator/media/privacy-h265.flv';
import { cut, flvHeader, flvTag, join, scriptTag } from '../../support/flv-builder';
import type { FoundFilm, FoundSample } from '../../support/read-mp4';
import { RecordingBench } from './recording-bench';

/** The codecs' own words, of two clips; and one like the first of another level. */
const headersOf = (clip: Uint8Array) =>
  parseFlv(clip)
    ?.tags.filter(({ sequenceHeader }) => sequenceHeader)
    .map(({ type, offset, length }) => ({ type, payload: [...clip.subarray(offset + 11, offset + length - 4)] })) ?? [];
const payloadOf = (clip: Uint8Array, type: string) => headersOf(clip).find((tag) => tag.type === type)?.payload ?? [];
const avc = payloadOf(frontDoor, 'video');
const hevc = payloadOf(h265, 'video');
const codecs = [
  { name: 'avc', header: avc, isEnhanced: false, id: 7 },
  { name: 'avc of another level', header: avc.with(8, (avc[8] ?? 0) + 1), isEnhanced: false, id: 7 },
  { name: 'hevc', header: hevc, isEnhanced: true, id: 12 },
  { name: 'hevc', header: [0x1c, 0, 0, 0, 0, ...hevc.slice(5)], isEnhanced: false, id: 12 },
] as const;
const aac = payloadOf(frontDoor, 'audio');

/** A frame that was sent. Its bytes are like no other's. */
interface Sent {
  readonly track: 'video' | 'audio';
  readonly pull: number;
  /** Its name: FLV has two ways to say the same. */
  readonly codec: string;
  readonly dtsMs: number;
  readonly shownMs: number;
  readonly isKey: boolean;
  readonly bytes: readonly number[];
}

/** What happens next in a stream. */
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      what: fc.constant('frame' as const),
      afterMs: fc.integer({ min: 1, max: 120 }),
      cts: fc.integer({ min: -80, max: 200 }),
      size: fc.integer({ min: 0, max: 300 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('key' as const),
      afterMs: fc.integer({ min: 1, max: 120 }),
      cts: fc.integer({ min: 0, max: 80 }),
      size: fc.integer({ min: 0, max: 900 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('sound' as const),
      afterMs: fc.integer({ min: 0, max: 60 }),
      size: fc.integer({ min: 0, max: 60 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constantFrom('script' as const, 'private' as const, 'header' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('jump' as const),
      byMs: fc.oneof(fc.integer({ min: -5_000, max: -1 }), fc.integer({ min: 100, max: 60_000 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('codec' as const), codec: fc.nat({ max: codecs.length - 1 }) }),
  },
);
const pull = fc.record({
  beginsAtMs: fc.oneof(fc.constant(null), fc.nat({ max: 100_000 })),
  pauseMs: fc.nat({ max: 30_000 }),
  codec: fc.nat({ max: codecs.length - 1 }),
  hasSound: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 60 }),
});

type Pull = typeof pull extends fc.Arbitrary<infer Value> ? Value : never;

/** Makes the bytes of each pull, and keeps which frames were in them. */
function streamed(pulls: readonly Pull[]) {
  const sent: Sent[] = [];
  let count = 0;
  let clockMs = 0;
  const streams = pulls.map(({ beginsAtMs, pauseMs, codec: first, hasSound, steps }, index) => {
    let codec = first;
    let videoMs = beginsAtMs ?? clockMs + pauseMs;
    let soundMs = videoMs;
    const header = () => flvTag(9, videoMs, codecs[codec]?.header ?? []);
    const tags = [flvHeader(), scriptTag(), header(), ...(hasSound ? [flvTag(8, 0, aac)] : [])];
    const frame = (isKey: boolean, afterMs: number, cts: number, size: number) => {
      videoMs += afterMs;
      count += 1;
      const { isEnhanced = false, id = 7, name = '' } = codecs[codec] ?? {};
      const bytes = [0, 0, 0, 1, count >> 8, count & 255, ...new Array<number>(size).fill(count & 127)];
      const time = [(cts >> 16) & 255, (cts >> 8) & 255, cts & 255];
      const isPlain = isEnhanced && cts === 0;
      const head = isEnhanced
        ? [(isKey ? 0x90 : 0xa0) | (isPlain ? 3 : 1), ...Buffer.from('hvc1'), ...(isPlain ? [] : time)]
        : [(isKey ? 0x10 : 0x20) | id, 1, ...time];
      tags.push(flvTag(9, videoMs, [...head, ...bytes]));
      sent.push({ track: 'video', pull: index, codec: name, dtsMs: videoMs, shownMs: videoMs + cts, isKey, bytes });
    };
    for (const given of steps) {
      if (given.what === 'key') frame(true, given.afterMs, given.cts, given.size);
      else if (given.what === 'frame') frame(false, given.afterMs, given.cts, given.size);
      else if (given.what === 'sound' && hasSound) {
        soundMs = Math.max(soundMs + given.afterMs, videoMs - 100);
        count += 1;
        const bytes = [9, count >> 8, count & 255, ...new Array<number>(given.size).fill(7)];
        tags.push(flvTag(8, soundMs, [0xaf, 1, ...bytes]));
        sent.push({ track: 'audio', pull: index, codec: '', dtsMs: soundMs, shownMs: soundMs, isKey: true, bytes });
      } else if (given.what === 'script') tags.push(scriptTag());
      else if (given.what === 'private') tags.push(flvTag(15, videoMs, [1, 2, 3]));
      else if (given.what === 'header') tags.push(flvHeader());
      else if (given.what === 'jump') {
        videoMs = Math.max(0, videoMs + given.byMs);
        soundMs = videoMs;
      } else if (given.what === 'codec') {
        codec = given.codec;
        tags.push(header());
      }
    }
    clockMs = videoMs;
    return { pauseMs, bytes: join(...tags) };
  });
  return { streams, sent };
}

const keyOf = (bytes: Iterable<number>) => [...bytes].join();

/** Each sample that is in a film, with the frame that was sent. */
function foundIn(film: FoundFilm, sent: ReadonlyMap<string, Sent>, track: 'video' | 'audio') {
  return (film[track]?.samples ?? []).map((found: FoundSample) => ({ found, was: sent.get(keyOf(found.bytes)) }));
}

/** A stream of one clock and codec: what follows belongs into the same film. */
const goOn = (one: Sent, next: Sent): boolean =>
  one.pull === next.pull && one.codec === next.codec && next.dtsMs >= one.dtsMs && next.dtsMs - one.dtsMs <= 5_000;

test('whatever is received is in the films once, byte for byte, at its time, and each begins with a key frame', () => {
  fc.assert(
    fc.property(
      fc.array(pull, { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 200 }),
      (pulls, lengths) => {
        const { streams, sent } = streamed(pulls);
        const bench = new RecordingBench();
        for (const { pauseMs, bytes } of streams) {
          bench.nowMs += pauseMs;
          bench.pull(...cut(bytes, lengths));
        }
        const films = bench.films();
        expect(bench.troubles).toEqual([]);
        const byBytes = new Map(sent.map((frame) => [keyOf(frame.bytes), frame]));
        const kept: Sent[] = [];
        for (const film of films) {
          const video = foundIn(film, byBytes, 'video');
          const audio = foundIn(film, byBytes, 'audio');
          const [first] = video;
          expect(first?.found.isKey).toBe(true);
          for (const { found, was } of [...video, ...audio]) {
            expect(was).toBeDefined();
            expect(found.isKey).toBe(was?.isKey);
          }
          for (const { found, was } of video) {
            expect(was?.codec).toBe(first?.was?.codec);
            expect(found.decodedMs).toBe((was?.dtsMs ?? 0) - (first?.was?.dtsMs ?? 0));
            expect(found.shownMs).toBe((was?.shownMs ?? 0) - (first?.was?.dtsMs ?? 0));
            if (was) kept.push(was);
          }
          let lastMs = Number.NEGATIVE_INFINITY;
          for (const { found, was } of audio) {
            // times of sound are kept to its own samples, and never go back
            const exactMs = (was?.dtsMs ?? 0) - (first?.was?.dtsMs ?? 0);
            expect(found.decodedMs).toBeGreaterThanOrEqual(Math.max(0, lastMs));
            lastMs = found.decodedMs;
            if (Math.abs(found.decodedMs - exactMs) > 2.5)
              // so many came at once that they are put behind each other, a sample apart
              expect(found.decodedMs - exactMs).toBeLessThan(audio.length * 2.5);
          }
        }
        const pictures = sent.filter(({ track }) => track === 'video');
        // in order, each once
        expect(kept).toEqual(pictures.filter((frame) => kept.includes(frame)));
        // no key frame is left out, and no frame behind one that is kept
        const missing = pictures.filter((frame, index) => {
          const before = pictures[index - 1];
          if (kept.includes(frame)) return false;
          return frame.isKey || (before !== undefined && kept.includes(before) && goOn(before, frame));
        });
        expect(missing).toEqual([]);
        // what is told is what there is
        for (const [index, { bytes, durationMs }] of bench.closed.entries()) {
          expect(Math.abs(durationMs - (films[index]?.durationMs ?? 0))).toBeLessThanOrEqual(1);
          expect(bytes).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('the numbers of a recording fit those of WeChat', () => {
  const { maxPartBytes, maxBytesWithoutKeyFrame, maxFilesBytes, writeEveryBytes } = recordingLimits;
  // the tables of ten minutes at thirty pictures and fifty sounds a second, twenty bytes each
  const tables = 600 * 80 * 20;
  expect(maxPartBytes).toBeLessThan(maxBytesWithoutKeyFrame);
  expect(maxBytesWithoutKeyFrame + writeEveryBytes + tables).toBeLessThan(100 * 1024 * 1024);
  expect(maxFilesBytes + writeEveryBytes + tables).toBeLessThan(200 * 1024 * 1024);
});

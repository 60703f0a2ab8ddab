import fc from 'fast-check';
import type { Failure } from '../../../machines/failure';
import { recordingLimits } from '../../../machines/recording/recording-limits';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import frontDoor from '../../../simulator/media/front-door.flv';
import { audioFrame, flvHeader, flvTag, join, keyFrame } from '../../support/flv-builder';
import { readMp4 } from '../../support/read-mp4';
import { RecordingBench } from './recording-bench';

const sequences = (parseFlv(frontDoor)?.tags ?? [])
  .filter(({ sequenceHeader }) => sequenceHeader)
  .map(({ offset, length }) => frontDoor.subarray(offset, offset + length));
const begin = join(flvHeader(), ...sequences);
const chunk = (...parts: readonly Uint8Array[]) => join(...parts).buffer;
const frame = (atMs: number, length = 20) => flvTag(9, atMs, [0x27, 1, 0, 0, 0, ...new Array<number>(length).fill(1)]);
const key = (atMs: number, length = 20) => flvTag(9, atMs, [0x17, 1, 0, 0, 0, ...new Array<number>(length).fill(2)]);

/** The failure that it throws. */
function thrownBy(act: () => unknown): Partial<Failure> | undefined {
  try {
    act();
  } catch (reason) {
    return reason as Failure;
  }
  return undefined;
}

test('after five minutes it goes on in another file, from the next key frame on', () => {
  const bench = new RecordingBench();
  const frames = Array.from({ length: 700 }, (_, second) => (second % 10 === 0 ? key : frame)(second * 1_000));
  bench.pull(chunk(begin, ...frames));
  const films = bench.films();
  expect(bench.closed.map(({ name }) => name)).toEqual(['door.mp4', 'door-2.mp4', 'door-3.mp4']);
  expect(films.map(({ video }) => video?.samples.length)).toEqual([300, 300, 100]);
  expect(bench.closed.map(({ durationMs }) => durationMs)).toEqual([300_000, 300_000, 100_000]);
});

test('a file is never larger than WeChat takes it, whether a key frame comes or not', () => {
  const bench = new RecordingBench();
  const large = (isKey: boolean, atMs: number) => {
    const payload = new Uint8Array(7_000_005);
    payload.set([isKey ? 0x17 : 0x27, 1]);
    const tag = flvTag(9, atMs, []);
    tag.set([(payload.length >> 16) & 255, (payload.length >> 8) & 255, payload.length & 255], 1);
    return chunk(tag.subarray(0, 11), payload, new Uint8Array(4));
  };
  const chunks = Array.from({ length: 22 }, (_, index) => large(index === 0 || index === 16, index * 100));
  bench.pull(chunk(begin), ...chunks);
  bench.parts.close();
  // the fourteenth picture has no room, and what follows it waits for a key frame
  expect(bench.closed.map(({ bytes }) => Math.round(bytes / 7_000_000))).toEqual([13, 6]);
  expect(Math.max(...bench.closed.map(({ bytes }) => bytes))).toBeLessThan(100 * 1024 * 1024);
});

test('no picture, no film: sound alone, and frames before the first key frame, leave no file', () => {
  const bench = new RecordingBench();
  bench.pull(chunk(begin, frame(0), audioFrame(10), frame(40)));
  expect(bench.films()).toEqual([]);
  expect(bench.phone.files.list()).toEqual([]);
});

test('a pause within a pull is as long in the film', () => {
  const bench = new RecordingBench();
  bench.pull(chunk(begin, key(1_000), frame(1_040), frame(9_040)));
  const [film] = bench.films();
  expect(film?.video?.samples.map(({ decodedMs }) => decodedMs)).toEqual([0, 40, 8_040]);
});

test('a pull that came again, on the same clock, goes on in the same film with the time between', () => {
  const bench = new RecordingBench();
  bench.pull(chunk(begin, key(1_000), frame(1_040)));
  bench.nowMs += 5_000;
  bench.pull(chunk(begin, key(6_100)));
  const films = bench.films();
  expect(films.map(({ video }) => video?.samples.map(({ decodedMs }) => decodedMs))).toEqual([[0, 40, 5_100]]);
});

test.each([
  ['begins at nought again', 0],
  ['has another clock', 40_000],
  ['is a little ahead, by chance, though the pause was long', 1_100],
] as const)('a pull that came again and %s goes on in another film', (_what, atMs) => {
  const bench = new RecordingBench();
  bench.pull(chunk(begin, key(1_000), frame(1_040)));
  bench.nowMs += 10_000;
  bench.pull(chunk(begin, key(atMs)));
  expect(bench.films()).toHaveLength(2);
});

test('sound that comes later than the picture stands where it came', () => {
  const bench = new RecordingBench();
  const [videoHeader, audioHeader] = sequences as [Uint8Array, Uint8Array];
  bench.pull(chunk(flvHeader(), videoHeader, key(1_000), frame(1_040), audioHeader, audioFrame(3_000), frame(3_010)));
  const [film] = bench.films();
  expect(film?.audio?.samples.map(({ shownMs }) => shownMs)).toEqual([2_000]);
});

test('sound whose times are rounded is played without gaps', () => {
  const bench = new RecordingBench();
  const rate = 44_100;
  const [videoHeader] = sequences as [Uint8Array];
  const sounds = Array.from({ length: 50 }, (_, index) => audioFrame(1_000 + Math.round((index * 1_024_000) / rate)));
  bench.pull(chunk(flvHeader(), videoHeader, flvTag(8, 0, [0xaf, 0, 0x12, 0x08]), key(1_000), ...sounds));
  const [film] = bench.films();
  const times = film?.audio?.samples.map(({ decodedMs }) => decodedMs) ?? [];
  const gapsMs = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
  expect(film?.audio?.sampleRate).toBe(rate);
  for (const gapMs of gapsMs) expect(gapMs).toBeCloseTo(1_024_000 / rate, 6);
});

test('it ends, with a word, before WeChat’s room for files is full, and what there is, is whole', () => {
  const bench = new RecordingBench();
  bench.phone.simulated.put('wxfile://usr/other', new Uint8Array(recordingLimits.maxFilesBytes - 2_100_000));
  const failure = thrownBy(() =>
    bench.pull(chunk(begin, ...Array.from({ length: 60 }, (_, at) => key(at * 100, 60_000)))),
  );
  expect(failure).toMatchObject({ source: 'recording', code: 'full' });
  const [film] = bench.films();
  expect(film?.video?.samples.length).toBeGreaterThan(30);
});

test('with no room to begin with nothing is begun', () => {
  const bench = new RecordingBench();
  bench.phone.simulated.put('wxfile://usr/other', new Uint8Array(recordingLimits.maxFilesBytes - 1_000_000));
  expect(thrownBy(() => bench.pull(chunk(begin, key(0))))).toMatchObject({ code: 'full', step: 'openFile' });
  expect(bench.phone.files.list()).toEqual([]);
});

test('a phone that is full in the middle of it has a film all the same, of what was written before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 12_000, max: 60_000 }), (roomBytes) => {
      const bench = new RecordingBench();
      bench.phone.simulated.roomBytes = roomBytes;
      const frames = Array.from({ length: 80 }, (_, at) => [key(at * 100, 900), audioFrame(at * 100 + 10)]).flat();
      expect(thrownBy(() => bench.pull(chunk(begin, ...frames)))).toMatchObject({ code: 'full' });
      bench.parts.close();
      const { video } = readMp4(bench.phone.contents('door.mp4'));
      const times = video?.samples.map(({ decodedMs }) => decodedMs) ?? [];
      expect(times).toEqual(times.map((_, index) => index * 100));
      // each is a picture, and none is what was written over it
      for (const { bytes } of video?.samples ?? []) expect(new Set(bytes)).toEqual(new Set([2]));
      expect(times.length * 1_000).toBeGreaterThan(roomBytes - 14_000);
    }),
    { numRuns: 60 },
  );
});

test('one write that fails costs what was in it, and no more', () => {
  const bench = new RecordingBench();
  bench.pull(chunk(begin, ...Array.from({ length: 13 }, (_, at) => key(at * 100))));
  bench.phone.simulated.failNext('writeSync');
  expect(
    thrownBy(() => bench.pull(chunk(begin, ...[1_300, 1_400, 1_500, 1_600, 1_700].map((at) => key(at))))),
  ).toMatchObject({
    code: 'fileFailed',
  });
  const [film] = bench.films();
  expect(film?.video?.samples.length).toBe(12);
  expect([film?.durationMs, bench.closed[0]?.durationMs]).toEqual([1_200, 1_200]);
});

test('a file that cannot be closed is a failure, and keeps the name of one that is open', () => {
  const bench = new RecordingBench();
  bench.pull(chunk(begin, key(0), keyFrame(40)));
  bench.phone.simulated.failNext('closeSync');
  expect(thrownBy(() => bench.parts.close())).toMatchObject({ code: 'fileFailed', step: 'closeFile' });
  expect(bench.phone.files.list().map(({ name }) => name)).toEqual(['door.mp4.part']);
  expect(bench.closed).toEqual([]);
});

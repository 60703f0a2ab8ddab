import { config } from '../../../machines/kernel/config';
import {
  healthOf,
  noSigns,
  renewed,
  type Signs,
  withDecodeFailure,
  withFirstFrame,
  withFrameRate,
  withoutBytes,
  withoutLateness,
  withStream,
} from '../../../machines/picture/health';

type Sign = (signs: Signs, nowMs: number) => Signs;

const count = (videoFrames: number, audioFrames = 0, videoTimeMs = videoFrames * 40) => ({
  bytes: 1_000,
  videoFrames,
  videoTimeMs,
  audioFrames,
  keyFrames: 1,
});
const frames =
  (videoFrames: number, audioFrames = 0): Sign =>
  (signs, nowMs) =>
    withStream(signs, { count: count(videoFrames, audioFrames), isReadable: true, lateness: null }, nowMs);
/** Frames that all have the same time. */
const timeless =
  (videoFrames: number): Sign =>
  (signs, nowMs) =>
    withStream(signs, { count: count(videoFrames, 0, 900), isReadable: true, lateness: null }, nowMs);
const unreadable: Sign = (signs, nowMs) =>
  withStream(signs, { count: count(1), isReadable: false, lateness: null }, nowMs);
const shows =
  (framesPerSecond: number): Sign =>
  (signs, nowMs) =>
    withFrameRate(signs, framesPerSecond, nowMs);

/** What is known after signs at their seconds. */
const told = (...signs: readonly (readonly [second: number, sign: Sign])[]): Signs =>
  signs.reduce((known, [second, sign]) => sign(known, second * 1_000), renewed(noSigns(0), 0));

const at = (second: number, signs: Signs) => healthOf(signs, second * 1_000);

/** Video frames that come every so many seconds, told once a second. */
const every = (seconds: number, until: number) =>
  Array.from({ length: until }, (_, second): [number, Sign] => [second, frames(1 + Math.floor(second / seconds))]);

describe('before the first frame', () => {
  test('a picture is starting, however many bytes come', () => {
    expect(at(30, told([1, frames(25)], [2, frames(50)]))).toBe('starting');
  });

  test('it moves once the player says that its first frame is there, or tells of frames on the screen', () => {
    expect(at(1, told([1, withFirstFrame]))).toBe('moving');
    expect(at(3, told([1, frames(25)], [3, shows(15)]))).toBe('moving');
  });

  test('a frame rate that is told at once may be of what was played before', () => {
    expect(at(1, told([1, shows(15)]))).toBe('starting');
  });

  test('a frame rate that is told before bytes come is of what was played before', () => {
    expect(at(6, renewed(withFrameRate(noSigns(0), 15, 5_000), 6_000))).toBe('starting');
  });

  test('that no frame is shown says nothing of the time after it', () => {
    const waited = [...every(1, 9), ...Array.from({ length: 9 }, (_, second): [number, Sign] => [second, shows(0)])];
    expect(at(8.5, told(...waited, [8.5, withFirstFrame]))).toBe('moving');
  });

  test('it is undecodable once decoding has failed for a while, and not at the first time', () => {
    const signs = told([1, withDecodeFailure], [2, withDecodeFailure]);
    expect(at(3, signs)).toBe('starting');
    expect(at(9, signs)).toBe('starting');
    expect(at(4, withDecodeFailure(signs, 4_000))).toBe('undecodable');
    const often = Array.from({ length: 30 }, (_, part): [number, Sign] => [1 + part / 10, withDecodeFailure]);
    expect(at(4, told(...often))).toBe('starting');
    expect(at(4, told(...often, [4, withDecodeFailure]))).toBe('undecodable');
    expect(at(5, told([1, withDecodeFailure], [4.5, withFirstFrame]))).toBe('moving');
  });
});

describe('sound alone', () => {
  test('is known once sound has come for a while and no video, whatever the player says', () => {
    const signs = told([1, frames(0, 40)], [2, frames(0, 80)]);
    expect(at(2, signs)).toBe('starting');
    expect(at(3, signs)).toBe('soundOnly');
    expect(at(3, withFirstFrame(signs, 2_500))).toBe('soundOnly');
  });

  test('is over with the first video frame', () => {
    expect(at(5, told([1, frames(0, 40)], [4, frames(1, 80)]))).toBe('starting');
  });

  test('is not said at once of another pull, or of a stream that began anew', () => {
    const shown = [[0, withFirstFrame], ...every(1, 20)] as const;
    expect(at(21, told(...shown, [20, frames(0, 10)]))).toBe('moving');
    expect(at(23, told(...shown, [20, frames(0, 10)]))).toBe('soundOnly');
  });

  test('is not said of a stream without either', () => {
    expect(at(60, told([1, frames(0)]))).toBe('starting');
  });
});

describe('a picture that was shown', () => {
  test.each([
    ['25 frames a second', 1],
    ['one frame in two seconds', 2],
    ['a group of pictures every six seconds', 6],
  ])('moves with %s', (_, seconds) => {
    for (let second = 1; second < 60; second += 1)
      expect(at(second, told([0, withFirstFrame], ...every(seconds, second)))).toBe('moving');
  });

  test('is frozen once no video has come for longer than its rhythm explains', () => {
    const quick = told([0, withFirstFrame], ...every(1, 20));
    expect(at(19 + config.minVideoPatienceMs / 1_000, quick)).toBe('moving');
    expect(at(19.1 + config.minVideoPatienceMs / 1_000, quick)).toBe('frozen');
    const slow = told([0, withFirstFrame], ...every(6, 31));
    expect(at(30 + 6 * config.rhythmFactor, slow)).toBe('moving');
    expect(at(30.1 + 6 * config.rhythmFactor, slow)).toBe('frozen');
  });

  test('has a long patience while its rhythm is not known, and none without end when it is slow', () => {
    const one = told([0, withFirstFrame], [1, frames(1)]);
    expect(at(1 + config.unknownVideoPatienceMs / 1_000, one)).toBe('moving');
    expect(at(1.1 + config.unknownVideoPatienceMs / 1_000, one)).toBe('frozen');
    const slowest = told([0, withFirstFrame], ...every(15, 61));
    expect(at(60.1 + config.maxVideoPatienceMs / 1_000, slowest)).toBe('frozen');
  });

  test('is frozen when the player shows no frame for as long, although many come', () => {
    const quick = [[0, withFirstFrame], ...every(1, 20)] as const;
    const stands = (...seconds: number[]) => seconds.map((second): [number, Sign] => [second, shows(0)]);
    expect(at(20, told(...quick, ...stands(14, 16, 19)))).toBe('frozen');
    expect(at(18, told(...quick, ...stands(14, 16, 18)))).toBe('moving');
    expect(at(20, told(...quick, ...stands(10, 14), [15, shows(12)], ...stands(16, 19)))).toBe('moving');
    // what was told once, and long ago, says nothing
    expect(at(20, told(...quick, ...stands(10)))).toBe('moving');
    expect(at(24, told(...quick, ...stands(14, 16, 19), ...every(1, 25).slice(20)))).toBe('moving');
  });

  test('is frozen when all frames that come have the same time, unless the player tells that it shows them', () => {
    const same = Array.from({ length: 20 }, (_, second): [number, Sign] => [second, timeless(25 * second + 25)]);
    expect(at(19, told([0, withFirstFrame], ...same))).toBe('frozen');
    expect(at(19, told([0, withFirstFrame], ...same, [18, shows(25)]))).toBe('moving');
    expect(at(4, told([0, withFirstFrame], ...same.slice(0, 5)))).toBe('moving');
  });

  test('of a slow camera is not judged by a second without a frame', () => {
    expect(at(30, told([0, withFirstFrame], ...every(2, 30), [10, shows(0)], [28, shows(0)], [29, shows(0)]))).toBe(
      'moving',
    );
  });

  test('is not judged by tags that cannot be told apart', () => {
    expect(at(60, told([0, withFirstFrame], [1, frames(1)], [59, unreadable]))).toBe('moving');
  });

  test('survives a frame that cannot be decoded, and not one after another', () => {
    const one = told([0, withFirstFrame], ...every(1, 20), [19, withDecodeFailure]);
    expect(at(20, one)).toBe('moving');
    const many = [17, 18, 19].map((second): [number, Sign] => [second, withDecodeFailure]);
    expect(at(20, told([0, withFirstFrame], ...every(1, 20), ...many))).toBe('undecodable');
    const shown = told(
      [0, withFirstFrame],
      ...every(1, 17),
      ...many.slice(0, 2),
      [18.5, shows(25)],
      [19, withDecodeFailure],
    );
    expect(at(19, shown)).toBe('moving');
  });

  test('survives a frame now and then that cannot be decoded, also where the player tells of no frames', () => {
    const nowAndThen = [20, 80, 140, 200].map((second): [number, Sign] => [second, withDecodeFailure]);
    expect(at(200, told([0, withFirstFrame], ...every(1, 200), ...nowAndThen))).toBe('moving');
  });

  test('that goes on is not judged by the time in which no bytes came', () => {
    const old = withoutBytes(
      told([0, withFirstFrame], ...every(1, 20), [15, shows(0)], [16, withDecodeFailure]),
      21_000,
    );
    expect(at(40, old)).toBe('frozen');
    expect(at(40, renewed(old, 40_000))).toBe('moving');
    expect(at(40, renewed(withoutBytes(told([1, frames(1)]), 21_000), 40_000))).toBe('starting');
    expect(at(40, renewed(withoutBytes(told([1, frames(0, 40)]), 21_000), 40_000))).toBe('soundOnly');
  });

  test('that stood is not new after a moment without bytes', () => {
    let signs = told([0, withFirstFrame], ...every(1, 20));
    for (const second of [22, 24, 26]) signs = renewed(withoutBytes(signs, second * 1_000), (second + 1) * 1_000);
    expect(at(19 + 3 + config.minVideoPatienceMs / 1_000, signs)).toBe('moving');
    expect(at(19.1 + 3 + config.minVideoPatienceMs / 1_000, signs)).toBe('frozen');
  });
});

describe('behind', () => {
  const late = Array.from({ length: 40 }, (_, second): [number, Sign] => [
    second,
    (signs, nowMs) =>
      withStream(
        signs,
        { count: count(1 + 25 * second), isReadable: true, lateness: { behindMs: 9_000, keptPaceMs: 0 } },
        nowMs,
      ),
  ]);

  test('is a picture whose pull is late, once its first frame was shown', () => {
    expect(at(39, told(...late))).toBe('starting');
    expect(at(39, told([0, withFirstFrame], ...late))).toBe('behind');
    expect(at(39, withoutLateness(told([0, withFirstFrame], ...late)))).toBe('moving');
  });

  test('is no worse than one that stands still', () => {
    expect(at(60, told([0, withFirstFrame], ...late))).toBe('frozen');
  });
});

describe('damaged', () => {
  const garbage = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, index): [number, Sign] => [from + index, unreadable]);

  test('is a stream whose tags are told apart no more, where the player shows no frame of it', () => {
    const shown = [[0, withFirstFrame], ...every(1, 20)] as const;
    expect(at(24, told(...shown, ...garbage(20, 25), [21, shows(0)]))).toBe('damaged');
    expect(at(22, told(...shown, ...garbage(20, 23), [21, shows(0)]))).toBe('moving');
    expect(at(26, told(...shown, [19, shows(25)], ...garbage(20, 27)))).toBe('damaged');
    expect(at(40, told(...garbage(1, 41)))).toBe('damaged');
  });

  test('is one that could not be decoded, where the player never tells of its frames', () => {
    const broken = [[0, withFirstFrame], ...every(1, 20), ...garbage(20, 25), [21, withDecodeFailure]] as const;
    expect(at(24, told(...broken))).toBe('damaged');
    expect(at(22, told(...broken))).toBe('moving');
    expect(at(24, told(...broken, [24, shows(25)]))).toBe('moving');
  });

  test('is not one that the player shows, or tells nothing of', () => {
    const shown = [[0, withFirstFrame], ...every(1, 20)] as const;
    expect(at(60, told(...shown, ...garbage(20, 61), [58, shows(25)]))).toBe('moving');
    expect(at(60, told(...shown, ...garbage(20, 61)))).toBe('moving');
  });

  test('is over once tags are told apart again, and is not judged by the time without bytes', () => {
    const broken = told([0, withFirstFrame], ...every(1, 20), [18, shows(0)], ...garbage(20, 22));
    expect(at(31, withStream(broken, { count: count(600), isReadable: true, lateness: null }, 31_000))).not.toBe(
      'damaged',
    );
    expect(at(31, renewed(withoutBytes(broken, 22_000), 31_000))).toBe('moving');
  });
});

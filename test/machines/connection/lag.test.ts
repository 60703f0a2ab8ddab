import { type Lag, latenessOf, withTimes } from '../../../machines/connection/lag';

/** At a second, frames have come with this time of their own; of the sound too, where there is any. */
type Told = readonly [second: number, videoMs: number, soundMs?: number];

const lagOf = (told: readonly Told[]): Lag =>
  told.reduce<Lag | null>(
    (lag, [second, videoMs, soundMs = null]) => withTimes(lag, videoMs, soundMs, second * 1_000),
    null,
  ) as Lag;

const isBehind = (...told: readonly Told[]): boolean => latenessOf(lagOf(told)).behindMs > 0;

/** A stream whose time goes on at this share of the clock, from a second on; told once a second. */
const runs = (share: number, from: number, until: number, startMs = 0): Told[] =>
  Array.from(
    { length: until - from },
    (_, index): Told => [from + index, (startMs + Math.round(index * 1_000 * share)) >>> 0],
  );

/** The same with sound whose time goes on at a share of its own. */
const withSound = (told: readonly Told[], share: number): Told[] =>
  told.map(([second, videoMs]) => [second, videoMs, Math.round(second * 1_000 * share)]);

describe('a stream is behind', () => {
  test('once its time has fallen ever further behind the clock, and not at once', () => {
    expect(isBehind(...runs(0.6, 0, 21))).toBe(false);
    expect(isBehind(...runs(0.6, 0, 31))).toBe(true);
  });

  test('until it has caught up by half, and not with every second in which it does', () => {
    const slow = runs(0.6, 0, 40);
    expect(isBehind(...slow, ...runs(1.5, 40, 44, 24_000))).toBe(true);
    expect(isBehind(...slow, ...runs(1.5, 40, 75, 24_000))).toBe(false);
  });

  test('for as long as it keeps pace no sooner than the camera films', () => {
    const late = [...runs(0.6, 0, 40), ...runs(1, 40, 3_600, 24_000)];
    expect(isBehind(...late)).toBe(true);
    expect(latenessOf(lagOf(late)).keptPaceMs).toBeGreaterThan(3_500_000);
  });

  test('by no more than it ever was, where its clock is slow too: it can catch up', () => {
    const late = [...runs(0.6, 0, 40), ...runs(0.93, 40, 3_640, 24_000)];
    expect(isBehind(...late)).toBe(true);
    expect(isBehind(...late, ...runs(2, 3_640, 3_665, late.at(-1)?.[1]))).toBe(false);
  });

  test('also where its time began at nothing before', () => {
    expect(isBehind(...runs(1, 0, 100, 2 ** 24 - 100_000), ...runs(0.6, 100, 140))).toBe(true);
  });

  test.each([
    ['comes as late as its picture', withSound(runs(0.6, 0, 60), 0.6)],
    ['stopped before', withSound(runs(1, 0, 15), 1).concat(runs(0.6, 15, 60, 15_000))],
    ['says nothing of the time', withSound(runs(0.6, 0, 60), 0)],
    ['counts some milliseconds each', withSound(runs(0.6, 0, 60), 0.02)],
  ])('also where its sound %s', (_how, told) => {
    expect(isBehind(...told)).toBe(true);
  });

  test('no more than its sound, where that kept pace and the times of its video did not', () => {
    const told = withSound(runs(0.6, 0, 100), 1);
    expect(isBehind(...told)).toBe(false);
    const late = runs(0.6, 100, 140, 60_000).map(
      ([second, videoMs], index): Told => [second, videoMs, 100_000 + 600 * index],
    );
    expect(isBehind(...told, ...late)).toBe(true);
  });
});

describe('a stream is not behind', () => {
  test.each<[string, Told[]]>([
    ['whose clock is some per cent slow', runs(0.93, 0, 1_200)],
    ['whose clock is fast', runs(1.1, 0, 1_200)],
    ['whose clock runs over after 32 bits', runs(1, 0, 300, 2 ** 32 - 100_000)],
    ['whose clock runs over after 24 bits', [...runs(1, 0, 100, 2 ** 24 - 100_000), ...runs(1, 100, 200)]],
    [
      'whose time begins at nothing again and again',
      [0, 1, 2, 3].flatMap((turn) => runs(1, turn * 40, turn * 40 + 40)),
    ],
    ['whose time jumps ahead', [...runs(1, 0, 100), ...runs(1, 100, 200, 9_000_000)]],
    ['whose frames all have the same time', runs(0, 0, 200)],
    ['of seldom frames that say 40 ms each', runs(0.04, 0, 200)],
    ['of 12 frames a second that say 40 ms each, beside its sound', withSound(runs(0.48, 0, 200), 1)],
    ['that comes in pieces of seven seconds', runs(1, 0, 120).filter(([second]) => second % 7 === 0)],
    [
      'because the clock of the phone was set',
      [...runs(1, 0, 30), ...runs(1, 3_600, 3_630, 30_000), ...runs(1, 30, 60, 60_000)],
    ],
  ])('%s', (_which, told) => {
    for (let length = 1; length <= told.length; length += 1) expect(isBehind(...told.slice(0, length))).toBe(false);
  });
});

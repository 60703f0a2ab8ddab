import { coverageOf, pairsOf } from '../../tools/simulate/words.mjs';
import { countPairs, drawnBuckets, PAIR_BASE } from './drawn-pairs';
import { generate } from './generate';
import type { Setup } from './scenario.types';

test('the table of states begins with the least known one, and names what was never done there', () => {
  const met = { 'playing | stall': 3, 'playing | eof': 1_200, 'failed | eof': 2 };
  expect(coverageOf(met)).toEqual([
    '3 of 4 pairs of a state (2) and something done in it (2) were met:',
    '  failed: 1 of 2, 2 times; stall (never), eof (2)',
    '  playing: 2 of 2, 1,203 times; stall (3), eof (1200)',
    'in the fewest states: stall (1), eof (2)',
  ]);
  expect(coverageOf({})).toEqual([]);
});

test('the pairs of drawn values say what never came together', () => {
  const drawn = { buckets: ['a=1', 'a=2', 'b=1', 'b=2'], pairs: { 2: 5, 1003: 7 } };
  expect(pairsOf(drawn)).toEqual([
    '2 of 4 pairs of drawn values (4 of 2) were met, each at least 5 times; never:',
    '  a=1 with b=2',
    '  a=2 with b=1',
  ]);
  expect(pairsOf({ buckets: [], pairs: {} })).toEqual([]);
});

test.each([
  'bytes',
  'managed',
] as const)('%s: a session counts each pair of its values once, a range by its part', (way) => {
  const { setup } = generate('late', 1, way);
  const pairs = new Map<number, number>();
  countPairs(setup, pairs);
  const buckets = drawnBuckets(way);
  const names = new Set(buckets.map((bucket) => bucket.split('=')[0])).size;
  expect(pairs.size).toBe((names * (names - 1)) / 2);
  const low: Setup = { ...setup, platform: 'ios', player: { ...setup.player, idleMs: 3_100 } };
  const lowPairs = new Map<number, number>();
  countPairs(low, lowPairs);
  const pair = buckets.indexOf('phone.platform=ios') * PAIR_BASE + buckets.indexOf('player.idleMs=3000–5333');
  expect(lowPairs.get(pair)).toBe(1);
  expect(buckets.length).toBeLessThan(PAIR_BASE);
});

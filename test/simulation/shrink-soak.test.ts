import { rmSync } from 'node:fs';
import path from 'node:path';
import { bundleWorker } from '../../tools/simulate/bundle.mjs';
import { playBatches } from '../../tools/simulate/pool.mjs';
import type { Batch, BatchPlayed } from '../../tools/simulate/simulate.types';
import { wordsOf } from '../../tools/simulate/words.mjs';
import { PLANTED_BUGS } from './planted-bugs.mjs';
import { shrinkSoak } from './shrink-soak';
import type { SoakOptions, SoakPlayed } from './soak';

/** Other programs run here, on a machine that may be busy. */

/** A soak that goes wrong whenever these steps of these sessions are among what is played. */
function soakThatNeeds(...needed: readonly (readonly [session: number, step: number])[]) {
  const played: SoakOptions[] = [];
  const play = async (options: SoakOptions): Promise<SoakPlayed> => {
    played.push(options);
    const isWrong = needed.every(([session, step]) =>
      options.kept?.some((each) => each.session === session && each.steps.includes(step)),
    );
    const violations = isWrong ? [{ invariant: 3, what: 'held', atMs: 0 } as const] : [];
    return { violations, trace: [], met: new Map(), virtualMs: 0, begun: 0 };
  };
  return { play, played };
}

const options = { seed: 1, sessions: 100, watchMs: 0 };
const first: SoakPlayed = {
  violations: [{ invariant: 3, what: 'held', atMs: 0 }],
  trace: [],
  met: new Map(),
  virtualMs: 0,
  begun: 40,
};

test('of a soak only the sessions that it takes are left, and only the steps of these', async () => {
  const { play } = soakThatNeeds([3, 0], [39, 1]);
  const { kept, played } = await shrinkSoak(options, first, play);
  expect(kept).toEqual([
    { session: 3, steps: [0] },
    { session: 39, steps: [1] },
  ]);
  expect(played.violations).toHaveLength(1);
});

test('where the last session alone goes wrong, the others are not tried one by one', async () => {
  const { play, played } = soakThatNeeds([39, 0]);
  expect((await shrinkSoak(options, first, play)).kept).toEqual([{ session: 39, steps: [0] }]);
  expect(played.length).toBeLessThan(20);
});

test('a bug that is planted is found by a soak, shrunk, and found again by what is printed', async () => {
  const bug = PLANTED_BUGS.find(({ name }) => name === 'a stream that is left is never stopped');
  const worker = path.join(__dirname, `../../.cache/simulate/shrink-soak-${process.pid}.mjs`);
  await bundleWorker(worker, bug);
  const batch: Batch = {
    profile: 'soak',
    seed: 3,
    sessions: 50,
    watchMs: 0,
    isTraced: false,
    isBrief: false,
  };
  const found = await playOne(worker, batch);
  expect(found?.soak?.kept).toHaveLength(1);
  expect(found?.soak?.kept[0]?.steps.length).toBeLessThanOrEqual(2);
  expect(found && wordsOf(found)).toMatch(
    /again: .*--profile soak --seed 3 --sessions 50 --steps \d+:\d+(,\d+)? --trace/,
  );
  const again = await playOne(worker, { ...batch, keptSessions: found?.soak?.kept ?? [] });
  expect(again?.violations[0]?.invariant).toBe(found?.violations[0]?.invariant);
  rmSync(worker);
});

async function playOne(worker: string, batch: Batch) {
  const results: BatchPlayed[] = [];
  await playBatches({ worker, processes: 1, batches: [batch], tell: (played) => results.push(played) > 0 });
  return results[0]?.failed[0];
}

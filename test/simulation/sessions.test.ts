import { generate } from './generate';
import { play } from './play';
import type { Profile } from './scenario.types';
import { soak } from './soak';

/** Half of the sessions are always the same, half are new; more by `npm run simulate`. */
const SESSIONS = 240;
const FIXED_SEED = 20_000;
/** Of each profile of the other way. */
const MANAGED_SESSIONS = 40;
const MANAGED_SEED = 1;
const freshSeed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
/** Longer than the 24 bits of an FLV timestamp count (4 h 40 min), of which each tag has two parts; `npm run simulate` watches for days. */
const LONG_MS = 5 * 3_600_000;
/** Real time, on a busy computer. */
const PATIENCE_MS = 300_000;

describe.each(['documented', 'late', 'hostile'] satisfies Profile[])('%s', (profile) => {
  test.each([
    ['fixed', FIXED_SEED],
    ['fresh', freshSeed],
  ])(
    `${SESSIONS / 2} sessions from a %s seed (%d) violate nothing`,
    async (_, seed) => {
      const failed: string[] = [];
      for (let each = seed; each < seed + SESSIONS / 2; each += 1) {
        const { violations } = await play(generate(profile, each));
        for (const { invariant, what } of violations)
          failed.push(
            `npm run simulate -- --profile ${profile} --seed ${each} --sessions 1: invariant ${invariant}, ${what}`,
          );
      }
      expect(failed).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('where components of the plugin pull by themselves', () => {
  test.each(['documented', 'late', 'hostile'] satisfies Profile[])(
    `%s: ${MANAGED_SESSIONS} sessions violate nothing`,
    async (profile) => {
      const failed: string[] = [];
      for (let seed = MANAGED_SEED; seed < MANAGED_SEED + MANAGED_SESSIONS; seed += 1) {
        const { violations } = await play(generate(profile, seed, 'managed'));
        for (const { invariant, what } of violations)
          failed.push(
            `npm run simulate -- --way managed --profile ${profile} --seed ${seed} --sessions 1: invariant ${invariant}, ${what}`,
          );
      }
      expect(failed).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('soak', () => {
  test.each([
    ['fixed', FIXED_SEED, LONG_MS],
    ['fresh', freshSeed, 0],
  ])(
    `${SESSIONS / 2} sessions in one app from a %s seed (%d) violate nothing, and one camera is watched for %d ms`,
    async (_, seed, watchMs) => {
      const { violations } = await soak({ seed, sessions: SESSIONS / 2, watchMs });
      expect(violations).toEqual([]);
    },
    PATIENCE_MS,
  );
});

import { type Played, play } from './play';
import type { Scenario, Step } from './scenario.types';

/** A shrunk scenario, and which steps of the generated one are left. */
export interface Shrunk {
  readonly scenario: Scenario;
  readonly kept: readonly number[];
  readonly played: Played;
}

const MAX_PLAYS = 300;

/** Takes steps away as long as the same invariant is violated. */
export async function shrink(scenario: Scenario): Promise<Shrunk> {
  const first = await play(scenario);
  const invariant = first.violations[0]?.invariant;
  let plays = 0;
  const kept = await fewest(
    scenario.steps.map((_, index) => index),
    async (indices) => {
      if (plays >= MAX_PLAYS) return false;
      plays += 1;
      const { violations } = await play(keep(scenario, indices));
      return violations.some((found) => found.invariant === invariant);
    },
  );
  const shrunk = keep(scenario, kept);
  return { scenario: shrunk, kept, played: await play(shrunk, { isTraced: true }) };
}

/** Takes items away as long as it fails without them: first many at a time, then one by one. */
export async function fewest<Item>(
  items: readonly Item[],
  fails: (items: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> {
  let kept = items;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let from = 0; from < kept.length; ) {
      const without = kept.filter((_, place) => place < from || place >= from + size);
      if (without.length < kept.length && (await fails(without))) kept = without;
      else from += size;
    }
  }
  return kept;
}

/** The scenario with these steps alone. What is left out takes its time all the same. */
export function keep(scenario: Scenario, indices: readonly number[]): Scenario {
  const kept = new Set(indices);
  let waitMs = 0;
  const steps: Step[] = [];
  scenario.steps.forEach((step, index) => {
    waitMs += step.waitMs;
    if (!kept.has(index)) return;
    steps.push({ ...step, waitMs });
    waitMs = 0;
  });
  return { ...scenario, steps };
}

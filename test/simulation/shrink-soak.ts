import type { KeptSession } from '../../tools/simulate/simulate.types';
import { generate } from './generate';
import { fewest } from './shrink';
import { type SoakOptions, type SoakPlayed, soak } from './soak';

export interface ShrunkSoak {
  readonly kept: readonly KeptSession[];
  readonly played: SoakPlayed;
}

/** Some minutes: a soak may be long, and every try is one. */
const MAX_SESSIONS = 20_000;
/** A day that is watched takes as long as this many sessions. */
const DAY_IN_SESSIONS = 500;
const DAY_MS = 86_400_000;

/** Takes sessions away, then steps of those that are left, as long as the same invariant is violated. */
export async function shrinkSoak(options: SoakOptions, first: SoakPlayed, play = soak): Promise<ShrunkSoak> {
  const invariant = first.violations[0]?.invariant;
  let left = MAX_SESSIONS;
  const fails = async (kept: readonly KeptSession[], watchMs: number): Promise<boolean> => {
    left -= kept.length + (watchMs / DAY_MS) * DAY_IN_SESSIONS;
    if (left < 0) return false;
    const { violations } = await play({ ...options, watchMs, kept });
    return violations.some((found) => found.invariant === invariant);
  };

  const whole = Array.from({ length: first.begun }, (_, index) => sessionOf(options, index));
  // what went wrong in a session needs no watching after it
  const watchMs = (await fails(whole, 0)) ? 0 : options.watchMs;
  const stillFails = (kept: readonly KeptSession[]) => fails(kept, watchMs);
  const last = whole.slice(-1);
  const sessions = (await stillFails(last)) ? last : await fewest(whole, stillFails);
  const steps = sessions.flatMap(({ session, steps: all }) => all.map((step) => ({ session, step })));
  const kept = grouped(await fewest(steps, (fewer) => stillFails(grouped(fewer))));
  return { kept, played: await play({ ...options, watchMs, kept, isTraced: true }) };
}

function sessionOf({ seed, way, kept }: SoakOptions, index: number): KeptSession {
  const known = kept?.[index];
  if (known) return known;
  return { session: index, steps: generate('soak', seed + index, way).steps.map((_, step) => step) };
}

function grouped(steps: readonly { readonly session: number; readonly step: number }[]): readonly KeptSession[] {
  return [...new Set(steps.map(({ session }) => session))].map((session) => ({
    session,
    steps: steps.filter((each) => each.session === session).map(({ step }) => step),
  }));
}

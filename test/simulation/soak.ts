import { type Way, wayOf } from '../../simulator/generations';
import type { KeptSession } from '../../tools/simulate/simulate.types';
import { excuseFor } from './follow';
import { generate } from './generate';
import { Phone } from './phone/phone';
import { leaveAll, type Played, type PlayOptions, playSteps, settle } from './play';
import type { Scenario } from './scenario.types';
import { keep } from './shrink';
import { heard } from './watches/console-watch';

export interface SoakOptions extends PlayOptions {
  /** The first session's; every next one has the next seed. */
  readonly seed: number;
  readonly sessions: number;
  /** Who pulls in all of them; as the first one has it, where absent. */
  readonly way?: Way;
  /** How long one camera is watched at the end, in milliseconds of virtual time. */
  readonly watchMs: number;
  /** Only these of the sessions, and only these steps of each: to play a shrunk soak again. */
  readonly kept?: readonly KeptSession[];
}

export interface SoakPlayed extends Played {
  /** How many sessions were begun. */
  readonly begun: number;
}

/** One session after another in one app, then one camera watched for long. Stops at the first session that goes wrong. */
export function soak({
  seed,
  sessions,
  watchMs,
  kept,
  isTraced = false,
  ...options
}: SoakOptions): Promise<SoakPlayed> {
  return heard(async (tell) => {
    const { setup } = generate('soak', seed, options.way);
    const phone = new Phone({ setup, isTraced });
    const way = wayOf(setup.generation);
    tell(phone.violations);
    const startMs = phone.clock.now();
    const met = new Map<string, number>();
    let begun = 0;
    for (const { session, scenario } of scenariosOf({ seed, sessions, way, kept })) {
      if (phone.violations.found.length > 0) break;
      begun += 1;
      phone.note(`— session ${session} of ${sessions}`);
      phone.disturb();
      await playSteps(phone, scenario(), met);
      await settle(phone);
      await leaveAll(phone);
    }
    if (phone.violations.found.length === 0) await watchForLong(phone, watchMs);
    const virtualMs = phone.clock.now() - startMs;
    return { violations: phone.violations.found, trace: phone.trace, met, virtualMs, begun };
  });
}

function scenariosOf({
  seed,
  sessions,
  way,
  kept,
}: Pick<SoakOptions, 'seed' | 'sessions'> & { readonly way: Way; readonly kept: SoakOptions['kept'] }): readonly {
  readonly session: number;
  scenario(): Scenario;
}[] {
  if (kept)
    return kept.map(({ session, steps }) => ({
      session,
      scenario: () => keep(generate('soak', seed + session, way), steps),
    }));
  return Array.from({ length: sessions }, (_, session) => ({
    session,
    scenario: () => generate('soak', seed + session, way),
  }));
}

async function watchForLong(phone: Phone, watchMs: number): Promise<void> {
  phone.open('live', ['door']);
  await phone.advance(watchMs);
  const [tile] = phone.top?.tiles ?? [];
  if (watchMs > 0 && tile && tile.seen?.status.tone !== 'live' && !excuseFor(phone, tile))
    phone.violations.note(6, `after ${watchMs} ms of watching it says "${tile.seen?.status.text}"`);
  await leaveAll(phone);
}

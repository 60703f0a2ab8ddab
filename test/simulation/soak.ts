import { generate } from './generate';
import { Phone } from './phone/phone';
import { leaveAll, type Played, type PlayOptions, playSteps, settle } from './play';
import { heard } from './watches/console-watch';

export interface SoakOptions extends PlayOptions {
  /** The first session's; every next one has the next seed. */
  readonly seed: number;
  readonly sessions: number;
  /** How long one camera is watched at the end, in milliseconds of virtual time. */
  readonly watchMs: number;
}

/** One session after another in one app, then one camera watched for long. Stops at the first session that goes wrong. */
export function soak({ seed, sessions, watchMs, isTraced = false }: SoakOptions): Promise<Played> {
  return heard(async (tell) => {
    const phone = new Phone({ setup: generate('soak', seed).setup, isTraced });
    tell(phone.violations);
    const startMs = phone.clock.now();
    const met = new Map<string, number>();
    for (let index = 0; index < sessions && phone.violations.found.length === 0; index += 1) {
      phone.note(`— session ${index} of ${sessions}`);
      phone.disturb();
      await playSteps(phone, generate('soak', seed + index), met);
      await settle(phone);
      await leaveAll(phone);
    }
    if (phone.violations.found.length === 0) await watchForLong(phone, watchMs);
    return { violations: phone.violations.found, trace: phone.trace, met, virtualMs: phone.clock.now() - startMs };
  });
}

async function watchForLong(phone: Phone, watchMs: number): Promise<void> {
  phone.open('live', ['door']);
  await phone.advance(watchMs);
  const [tile] = phone.top?.tiles ?? [];
  if (watchMs > 0 && tile?.seen?.status.tone !== 'live')
    phone.violations.note(6, `after ${watchMs} ms of watching it says "${tile?.seen?.status.text}"`);
  await leaveAll(phone);
}

import { DEEDS } from './deeds';
import { Follower } from './follow';
import { Phone } from './phone/phone';
import { RECORDED_WITHIN_MS } from './phone/recorded';
import type { Tile } from './phone/simulated-page';
import type { Scenario } from './scenario.types';
import type { Violation } from './violations';
import { heard } from './watches/console-watch';

/** Lingering, two stops that hang, and a grace. */
const UNTIL_GIVEN_BACK_MS = 90_000;
const AFTERMATH_MS = 2_000;

export interface Played {
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
  /** `state | deed`: where a picture was when something was done. */
  readonly met: ReadonlyMap<string, number>;
  readonly virtualMs: number;
}

export interface PlayOptions {
  readonly isTraced?: boolean;
  /** Takes the session as an inspector's recording, text after text. */
  readonly record?: (text: string) => void;
}

/** Plays one session in an app of its own: what its steps say, then calm, then everybody leaves and the app ends. */
export async function play(scenario: Scenario, { isTraced = false, record }: PlayOptions = {}): Promise<Played> {
  return heard(async (tell) => {
    const phone = new Phone({ setup: scenario.setup, isTraced, record });
    tell(phone.violations);
    const startMs = phone.clock.now();
    const met = new Map<string, number>();
    await playSteps(phone, scenario, met);
    await settle(phone);
    await leaveAll(phone);
    await end(phone);
    const virtualMs = phone.clock.now() - startMs;
    if (record) await phone.advance(RECORDED_WITHIN_MS);
    return { violations: phone.violations.found, trace: phone.trace, met, virtualMs };
  });
}

/** Does what the steps say, one after another. */
export async function playSteps(phone: Phone, { steps }: Scenario, met: Map<string, number>): Promise<void> {
  for (const { waitMs, deed, a, b } of steps) {
    await phone.advance(waitMs);
    phone.note(`— ${deed}`);
    for (const path of phone.paths()) {
      const pair = `${path} | ${deed}`;
      met.set(pair, (met.get(pair) ?? 0) + 1);
    }
    const act = DEEDS[deed];
    if (!act) throw new Error(`there is no deed "${deed}"`);
    await act(phone, { a, b });
  }
  await phone.advance(0);
}

/** All is well again: page by page, whoever wants to watch does, or follows what the screen says and does, or reads why not. */
export async function settle(phone: Phone): Promise<void> {
  phone.note('— calm');
  phone.calmDown();
  phone.note(phone.simulation.resources().module);
  while (phone.top) {
    const page = phone.top;
    let calmSinceMs = phone.clock.now();
    let { timesShown } = page;
    for (const tile of page.tiles) {
      // what became of the last disturbance is seen first
      await phone.advance(AFTERMATH_MS);
      expectWish(phone, tile);
      // whoever was in another page for the picture before this one begins anew
      if (page.timesShown !== timesShown) calmSinceMs = phone.clock.now();
      timesShown = page.timesShown;
      await new Follower(phone, page, tile, { calmSinceMs }).follow();
    }
    phone.note('— back');
    phone.back();
  }
}

/** Nothing plays that a person has stopped, and nothing is stopped that a person wants to watch. */
function expectWish({ violations, hadMemoryWarning }: Phone, { seen, wantsToWatch }: Tile): void {
  const { sheet, status } = seen ?? {};
  if (status?.tone === 'live' && !wantsToWatch)
    violations.note(8, `plays though the person stopped it, says "${status.text}"`);
  if (sheet?.kind === 'stopped' && wantsToWatch && !hadMemoryWarning)
    violations.note(8, `stopped though the person wants to watch, says "${status?.text}" ("${sheet.title}")`);
}

/** Invariant 3: whatever was held for pages is given back. */
export async function leaveAll(phone: Phone): Promise<void> {
  while (phone.top) phone.back();
  await phone.advance(UNTIL_GIVEN_BACK_MS);
  const { violations, ledger, simulation, wechat } = phone;
  const { players } = simulation.resources();
  for (const held of [...ledger.unreleased(), ...players])
    violations.note(3, `${held} is held though everybody has left`);
  for (const id of phone.actors()) violations.note(3, `${id} lives though everybody has left`);
  const screen = wechat.made.filter(({ call }) => call === 'setKeepScreenOn').at(-1)?.options;
  if ((screen as { keepScreenOn?: boolean } | undefined)?.keepScreenOn) violations.note(3, 'the screen is kept on');
  // without a network the list says so, and the phone is asked again and again
  const allowed = phone.isThoughtOffline() ? 1 : 0;
  if (phone.appClock.pending > allowed)
    violations.note(3, `${phone.appClock.pending} timers run though everybody has left`);
}

async function end(phone: Phone): Promise<void> {
  phone.app.app.send({ type: 'app.closing' });
  await phone.advance(30_000);
  if (phone.ledger.hasModule()) phone.violations.note(3, 'the module lives though the app has ended');
  if (phone.appClock.pending > 0)
    phone.violations.note(3, `${phone.appClock.pending} timers run though the app has ended`);
}

import { canResetPlayers } from '../../simulator/player-plugin';
import { DEEDS } from './deeds';
import { Phone, WORKING } from './phone/phone';
import { RECORDED_WITHIN_MS } from './phone/recorded';
import type { SimulatedPage, Tile } from './phone/simulated-page';
import type { Scenario } from './scenario.types';
import type { Violation } from './violations';
import { heard } from './watches/console-watch';

/** The longest that a camera which works takes to play once all is calm, whatever had failed, and after each tap that the screen offers. */
const LONGEST_START_MS = 90_000;
/** How often a person taps "try again". */
const PATIENCE = 2;
/** Lingering, two stops that hang, and a grace. */
const UNTIL_GIVEN_BACK_MS = 90_000;
const LOOK_EVERY_MS = 500;
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

/** All is well again: page by page, whoever wants to watch does, or is told why not and helped by what is offered. */
export async function settle(phone: Phone): Promise<void> {
  phone.note('— calm');
  phone.calmDown();
  phone.note(phone.simulation.resources().module);
  while (phone.top) {
    const page = phone.top;
    for (const tile of page.tiles) {
      // what became of the last disturbance is seen first
      await phone.advance(AFTERMATH_MS);
      await until(phone, LONGEST_START_MS, () =>
        page.tiles.every((each) => isAtRest(phone, each) || excuseFor(phone, each)),
      );
      await expectPicture(phone, tile);
    }
    phone.note('— back');
    phone.back();
  }
}

async function until(phone: Phone, longestMs: number, isReached: () => boolean): Promise<void> {
  for (let waitedMs = 0; waitedMs < longestMs && !isReached(); waitedMs += LOOK_EVERY_MS)
    await phone.advance(LOOK_EVERY_MS);
}

/** It plays, or it says something that only a person can change. */
function isAtRest(phone: Phone, tile: Tile): boolean {
  const { status, sheet } = tile.seen ?? {};
  return (
    isWatched(phone, tile) ||
    status?.tone === 'bad' ||
    (sheet !== null && sheet !== undefined && sheet.kind !== 'failure')
  );
}

function isWatched(phone: Phone, tile: Tile): boolean {
  return tile.seen?.status.tone === 'live' && phone.isFed(tile);
}

async function expectPicture(phone: Phone, tile: Tile): Promise<void> {
  const { violations } = phone;
  const { sheet, status } = tile.seen ?? {};
  const says = `"${status?.text}"${sheet ? ` ("${sheet.title}")` : ''}`;
  if (isWatched(phone, tile)) {
    if (!tile.wantsToWatch) violations.note(8, `plays though the person stopped it, says ${says}`);
    return;
  }
  const excuse = excuseFor(phone, tile);
  if (!isAtRest(phone, tile)) {
    if (!excuse) violations.note(6, `neither plays nor says why: ${says}`);
    return;
  }
  if (sheet?.kind === 'stopped' && tile.wantsToWatch && !phone.hadMemoryWarning)
    violations.note(8, `stopped though the person wants to watch, says ${says}`);
  if (excuse) return;
  await expectHelp(phone, tile, says);
}

/** What the screen offers helps; where it offers nothing, or nothing any more, opening the camera again does. */
async function expectHelp(phone: Phone, tile: Tile, says: string): Promise<void> {
  await tapOffers(phone, tile);
  if (isWatched(phone, tile)) return;
  if (tile.seen?.sheet?.primary.event) return noteHelpless(phone, tile, `trying again on ${says}`);
  phone.note(`— open ${tile.cameraId} again`);
  phone.open('live', [tile.cameraId]);
  const reopened = phone.top?.tiles[0] ?? tile;
  await awaitRest(phone, reopened);
  await tapOffers(phone, reopened);
  if (!isWatched(phone, reopened)) noteHelpless(phone, reopened, `opening it again on ${says}`);
  phone.back();
}

/** Taps the one button that the screen offers, as often as a patient person would. */
async function tapOffers(phone: Phone, tile: Tile): Promise<void> {
  for (let taps = 0; taps <= PATIENCE && !isWatched(phone, tile); taps += 1) {
    const way = tile.seen?.sheet?.primary.event;
    if (!way) return;
    phone.note(`— tap ${way} on ${tile.view}`);
    phone.top?.send(tile, { type: way } as Parameters<SimulatedPage['send']>[1]);
    await awaitRest(phone, tile);
  }
}

async function awaitRest(phone: Phone, tile: Tile): Promise<void> {
  await phone.advance(LOOK_EVERY_MS);
  await until(phone, LONGEST_START_MS, () => isAtRest(phone, tile));
}

/** Unless what cannot play came to light only when it was tried. */
function noteHelpless(phone: Phone, tile: Tile, what: string): void {
  const { seen } = tile;
  if (excuseFor(phone, tile)) return;
  phone.violations.note(7, `after ${what} still "${seen?.status?.text}" ("${seen?.sheet?.title}")`);
}

/** What cannot play whatever the app does. */
export function excuseFor(phone: Phone, { cameraId }: Tile): string | null {
  const { world } = phone.simulation;
  if (!WORKING.some((id) => id === cameraId)) return 'a camera that does not work';
  if (!canResetPlayers(world) && world.players.localServerDead) return 'the player plugin has no reset yet';
  const isServer = cameraId === 'gate';
  const others = phone.tiles().filter((tile) => tile.cameraId !== cameraId);
  const isExcluded = others.some((other) => (other.cameraId === 'gate') !== isServer);
  if (world.generation === 'beta' && isExcluded) return 'the module serves the other kind';
  if (others.length === 0) return null;
  if (phone.isJammed(cameraId)) return 'its last connection cannot be closed, and others hold the module';
  const isUntold = phone.simulation.resources().module.includes('stale');
  if (isUntold && others.some((other) => isWatched(phone, other)))
    return 'nobody told that the network changed, and another picture plays on';
  return phone.hasFailedModule() ? 'its module failed, and others hold the other one' : null;
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
  if (phone.ledger.modules.size > 0) phone.violations.note(3, 'the module lives though the app has ended');
  if (phone.appClock.pending > 0)
    phone.violations.note(3, `${phone.appClock.pending} timers run though the app has ended`);
}

import { FAULTS } from '../../../simulator';
import type { Faults } from '../../../simulator/fault.types';
import { MANAGED_FAULTS } from '../../../simulator/fault-catalogue';
import type { Phone } from '../phone/phone';
import type { Stale } from '../phone/phone-way.types';
import { type Chance, type Deed, pick } from './deed.types';

/** Some seconds after it went to the background WeChat suspends JavaScript. */
const UNTIL_SUSPENDED_MS = 5_000;
const SUSPENSIONS_MS = [1_000, 20_000, 70_000, 1_800_000, 90_000_000];
/** From then on a system may have stopped what listens on sockets. */
const LONG_BACKGROUND_MS = 60_000;
/** Of several cameras one alone is hit as often as all. */
const HITS_ONE = 0.5;

/** The faults, on one camera where there are several. */
export function faultsOn(phone: Phone, { a, b }: Chance): Faults {
  const { faults } = phone.simulation;
  const ids = [...phone.ledger.services.keys()];
  if (ids.length < 2 || b > HITS_ONE) return faults;
  const id = pick(ids, a);
  const on = Object.create(faults) as Faults;
  return Object.assign(on, {
    onCall: ((call, fault, options) => faults.onCall(call, fault, { ...options, id })) satisfies Faults['onCall'],
    notice: ((notice, options) => faults.notice(notice, { ...options, id })) satisfies Faults['notice'],
    stall: ((isOn) => faults.stall(isOn, { id })) satisfies Faults['stall'],
    cameraSends: ((sending) => faults.cameraSends(sending, { id })) satisfies Faults['cameraSends'],
  });
}

/** Every fault of the preview's panel but those of cameras, by its id. */
export const catalogueDeeds: Readonly<Record<string, Deed>> = Object.fromEntries(
  [...FAULTS, ...MANAGED_FAULTS]
    .filter(({ group }) => group !== 'camera')
    .map((fault): [string, Deed] => [
      fault.id,
      (phone, chance) => fault.run(fault.id.startsWith('module.') ? phone.simulation.faults : faultsOn(phone, chance)),
    ]),
);

/** WeChat suspends JavaScript while the app is in the background: every timer fires late, and all together. */
const suspend =
  (isShownFirst: (b: number) => boolean): Deed =>
  async (phone, { a, b }) => {
    const ms = pick(SUSPENSIONS_MS, a);
    phone.hide();
    await phone.advance(UNTIL_SUSPENDED_MS);
    phone.clock.skip(ms);
    const { world } = phone.simulation;
    if (ms >= LONG_BACKGROUND_MS && b < HITS_ONE) world.players.killLocalServer(world.platform);
    if (!isShownFirst(b)) await phone.clock.advance(0);
    phone.show();
  };

export const worldDeeds: Readonly<Record<string, Deed>> = {
  'world.suspend': suspend((b) => b < HITS_ONE),
  'world.homeAndBack': async (phone, { a }) => {
    phone.hide();
    await phone.advance(Math.round(a * UNTIL_SUSPENDED_MS));
    phone.show();
  },
  'world.otherNetwork': (phone, { b }) => phone.simulation.faults.networkMoves(b < HITS_ONE),
  'world.albumDenied': (phone, { a }) => {
    if (a < HITS_ONE) phone.wechat.permissions['scope.writePhotosAlbum'] = true;
    else {
      phone.wechat.permissions['scope.writePhotosAlbum'] = false;
      phone.wechat.failures.authorize = { errMsg: 'authorize:fail auth deny' };
    }
  },
};

/** What no document allows, and phones do all the same. */
export const hostileDeeds: Readonly<Record<string, Deed>> = {
  'hostile.freeze': async (phone, { a }) => {
    phone.clock.skip(pick(SUSPENSIONS_MS, a * 0.6));
    phone.diary.note('was frozen');
    await phone.clock.advance(0);
  },
  'hostile.staleBytes': (phone, chance) => untouched(phone, phone.way.staleBytes(chance)),
  'hostile.staleMessage': (phone, chance) => untouched(phone, phone.way.staleMessage(chance)),
  'hostile.staleNode': (phone, chance) => {
    const tiles = phone.tiles().filter(({ nodeKey }) => nodeKey > 1);
    if (tiles.length > 0) untouched(phone, phone.way.staleNode(pick(tiles, chance.a), chance));
  },
};

/** Invariant 9: what belongs to an earlier life changes nothing. */
function untouched(phone: Phone, stale: Stale | null): void {
  if (!stale) return;
  const seen = () => JSON.stringify(phone.tiles().map(({ opened }) => opened.session.view()));
  const { calls } = phone.ledger;
  const before = seen();
  stale.say();
  if (seen() !== before || phone.ledger.calls !== calls)
    phone.violations.note(9, `a stale ${stale.what} changed something`);
}

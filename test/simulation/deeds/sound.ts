import type { Deed } from './deed.types';

/** A call or an alarm takes the sound for a while; that it is over may never be told. */
const ENDS_UNTOLD = 0.3;
const LONGEST_MS = 40_000;

/** What takes the sound takes no picture: nothing is started, stopped or mounted for it. */
export const soundDeeds: Readonly<Record<string, Deed>> = {
  'world.soundTaken': async (phone, { a, b }) => {
    const held = () => JSON.stringify([phone.ledger.calls, phone.tiles().map(({ nodeKey }) => nodeKey)]);
    const before = held();
    phone.wechat.emit('audioInterruptionBegin', {});
    if (held() !== before) phone.violations.note(9, 'a call that took the sound changed the picture');
    await phone.advance(Math.round(a * LONGEST_MS));
    const meanwhile = held();
    if (b >= ENDS_UNTOLD) phone.wechat.emit('audioInterruptionEnd', {});
    if (held() !== meanwhile) phone.violations.note(9, 'sound that was given back changed the picture');
  },
};

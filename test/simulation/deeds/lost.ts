import { type Deed, pick } from './deed.types';

/** Events that never arrive: what they would tell has happened all the same. */
export const lostDeeds: Readonly<Record<string, Deed>> = {
  'lost.playerEvent': (phone, { a }) => phone.lose(pick(phone.way.nodeEvents, a)),
  'lost.message': (phone) => phone.lose('message'),
  'lost.appShow': (phone) => phone.lose('appShow'),
  'lost.appHide': (phone) => phone.lose('appHide'),
  'lost.networkStatusChange': (phone) => phone.lose('networkStatusChange'),
};

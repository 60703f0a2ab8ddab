import { type Deed, pick } from './deed.types';

/** What a node says; the next one of these is lost. */
const OF_A_NODE = ['playerReady', 'playerStartPull', 'playerClose', 'playerError', 'statechange', 'netstatus'];

/** Events that never arrive: what they would tell has happened all the same. */
export const lostDeeds: Readonly<Record<string, Deed>> = {
  'lost.playerEvent': (phone, { a }) => phone.lose(pick(OF_A_NODE, a)),
  'lost.message': (phone) => phone.lose('message'),
  'lost.appShow': (phone) => phone.lose('appShow'),
  'lost.appHide': (phone) => phone.lose('appHide'),
  'lost.networkStatusChange': (phone) => phone.lose('networkStatusChange'),
};

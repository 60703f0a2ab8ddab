import { watchingMachine } from '../../../machines/watching';
import type { ViewLogic, WatchingContext } from '../../../machines/watching/watching.types';
import type { Model } from '../walk';
import { delaysOf, door, failures, listener, once, owner, ports, setNow } from './common';

const shared = () => ({ session: listener, connection: listener }) as unknown as ViewLogic;
const alone = () => ({ session: listener, connection: null }) as unknown as ViewLogic;

const watched = { source: door, quality: 'high', playerMode: 'live' };
const ofPhone = { ports, language: 'en', owner };

export const watching: Model = {
  name: 'watching',
  machine: watchingMachine,
  inputs: [
    ofPhone,
    { ...ofPhone, ports: { ...ports, environment: { ...ports.environment, obstacles: () => [failures.never] } } },
  ],
  begins: [],
  events: {
    'view.opened': [
      { ...watched, view: 'live', logic: shared },
      { ...watched, view: 'wall', muted: true, logic: shared },
      { ...watched, view: 'component', source: { ...door, id: 'yard' }, logic: alone },
    ],
    'capability.opened': [{ view: 'live', name: 'ptz', source: door, language: 'en', logic: () => listener }],
    'view.closed': [{ view: 'live' }, { view: 'wall' }],
    'view.hidden': [{ view: 'live' }],
    'view.shown': [{ view: 'live' }],
    'view.focused': [{ view: 'live' }, { view: 'wall' }],
    'memory.warned': once,
    'sound.interrupted': once,
    'sound.returned': once,
    'connection.idle': [{ id: 'door' }, { id: 'nobody' }],
    'picture.framed': [{ id: 'door', framing: { fit: 'fill', turn: 90 } }],
    'picture.taken': [{ id: 'door', path: 'a.png' }],
    'module.reported': [{ generations: [] }],
    'module.doubted': once,
    'try.failed': [{ generation: '2.4' }],
    'network.asked': once,
    'network.proved': once,
    'person.looks': once,
    'xstate.done.actor.network': [
      { output: { networkType: 'wifi', online: true, networkEvents: 0 } },
      { output: { networkType: 'none', online: false, networkEvents: 0 } },
      { output: { networkType: 'wifi', online: true, networkEvents: -1 } },
    ],
    'xstate.error.actor.network': [{ error: failures.retry }],
    'network.told': [
      { networkType: 'wifi', online: true },
      { networkType: '5g', online: true },
      { networkType: 'none', online: false },
    ],
    'network.changed': [
      { networkType: '4g', online: true },
      { networkType: 'wifi', online: true },
      { networkType: 'none', online: false },
    ],
    'metered.accepted': once,
    'app.closing': once,
    RETRY: once,
    'app.shown': once,
    'app.hidden': once,
    'localServer.gone': [{ failure: failures.server }],
    'xstate.done.actor.localServer': once,
    'xstate.error.actor.localServer': [{ error: failures.retry }],
    ...delaysOf(watchingMachine),
  },
  flags: (context: WatchingContext) => [
    [...context.views].map(([view, { beside }]) => [view, beside.size]),
    [...context.connections.keys()],
    context.focusedView,
    context.module !== null,
    context.online,
    context.networkType,
    context.isMeteredAccepted,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_000,
  setNow,
};

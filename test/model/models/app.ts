import { appMachine } from '../../../machines/app';
import type { Model } from '../walk';
import { door, failures, high, listed, low, nothing, once, one, ports, setNow } from './common';

const anApp = { ports, language: 'en', builtInCameras: [], timezoneOffsetMinutes: 0 };

export const app: Model = {
  name: 'app',
  machine: appMachine,
  inputs: [
    anApp,
    { ...anApp, ports: { ...ports, environment: { ...ports.environment, obstacles: () => [failures.never] } } },
  ],
  begins: [],
  events: {
    'view.opened': [{ view: 'live', camera: listed }],
    'view.closed': [{ view: 'live' }],
    'view.hidden': [{ view: 'live' }],
    'view.shown': [{ view: 'live' }],
    'view.focused': [{ view: 'live' }],
    'memory.warned': once,
    'viewer.joined': [{ id: 'door', lease: one, source: door, params: high }],
    'viewer.released': [{ id: 'door', lease: one }],
    'viewer.left': [{ id: 'door', lease: one }],
    'pull.wanted': [{ id: 'door', lease: one, params: high, sink: nothing }],
    'pull.switched': [{ id: 'door', lease: one, params: low }],
    'pull.left': [{ id: 'door', lease: one }],
    'pull.held': [{ id: 'door', lease: one }],
    'pull.rejoined': [{ id: 'door', lease: one, sink: nothing }],
    'pull.dead': [{ id: 'door', failure: failures.retry }],
    'connection.unused': [{ id: 'nobody' }],
    'picture.taken': [{ id: 'door', path: 'a.png' }],
    'module.reported': [{ generations: [] }],
    'network.changed': [
      { networkType: '4g', online: true },
      { networkType: 'none', online: false },
    ],
    'metered.accepted': once,
    'app.closing': once,
    'module.doubted': once,
    RETRY: once,
    'app.shown': once,
    'app.hidden': once,
    'localServer.gone': [{ failure: failures.server }],
    'xstate.done.actor.localServer': once,
    'xstate.error.actor.localServer': [{ error: failures.retry }],
    'xstate.after.resetDeadline.app.localServer.resetting': once,
  },
  flags: (context: {
    sessions: object;
    connections: object;
    online: boolean;
    networkType: string;
    isMeteredAccepted: boolean;
  }) => [
    Object.keys(context.sessions),
    Object.keys(context.connections),
    context.online,
    context.networkType,
    context.isMeteredAccepted,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_000,
  setNow,
};

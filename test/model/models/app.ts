import { appMachine } from '../../../machines/app';
import type { Model } from '../walk';
import { failures, ports, setNow } from './common';

export const app: Model = {
  name: 'app',
  machine: appMachine,
  inputs: [{ ports, language: 'en', builtInCameras: [], timezoneOffsetMinutes: 0 }],
  begins: [],
  events: {
    'picture.framed': [{ id: 'door', framing: { fit: 'fill', turn: 90 } }],
    'picture.taken': [{ id: 'door', path: 'a.png' }],
    'xstate.error.actor.watching': [{ error: failures.retry }],
  },
  flags: () => [],
  unreachable: {},
  oneSided: {},
  limit: 100,
  setNow,
};

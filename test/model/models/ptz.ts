import { ptzMachine } from '../../../machines/ptz';
import type { PtzContext } from '../../../machines/ptz/ptz.types';
import type { Model } from '../walk';
import { delaysOf, door, failures, nothing, once, owner, ports, setNow } from './common';

const machine = ptzMachine();
const steers = { ...ports, devices: { steer: nothing } };
const beside = { ports: steers, connection: owner, view: 'live', source: door, language: 'en' };

export const ptz: Model = {
  name: 'ptz',
  machine,
  inputs: [
    beside,
    { ...beside, connection: null },
    { ...beside, ports },
    { ...beside, source: { ...door, kind: 'server' } },
  ],
  begins: [],
  events: {
    STEER: [
      { direction: 'left', channel: 0 },
      { direction: 'right', channel: 0 },
    ],
    STEER_END: once,
    STEER_CANCEL: once,
    LEAVE: once,
    'view.hidden': once,
    'app.hidden': once,
    'ptz.moving': once,
    'ptz.atEnd': once,
    'ptz.taken': once,
    'ptz.failed': [{ failure: failures.retry }],
    'xstate.error.actor.press': [{ error: failures.retry }],
    ...delaysOf(machine),
  },
  flags: (context: PtzContext) => [context.direction, context.connection === null],
  unreachable: {},
  oneSided: {},
  limit: 500,
  setNow,
};

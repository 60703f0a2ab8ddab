import { permissionsMachine } from '../../../machines/permissions';
import type { PermissionsContext } from '../../../machines/permissions/permissions.types';
import type { Model } from '../walk';
import { delaysOf, failures, once, ports, setNow } from './common';

export const permissions: Model = {
  name: 'permissions',
  machine: permissionsMachine,
  inputs: [{ ports }],
  begins: [],
  events: {
    LOOK: [{ needed: ['album'] }],
    OPEN_SETTINGS: once,
    OPEN_SYSTEM_SETTINGS: once,
    'xstate.done.actor.permissions': [{ output: { album: 'deniedInSettings' } }],
    'xstate.error.actor.permissions': [{ error: failures.retry }],
    'xstate.done.actor.settings': once,
    'xstate.error.actor.settings': [{ error: failures.retry }],
    ...delaysOf(permissionsMachine),
  },
  flags: ({ states, failure }: PermissionsContext) => [Object.keys(states), failure !== null],
  unreachable: {},
  oneSided: {},
  limit: 100,
  setNow,
};

import { assertEvent, assign, fromPromise, setup } from 'xstate';
import type { Failure } from '../failure';
import { config } from '../kernel/config';
import type { PermissionStates, Ports } from '../kernel/ports';
import type { PermissionsContext, PermissionsEvent, PermissionsInput } from './permissions.types';

type Whose = 'miniProgram' | 'wechat';

/**
 * What WeChat and the phone allow, as far as the list of cameras needs it. It is asked whenever a person looks, and never
 * taken from a word; what refuses something says so itself where it happens.
 */
export const permissionsMachine = setup({
  types: { context: {} as PermissionsContext, events: {} as PermissionsEvent, input: {} as PermissionsInput },
  actors: {
    askPermissions: fromPromise<PermissionStates, Ports>(
      async ({ input }) => (await input.system.askPermissions?.()) ?? {},
    ),
    openSettings: fromPromise<void, { ports: Ports; whose: Whose }>(({ input: { ports, whose } }) =>
      whose === 'wechat' ? ports.system.openPermissions() : ports.album.openSettings(),
    ),
  },
  actions: {
    keepNeeded: assign(({ event }) => {
      assertEvent(event, 'LOOK');
      return { needed: event.needed, failure: null };
    }),
    keepStates: assign({ states: (_, { states }: { states: PermissionStates }) => states }),
    keepFailure: assign({ failure: (_, { failure }: { failure: Failure | null }) => failure }),
  },
  delays: { permissionsDeadline: config.permissionsDeadlineMs },
}).createMachine({
  id: 'permissions',
  context: ({ input }) => ({ ...input, needed: [], states: {}, failure: null }),
  initial: 'known',
  on: {
    LOOK: { target: '.asking', actions: 'keepNeeded' },
    OPEN_SETTINGS: '.opening',
    OPEN_SYSTEM_SETTINGS: '.opening',
  },
  states: {
    known: { description: 'As they were told last: nothing tells of a change, so they are asked again at each look.' },
    asking: {
      invoke: {
        id: 'permissions',
        src: 'askPermissions',
        input: ({ context }) => context.ports,
        onDone: { target: 'known', actions: { type: 'keepStates', params: ({ event }) => ({ states: event.output }) } },
        onError: 'known',
      },
      after: { permissionsDeadline: 'known' },
    },
    opening: {
      description: 'Nothing waits for it: it may never answer. Who is back looks at the list.',
      entry: { type: 'keepFailure', params: { failure: null } },
      invoke: {
        id: 'settings',
        src: 'openSettings',
        input: ({ context: { ports }, event }) => ({
          ports,
          whose: event.type === 'OPEN_SYSTEM_SETTINGS' ? 'wechat' : 'miniProgram',
        }),
        onDone: 'asking',
        onError: {
          target: 'known',
          actions: { type: 'keepFailure', params: ({ event }) => ({ failure: event.error as Failure }) },
        },
      },
    },
  },
});

import { sendTo, setup } from 'xstate';
import { camerasMachine } from '../cameras';
import { logMachine } from '../log';
import { permissionsMachine } from '../permissions';
import { watchingMachine } from '../watching';
import type { WatchingReport } from '../watching/watching.types';
import type { AppContext, AppEvent, AppInput } from './app.types';
import { faultEntry } from './fault-entry';

type Told<Type> = Extract<WatchingReport, { type: Type }>;

/** This app around watching: the list of cameras with its form, and the log. */
export const appMachine = setup({
  types: { context: {} as AppContext, events: {} as AppEvent, input: {} as AppInput },
  actors: { watching: watchingMachine, cameras: camerasMachine, log: logMachine, permissions: permissionsMachine },
  actions: {
    /** The list shows the last picture of each camera. */
    tellPicture: sendTo(
      ({ context }) => context.cameras,
      (_, { id, path }: Told<'picture.taken'>) => ({ type: 'PICTURE', id, path }),
    ),
    /** And keeps how it is to stand. */
    tellFraming: sendTo(
      ({ context }) => context.cameras,
      (_, { id, framing }: Told<'picture.framed'>) => ({ type: 'FRAME', id, framing }),
    ),
    logFault: sendTo(
      ({ context }) => context.log,
      ({ context }, { error }: { error: unknown }) => ({
        type: 'log.appended',
        entry: faultEntry(context.ports.clock.now(), error),
      }),
    ),
  },
}).createMachine({
  id: 'app',
  context: ({ input: { ports, language, catchUpAboveMs, builtInCameras, timezoneOffsetMinutes }, spawn, self }) => ({
    ports,
    watching: spawn('watching', {
      id: 'watching',
      input: { ports, language, owner: self, ...(catchUpAboveMs === undefined ? {} : { catchUpAboveMs }) },
    }),
    cameras: spawn('cameras', { id: 'cameras', input: { storage: ports.storage, builtIn: builtInCameras } }),
    permissions: spawn('permissions', { id: 'permissions', input: { ports } }),
    log: spawn('log', { id: 'log', input: { timezoneOffsetMinutes } }),
  }),
  on: {
    'picture.taken': { actions: { type: 'tellPicture', params: ({ event }) => event } },
    'picture.framed': { actions: { type: 'tellFraming', params: ({ event }) => event } },
    'xstate.error.actor.watching': {
      description: 'A fault of the program itself: no camera can be watched any more, but the list and the log stay.',
      actions: { type: 'logFault', params: ({ event }) => event },
    },
  },
});

import { setup } from 'xstate';
import { camerasMachine } from '../cameras';
import { logMachine } from '../log';
import { watchingMachine } from '../watching';
import type { AppContext, AppEvent, AppInput } from './app.types';

/** This app around watching: the list of cameras with its form, and the log. */
export const appMachine = setup({
  types: { context: {} as AppContext, events: {} as AppEvent, input: {} as AppInput },
  actors: { watching: watchingMachine, cameras: camerasMachine, log: logMachine },
  actions: {
    /** The list shows the last picture of each camera. */
    tellPicture: ({ context: { cameras }, event: { id, path } }) => cameras.send({ type: 'PICTURE', id, path }),
  },
}).createMachine({
  id: 'app',
  context: ({ input: { ports, language, catchUpAboveMs, builtInCameras, timezoneOffsetMinutes }, spawn, self }) => ({
    watching: spawn('watching', {
      id: 'watching',
      input: { ports, language, owner: self, ...(catchUpAboveMs === undefined ? {} : { catchUpAboveMs }) },
    }),
    cameras: spawn('cameras', { id: 'cameras', input: { storage: ports.storage, builtIn: builtInCameras } }),
    log: spawn('log', { id: 'log', input: { timezoneOffsetMinutes } }),
  }),
  on: { 'picture.taken': { actions: 'tellPicture' } },
});

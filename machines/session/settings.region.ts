import type { Failure } from '../failure';
import { sessionSetup } from './session.setup';

/** Settings in which a refused permission can be given: opened whenever they are asked for, whatever else goes on. */
export const settingsRegion = () =>
  sessionSetup().createStateConfig({
    initial: 'closed',
    on: { OPEN_SETTINGS: '.open', OPEN_SYSTEM_SETTINGS: '.open' },
    states: {
      closed: {},
      open: {
        description: 'Nothing waits for it: it may never answer, and is opened again when it is asked for again.',
        entry: 'dismissNotice',
        invoke: {
          id: 'settings',
          src: 'openSettings',
          input: ({ context: { ports }, event }) => ({
            ports,
            whose: event.type === 'OPEN_SYSTEM_SETTINGS' ? 'wechat' : 'miniProgram',
          }),
          onDone: 'closed',
          onError: {
            target: 'closed',
            actions: {
              type: 'notify',
              params: ({ event }) => ({ notice: { kind: 'settingsFailed', failure: event.error as Failure } }),
            },
          },
        },
      },
    },
  });

import { type Failure, failureOf } from '../failure';
import { lazily } from '../kernel/lazily';
import { sessionSetup } from './session.setup';

/** A picture for the album: permission is asked, a refusal explained, with the way to take it back. */
export const snapshotRegion = lazily(() =>
  sessionSetup().createStateConfig({
    initial: 'idle',
    states: {
      idle: {
        on: {
          SNAPSHOT: { guard: 'hasPlayer', target: 'taking' },
          OPEN_SETTINGS: 'inSettings',
          OPEN_SYSTEM_SETTINGS: 'inSettings',
        },
      },
      taking: {
        tags: 'waiting',
        invoke: {
          id: 'snapshot',
          src: 'takeSnapshot',
          input: ({ context }) => context,
          onDone: {
            target: 'idle',
            actions: [
              { type: 'tellPicture', params: ({ event }) => ({ path: event.output }) },
              { type: 'notify', params: { notice: { kind: 'snapshotSaved' } } },
            ],
          },
          onError: {
            target: 'idle',
            actions: {
              type: 'notify',
              params: ({ event }) => ({ notice: { kind: 'snapshotFailed', failure: event.error as Failure } }),
            },
          },
        },
        after: {
          snapshotDeadline: {
            target: 'idle',
            actions: {
              type: 'notify',
              params: { notice: { kind: 'snapshotFailed', failure: failureOf('system', 'snapshotFailed') } },
            },
          },
        },
      },
      inSettings: {
        description: 'Nothing waits for it: it may never answer, and a picture can be taken all the same.',
        entry: 'dismissNotice',
        invoke: {
          id: 'settings',
          src: 'openSettings',
          input: ({ context: { ports }, event }) => ({
            ports,
            whose: event.type === 'OPEN_SYSTEM_SETTINGS' ? 'wechat' : 'miniProgram',
          }),
          onDone: 'idle',
          onError: {
            target: 'idle',
            actions: {
              type: 'notify',
              params: ({ event }) => ({ notice: { kind: 'settingsFailed', failure: event.error as Failure } }),
            },
          },
        },
        on: { SNAPSHOT: { guard: 'hasPlayer', target: 'taking' } },
      },
    },
  }),
);

import { sessionSetup } from './session.setup';

/** A picture for the album: permission is asked, a refusal explained, with the way to take it back. */
export const snapshotRegion = sessionSetup.createStateConfig({
  initial: 'idle',
  states: {
    idle: { on: { SNAPSHOT: { guard: 'hasPlayer', target: 'taking' }, OPEN_SETTINGS: 'inSettings' } },
    taking: {
      tags: 'waiting',
      invoke: {
        id: 'snapshot',
        src: 'takeSnapshot',
        input: ({ context }) => context,
        onDone: {
          target: 'idle',
          actions: ['tellPicture', { type: 'notify', params: { notice: { kind: 'snapshotSaved' } } }],
        },
        onError: { target: 'idle', actions: 'noticeSnapshotFailed' },
      },
      after: { snapshotDeadline: { target: 'idle', actions: 'noticeSnapshotLate' } },
    },
    inSettings: {
      entry: 'dismissNotice',
      invoke: {
        id: 'settings',
        src: 'openSettings',
        input: ({ context }) => context.ports,
        onDone: 'idle',
        onError: 'idle',
      },
    },
  },
});

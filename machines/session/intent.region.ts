import { lazily } from '../kernel/lazily';
import { sessionSetup } from './session.setup';

/** What the person wants. */
export const intentRegion = lazily(() =>
  sessionSetup().createStateConfig({
    initial: 'playing',
    states: {
      playing: {
        on: {
          STOP: 'stopped',
          PAUSE: { guard: 'isOngoing', target: 'paused' },
          PAUSE_STREAM: { guard: 'isOngoing', target: 'paused.stream' },
          'memory.low': { guard: 'isOngoing', target: 'savingMemory' },
        },
      },
      paused: {
        on: {
          PLAY: 'playing',
          RESUME: 'playing',
          RETRY: 'playing',
          STOP: 'stopped',
          'memory.low': { guard: 'isOngoing', target: 'savingMemory' },
        },
        initial: 'picture',
        states: {
          picture: {
            description: 'Bytes go on for a while, so that the picture can go on at once.',
            on: {
              PAUSE_STREAM: 'stream',
              'player.commandFailed': {
                description: 'A picture that cannot be held still is no pause: without bytes it stands for certain.',
                guard: 'isPauseRefused',
                target: 'stream',
              },
            },
            after: { pauseKeepsStream: 'stream' },
          },
          stream: { description: 'Nothing is pulled either; the connection is kept for a while.' },
        },
      },
      savingMemory: {
        description:
          'The phone is short of memory and nobody looks at this picture: it made room, until somebody wants it.',
        on: { PLAY: 'playing', RETRY: 'playing' },
      },
      stopped: { on: { PLAY: 'playing', RETRY: 'playing' } },
    },
  }),
);

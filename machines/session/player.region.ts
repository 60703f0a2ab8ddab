import { lazily } from '../kernel/lazily';
import { sessionSetup } from './session.setup';

/** The `p2p-player` node and its live-player: a native component with a will of its own. */
export const playerRegion = lazily(() =>
  sessionSetup().createStateConfig({
    initial: 'absent',
    states: {
      absent: {
        description: 'No node is mounted. The wish to watch mounts a new one, while the connection starts.',
        always: { guard: 'mayMount', target: 'present', actions: 'newNode' },
        on: { 'localServer.gone': { actions: 'noteLocalServerGone' } },
      },
      present: {
        invoke: {
          id: 'node',
          src: 'playerNode',
          input: ({ context }) => context,
          onError: { target: 'failed', actions: { type: 'notePlayerLate', params: { code: 'playerReady' } } },
        },
        on: {
          'player.failed': [
            {
              description: 'RTC mode without the microphone: a new node goes on in live mode, and the person is told.',
              guard: 'canFallBackToLive',
              target: 'absent',
              actions: ['fallBackToLive', { type: 'notify', params: { notice: { kind: 'microphoneDenied' } } }],
            },
            { target: 'failed', actions: 'notePlayerFailure' },
          ],
          'localServer.gone': { target: 'failed', actions: ['notePlayerFailure', 'noteLocalServerGone'] },
          'memory.low': { description: 'A node that is stopped still holds its decoder.', target: 'absent' },
          ENTER_FULL_SCREEN: { actions: 'enterFullScreen' },
          EXIT_FULL_SCREEN: { actions: 'exitFullScreen' },
        },
        initial: 'preparing',
        states: {
          preparing: {
            tags: 'waiting',
            entry: { type: 'beginStep', params: { step: 'createPlayer' } },
            exit: { type: 'endStep', params: { step: 'createPlayer' } },
            on: { 'player.ready': { target: 'ready', actions: 'keepPlayer' } },
            after: {
              playerReadyDeadline: {
                target: '#session.viewing.player.failed',
                actions: { type: 'notePlayerLate', params: { code: 'playerReady' } },
              },
            },
          },
          ready: {
            on: {
              'player.ready': {
                description: 'Another context (the same one is no news): the local server began anew.',
                target: '.quiet',
                actions: 'keepPlayer',
              },
            },
            initial: 'quiet',
            states: {
              quiet: {
                description: 'live-player has no connection to the local server: nothing may be pulled.',
                always: { guard: 'isPullAwaited', target: 'starting' },
                on: { 'player.pullStarted': 'pulling', STOP: { actions: 'stopPlayer' } },
              },
              starting: {
                description:
                  'Asked to play. That can succeed and bring no pull (contract 3): then stop and play once, then a new node.',
                tags: 'waiting',
                entry: ['askToPlay', { type: 'beginStep', params: { step: 'connectLocalServer' } }],
                exit: { type: 'endStep', params: { step: 'connectLocalServer' } },
                always: { guard: 'isNoPullAwaited', target: 'quiet', actions: 'stopPlayer' },
                on: { 'player.pullStarted': 'pulling' },
                after: {
                  startPullDeadline: [
                    { guard: 'isNotNudged', target: 'starting', reenter: true, actions: 'nudge' },
                    {
                      target: '#session.viewing.player.failed',
                      actions: { type: 'notePlayerLate', params: { code: 'startPull' } },
                    },
                  ],
                },
              },
              pulling: {
                description:
                  'live-player is connected to the local server and takes bytes. A new header needs a new connection.',
                entry: 'forgetNudge',
                always: [
                  { guard: 'mustReconnectPlayer', target: 'quiet', actions: 'stopPlayer' },
                  { guard: 'isPictureFrozen', target: 'paused' },
                ],
                on: {
                  'player.closed': 'quiet',
                  'stream.switched': { target: 'quiet', actions: 'stopPlayer' },
                  'stream.ended': { actions: 'finishMedia' },
                },
              },
              paused: {
                description:
                  'Told to hold the picture. Android lets go of its connection then, iOS keeps it as long as bytes come (contract 3).',
                entry: 'pausePlayer',
                always: { guard: 'mustReconnectPlayer', target: 'quiet', actions: 'stopPlayer' },
                initial: 'connected',
                states: {
                  connected: {
                    always: {
                      guard: 'isLooking',
                      target: '#session.viewing.player.present.ready.pulling',
                      actions: 'resumePlayer',
                    },
                    on: { 'player.closed': 'letGo' },
                  },
                  letGo: {
                    always: { guard: 'isLooking', target: '#session.viewing.player.present.ready.starting' },
                    on: {
                      'player.pullStarted': {
                        description: 'It connects again by itself. Nobody wants it to: stopped, it stays quiet.',
                        target: 'stopped',
                        actions: 'stopPlayer',
                      },
                    },
                  },
                  stopped: { always: { guard: 'isLooking', target: '#session.viewing.player.present.ready.starting' } },
                },
              },
            },
          },
        },
      },
      failed: {
        description: 'The node is gone: destroying it is the one way that ends live-player for certain (contract 3).',
        always: { guard: 'isNotWatching', target: 'absent' },
        on: { 'localServer.gone': { actions: 'noteLocalServerGone' } },
      },
    },
  }),
);

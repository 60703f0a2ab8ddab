import { lazily } from '../kernel/lazily';
import type { Lease } from '../kernel/lease';
import { pullState } from './pull.state';
import { sessionSetup } from './session.setup';
import { failed, late } from './stream-failure';

/** From the wish to watch to bytes in the player, and every way back. */
export const streamRegion = lazily(() =>
  sessionSetup().createStateConfig({
    initial: 'idle',
    states: {
      idle: {
        description: 'Nothing is wanted, nothing is held. Whoever wants to watch again starts with a fresh budget.',
        entry: 'forgetFailure',
        always: [
          { guard: 'isRefused', target: 'failed', actions: 'refuse' },
          {
            guard: 'isWantedOffline',
            target: 'retrying.offline',
            actions: { type: 'fail', params: { source: 'network', code: 'offline' } },
          },
          { guard: 'isWanted', target: 'watching' },
        ],
      },
      watching: {
        description: 'Holds the connection, which it may share with other viewers.',
        entry: ['noteParams', 'beginTimeline', 'forgetFlow'],
        exit: 'endTimeline',
        invoke: {
          id: 'viewer',
          src: 'lease',
          input: ({ context: { broker, source, params } }) => ({
            owner: broker,
            ask: (lease: Lease) => ({ type: 'viewer.joined', id: source.id, lease, source, params }),
            giveBack: (lease: Lease) => ({ type: 'viewer.left', id: source.id, lease }),
          }),
          onError: late('service'),
        },
        always: [
          { guard: 'isNotWanted', target: 'idle' },
          { guard: 'hasPlayerFailed', target: 'retrying', actions: 'failWithPlayer' },
        ],
        on: {
          STOP: { actions: ['release', 'noteFinalStop'] },
          'memory.low': { actions: 'release' },
          'connection.waitingForModule': { target: '.waitingForModule', actions: 'noteWait' },
          'connection.startingService': '.startingService',
          'connection.ready': { target: '.serviceReady', actions: 'notePeer' },
          'connection.lost': failed,
        },
        after: { recoveryDeadline: { guard: 'isStillFailing', target: 'failed', actions: 'giveUp' } },
        initial: 'waitingForModule',
        states: {
          waitingForModule: {
            tags: 'waiting',
            entry: { type: 'beginStep', params: { step: 'initModule' } },
            after: { connectionDeadline: late('module') },
          },
          startingService: {
            tags: 'waiting',
            entry: { type: 'beginStep', params: { step: 'startService' } },
            after: { connectionDeadline: late('service') },
          },
          serviceReady: {
            description: 'Waits for live-player to connect: only then have bytes somewhere to go.',
            tags: 'waiting',
            entry: ['forgetFlow', { type: 'beginStep', params: { step: 'waitPull' } }],
            always: [
              { guard: 'isIdling', target: 'resting' },
              { guard: 'mayPull', target: 'pulling' },
            ],
            after: { pullDeadline: late('startPull') },
          },
          pulling: pullState(),
          throttled: {
            description: 'live-player let go with enough in its cache: nothing is wrong, and its next pull goes on.',
            always: [
              { guard: 'isIdling', target: 'resting' },
              { guard: 'mayPull', target: 'pulling.resuming' },
            ],
            on: { 'player.ready': 'serviceReady' },
            after: { cacheDrained: 'playerReconnecting' },
          },
          playerReconnecting: {
            description: 'live-player let go and connects again by itself, three times at most; then it says −2301.',
            tags: 'waiting',
            entry: ['forgetFlow', 'beginReconnect'],
            always: [
              { guard: 'isIdling', target: 'resting' },
              { guard: 'mayPull', target: 'pulling' },
            ],
            on: { 'player.ready': 'serviceReady' },
            after: { playerReconnectDeadline: late('playerReconnect') },
          },
          resting: {
            description:
              'Nobody looks, or it is paused with its stream: no pull, but the connection is kept for a while, so that coming back is instant.',
            always: [
              { guard: 'isLongAway', target: '#session.viewing.stream.asleep' },
              { guard: 'isLooking', target: 'serviceReady' },
            ],
            after: { keepConnection: '#session.viewing.stream.asleep' },
          },
        },
      },
      asleep: {
        description:
          'Nobody has looked for long, or it was paused that long: nothing is held. What was wanted goes on by itself on return.',
        entry: 'forgetFailure',
        always: [
          { guard: 'isNotWanted', target: 'idle' },
          {
            guard: 'isLookingOffline',
            target: 'retrying.offline',
            actions: { type: 'fail', params: { source: 'network', code: 'offline' } },
          },
          { guard: 'isLooking', target: 'watching', actions: 'doubtLocalServer' },
        ],
      },
      retrying: {
        description: 'Something failed, or there is no network. The wait is shown, and can be cut short or cancelled.',
        entry: ['tellScope', 'decide', 'beginReconnect'],
        always: [
          { guard: 'isNotWanted', target: 'idle' },
          { guard: 'isIdling', target: 'asleep' },
          { guard: 'hasGivenUp', target: 'failed' },
        ],
        on: { RETRY: 'watching', STOP: { actions: ['releaseUnheld', 'noteFinalStop'] } },
        initial: 'counting',
        states: {
          counting: {
            always: { guard: 'isOffline', target: 'offline' },
            invoke: {
              id: 'countdown',
              src: 'countdown',
              input: ({ context }) => ({ clock: context.ports.clock, seconds: context.secondsLeft }),
              onError: { target: '#session.viewing.stream.watching' },
            },
            on: {
              'countdown.ticked': { actions: 'noteCountdown' },
              'app.shown': '#session.viewing.stream.watching',
              'network.back': '#session.viewing.stream.watching',
            },
            after: { retryDelay: '#session.viewing.stream.watching' },
          },
          offline: {
            description:
              'No network: nothing to try, and no time that counts. It goes on by itself when the network is back.',
            entry: 'noteOffline',
            exit: 'noteOnline',
            always: { guard: 'isOnline', target: '#session.viewing.stream.watching' },
          },
        },
      },
      ended: {
        description: "The device's own end. What the player still holds plays out; then it can be watched again.",
        entry: 'noteFinalStop',
        always: { guard: 'isNotWanted', target: 'idle' },
        on: { PLAY: 'idle', RETRY: 'idle' },
        initial: 'draining',
        states: {
          draining: { after: { drained: 'over' } },
          over: {},
        },
      },
      failed: {
        description: 'An error is a state: only a person ends it, and nothing that the player says.',
        entry: 'noteFinalStop',
        always: { guard: 'isNotWanted', target: 'idle' },
        on: {
          PLAY: 'idle',
          RETRY: 'idle',
          CHANGE_QUALITY: {
            description: 'What the camera does not have in one quality it may have in another.',
            guard: 'isOtherQuality',
            target: 'idle',
            actions: 'setQuality',
          },
        },
      },
    },
  }),
);

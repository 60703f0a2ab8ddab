import type { Lease } from '../lease';
import { sessionSetup } from './session.setup';

const failed = { target: '#session.viewing.stream.retrying', actions: 'failWithEvent' } as const;

const late = (code: string) =>
  ({
    target: '#session.viewing.stream.retrying',
    actions: { type: 'fail', params: { source: 'deadline', code } },
  }) as const;

/** From the wish to watch to bytes in the player, and every way back. */
export const streamRegion = sessionSetup.createStateConfig({
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
        pulling: {
          entry: 'noteParams',
          invoke: [
            {
              id: 'pull',
              src: 'lease',
              input: ({ context: { broker, source, params, player } }) => ({
                owner: broker,
                ask: (lease: Lease) => ({ type: 'pull.wanted', id: source.id, lease, params, sink: player?.addChunk }),
                giveBack: (lease: Lease) => ({ type: 'pull.left', id: source.id, lease }),
              }),
              onError: late('startStream'),
            },
            { id: 'screen', src: 'screenOn', input: ({ context }) => context, onError: { actions: [] } },
          ],
          always: [
            { guard: 'isAway', target: 'resting' },
            { guard: 'isStreamPaused', target: 'resting' },
            { guard: 'hasNoPlayer', target: 'serviceReady' },
            { guard: 'hasThrottled', target: 'throttled' },
            { guard: 'hasLostPlayer', target: 'playerReconnecting' },
            { guard: 'mustFreeze', target: '.paused' },
            { guard: 'wantsOtherQuality', actions: ['noteParams', 'askToSwitch'] },
          ],
          on: {
            'stream.opened': { actions: 'noteUrl' },
            'stream.measured': { actions: 'noteStreamMeasure' },
            'stream.joined': { actions: ['adoptQuality', 'noticeJoined'] },
            'stream.switched': { target: 'serviceReady', actions: 'adoptQuality' },
            'stream.ended': '#session.viewing.stream.ended',
            'stream.failed': failed,
            'player.ready': 'serviceReady',
          },
          initial: 'requesting',
          states: {
            requesting: {
              tags: 'waiting',
              entry: { type: 'beginStep', params: { step: 'startStream' } },
              on: {
                'device.checking': 'checkingDevice',
                'stream.requested': { actions: { type: 'beginStep', params: { step: 'waitHeader' } } },
                'stream.headerArrived': 'header',
                'stream.firstChunk': 'playing',
              },
              after: { headerDeadline: late('header') },
            },
            checkingDevice: {
              description: 'The camera is asked whether it accepts a viewer.',
              tags: 'waiting',
              entry: { type: 'beginStep', params: { step: 'checkDevice' } },
              on: { 'device.checked': 'requesting', 'stream.headerArrived': 'header', 'stream.firstChunk': 'playing' },
              after: { headerDeadline: late('header') },
            },
            header: {
              tags: 'waiting',
              entry: { type: 'beginStep', params: { step: 'waitData' } },
              on: { 'stream.firstChunk': 'playing' },
              after: { firstByteDeadline: late('firstByte') },
            },
            resuming: {
              description: 'Pulled again while what is cached still plays: nothing to see until that has run out.',
              on: { 'stream.firstChunk': 'playing' },
              after: { cacheDrained: 'requesting' },
            },
            playing: {
              entry: ['calmDown', 'noteFlow', 'endReconnect', { type: 'beginStep', params: { step: 'waitKeyFrame' } }],
              always: { guard: 'isTooFarBehind', target: 'catchingUp' },
              on: { 'stream.stalled': 'weak' },
              after: { steadyAfter: { actions: 'restoreBudget' } },
            },
            weak: {
              description: 'No bytes for a moment: said on the picture, which the cache keeps moving.',
              entry: 'forgetFlow',
              on: { 'stream.recovered': 'playing', 'stream.firstChunk': 'playing' },
              after: { stallLimit: late('stall') },
            },
            paused: {
              description: 'The picture stands still while bytes go on, for a while.',
              on: {
                'stream.firstChunk': { actions: 'noteFlow' },
                'stream.recovered': { actions: 'noteFlow' },
                'stream.stalled': { actions: 'forgetFlow' },
              },
              initial: 'joined',
              states: {
                joined: {
                  description: 'live-player keeps its connection (iOS), and takes the bytes.',
                  always: [
                    { guard: 'hasLetGo', target: 'apart' },
                    { guard: 'isLookingAndFlowing', target: '#session.viewing.stream.watching.pulling.playing' },
                    { guard: 'isLooking', target: '#session.viewing.stream.watching.pulling.weak' },
                  ],
                },
                apart: {
                  description:
                    'live-player let go (Android): the pull goes on without it, and keeps the header for its return.',
                  entry: 'leavePull',
                  always: { guard: 'isLooking', target: '#session.viewing.stream.watching.pulling.rejoining' },
                },
              },
            },
            catchingUp: {
              description: 'Too much is cached: stopped, live-player drops it, and comes back to the same pull.',
              entry: ['leavePull', 'noteCatchUp'],
              always: { guard: 'hasLetGo', target: 'rejoining' },
            },
            rejoining: {
              description:
                'The pull went on without the player, which comes back to it: header first, then the next key frame.',
              initial: 'waitingForPlayer',
              states: {
                waitingForPlayer: {
                  tags: 'waiting',
                  always: { guard: 'mayPull', target: 'waitingForData' },
                  after: { pullDeadline: late('startPull') },
                },
                waitingForData: {
                  tags: 'waiting',
                  entry: 'rejoinPull',
                  on: { 'stream.firstChunk': '#session.viewing.stream.watching.pulling.playing' },
                  after: { firstByteDeadline: late('firstByte') },
                },
              },
            },
          },
        },
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
      on: { RETRY: 'watching', STOP: { actions: 'noteFinalStop' } },
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
});

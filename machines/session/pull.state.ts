import { lazily } from '../kernel/lazily';
import type { Lease } from '../kernel/lease';
import { sessionSetup } from './session.setup';
import { failed, late } from './stream-failure';

/** Bytes are pulled over the ready service, as long as live-player takes them; a pause and a way back to live keep the pull. */
export const pullState = lazily(() =>
  sessionSetup().createStateConfig({
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
  }),
);

import { liveParams } from '../../connection/stream-params';
import { failureOf } from '../../failure';
import { config } from '../../kernel/config';
import { lazily } from '../../kernel/lazily';
import { debug, warn } from '../../words/meta';
import { noSigns } from '../health';
import { openingStates, sayWaiting } from '../opening.state';
import { letGo, say, setQuality, step } from '../saying';
import { bytesSetup, failSoonFor, failSoonWithEvent, failWithEvent, late, toPlayer } from './bytes.setup';
import { pullingState } from './pulling.state';

/** A picture from bytes: a connection that is shared, one pull over it, and a player that takes what comes. */
export const bytesPicture = lazily(() =>
  bytesSetup().createMachine({
    id: 'picture',
    context: ({ input }) => ({
      ...input,
      sink: () => undefined,
      cacheEndsAtMs: 0,
      reconnectingSinceMs: null,
      askingSinceMs: null,
      unansweredMs: 0,
      isQualityChosen: false,
      caughtUpAtMs: Number.NEGATIVE_INFINITY,
      newPullAtMs: null,
      newPullsInVain: 0,
      tries: 0,
      stallLimitMs: config.maxStallMs,
      signs: noSigns(input.ports.clock.now()),
      health: 'starting',
      healthSinceMs: input.ports.clock.now(),
    }),
    invoke: {
      id: 'player',
      src: 'player',
      input: ({ context: { ports, view, playerMode, owner }, self }) => ({
        ports,
        view,
        mode: playerMode,
        owner: self,
        page: owner,
      }),
      onError: { actions: [] },
    },
    on: {
      SET_QUALITY: { actions: setQuality },
      REMOVE_NODE: { target: '.free', actions: toPlayer('REMOVE') },
      TAKE_PICTURE: { actions: 'passToPlayer' },
      ENTER_FULL_SCREEN: { actions: 'passToPlayer' },
      EXIT_FULL_SCREEN: { actions: 'passToPlayer' },
      'localServer.gone': { actions: 'passToPlayer' },
      'localServer.back': { actions: 'passToPlayer' },
    },
    initial: 'free',
    states: {
      free: {
        description: 'Nothing is held but a node without blame.',
        entry: [toPlayer('QUIET'), 'forgetReconnecting', 'forgetChoice'],
        on: {
          SHOW: [
            { guard: 'hasConnection', target: 'linked', actions: [setQuality, 'keepTries', 'tellPatience'] },
            {
              actions: say({ type: 'picture.failed', failure: failureOf('deadline', 'service', { step: 'service' }) }),
            },
          ],
          HOLD: { actions: letGo },
          FREE: { guard: 'isForGood', actions: 'release' },
        },
      },
      linked: {
        description:
          'Views the connection, which it may share. Every failure and every deadline leads out at one place.',
        invoke: {
          id: 'viewer',
          src: 'viewer',
          input: ({ context: { connection, source, quality, channel } }) => {
            if (!connection) throw new Error('a viewer without a connection');
            return {
              to: connection,
              hello: { type: 'JOIN', source, params: liveParams(quality, channel) },
              bye: { type: 'LEFT', lingers: true },
            };
          },
          onError: late('service'),
        },
        on: {
          REST: '.resting',
          HOLD: { target: '.resting', actions: letGo },
          SET_QUALITY: { guard: 'isOtherQuality', actions: [setQuality, 'noteChoice'] },
          FREE: [{ guard: 'isForGood', actions: ['partForGood', 'freeSoon'] }, { target: 'free' }],
          'connection.waitingForModule': {
            description: 'The module was taken away for a moment: what stood on it begins anew.',
            target: '.opening',
            actions: sayWaiting,
          },
          'connection.lost': failWithEvent,
          'player.failed': failWithEvent,
          'stream.failed': failWithEvent,
        },
        initial: 'opening',
        states: {
          opening: {
            description: 'The module, then the service; a node is mounted meanwhile.',
            tags: 'waiting',
            entry: [toPlayer('PREPARE'), 'forgetReconnecting'],
            initial: 'module',
            states: openingStates('picture', late),
          },
          resting: {
            description: 'No pull. The connection and the node are kept, so that coming back is instant.',
            entry: [toPlayer('QUIET'), 'forgetReconnecting'],
            on: {
              SHOW: { target: 'ready', actions: setQuality },
              'connection.waitingForModule': 'opening.module.toRest',
              'player.failed': { description: 'Nobody misses it: the next PLAY mounts another one.' },
            },
          },
          ready: {
            description: 'Waits for live-player to connect: only then have bytes somewhere to go.',
            meta: { log: debug('已连接，等待播放器', 'Connected, waiting for the player') },
            tags: 'waiting',
            entry: ['forgetCache', 'forgetSigns', step('waitPull'), toPlayer('PLAY')],
            on: {
              'player.pulling': { target: 'streaming', actions: 'keepSink' },
              'player.renewed': { actions: toPlayer('PLAY') },
            },
            after: { pullDeadline: late('startPull') },
          },
          streaming: {
            exit: say({ type: 'picture.routed', isShared: false }),
            on: { 'player.showing': { actions: 'judge' }, 'player.undecoded': { actions: 'judge' } },
            initial: 'pulling',
            states: {
              pulling: pullingState(),
              throttled: {
                description:
                  'live-player let go with enough in its cache: nothing is wrong, and its next pull goes on.',
                meta: {
                  log: debug(
                    '播放器缓存已满，暂停拉流',
                    'The player has enough in its cache and let go for the moment',
                  ),
                },
                on: {
                  SHOW: { actions: say({ type: 'picture.shown' }) },
                  'player.measured': [
                    { guard: 'isDrainedSooner', target: 'throttled', reenter: true, actions: 'keepCache' },
                    {},
                  ],
                  'player.pulling': { target: 'pulling.resuming', actions: 'keepSink' },
                  'player.renewed': '#picture.linked.ready',
                },
                after: { cacheDrained: '#picture.linked.reconnecting' },
              },
            },
          },
          reconnecting: {
            description: 'live-player let go and connects again by itself, three times at most; then it says −2301.',
            meta: { log: warn('播放器正在自行重连', 'The player reconnects by itself') },
            tags: 'waiting',
            entry: ['forgetCache', 'beginSignsAnew', 'noteReconnecting', step('reconnect')],
            on: {
              'player.pulling': { target: 'streaming', actions: 'keepSink' },
              'player.renewed': 'ready',
            },
            initial: 'answered',
            states: {
              answered: { after: { playerReconnectDeadline: late('playerReconnect') } },
              unanswered: {
                description:
                  'No pull was answered, whatever live-player did: the service is one over which nothing comes, and is let go too.',
                on: { 'player.failed': { actions: ['partUnanswered', failSoonWithEvent] } },
                after: {
                  playerReconnectDeadline: [
                    { guard: 'wasAskedLong', actions: ['partUnanswered', failSoonFor('header')] },
                    {
                      description: 'The camera had no time to answer.',
                      actions: ['partForGood', failSoonFor('playerReconnect')],
                    },
                  ],
                },
              },
            },
          },
        },
      },
      ended: {
        description: "The device's own end: nothing is held; what the player has plays out.",
        entry: [toPlayer('FINISH'), 'sayEnded'],
        on: {
          SHOW: { target: 'linked', actions: [setQuality, toPlayer('QUIET')] },
          HOLD: { actions: letGo },
          FREE: [{ guard: 'isForGood', target: 'free', actions: 'release' }, { target: 'free' }],
          'player.failed': failWithEvent,
        },
      },
    },
  }),
);

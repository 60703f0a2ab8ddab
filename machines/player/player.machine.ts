import { assign, enqueueActions, sendTo, setup } from 'xstate';
import { type CodeOf, type Failure, failureOf } from '../failure';
import { config } from '../kernel/config';
import { lazily } from '../kernel/lazily';
import { patienceMs } from '../kernel/patience';
import type { NodeFact, Player, PlayerMeasure, PlayerMode, Ports } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import type { BesideStep, PageFact } from '../picture/picture.protocol';
import { debug, type Meta } from '../words/meta';
import { type CallFact, type NodeCall, playerNode } from './player.actors';
import type { PlayerCommand, PlayerFact } from './player.protocol';

export interface PlayerInput {
  readonly ports: Ports;
  readonly view: string;
  readonly mode: PlayerMode;
  readonly owner: Ref<PlayerFact>;
  readonly page: Ref<PageFact>;
}

export interface PlayerContext extends PlayerInput {
  /** Names the node: a new number is a new one, and older ones are heard by nobody. */
  readonly key: number;
  /** Tries in vain so far. */
  readonly tries: number;
  readonly player: Player | null;
  /** `autoplay` of the node: the first play on a node is its, `play()` comes after (contract 3). */
  readonly autoplay: boolean;
  /** What the node told of itself since it last began. */
  readonly measure: PlayerMeasure;
}

export type PlayerEvent = PlayerCommand | NodeFact | CallFact;

/** What live-player holds, in milliseconds; a camera may have sound alone. Unknown counts as nothing (contract 3). */
const cacheMsOf = ({ videoCacheMs = 0, audioCacheMs = 0 }: PlayerMeasure): number =>
  Math.max(videoCacheMs, audioCacheMs);

/** 2101: decoding failed; 2108: the hardware decoder did not take the first key frame (contract 3). 2102 is sound. */
const VIDEO_UNDECODED: readonly number[] = [2101, 2108];

const tell = (fact: PlayerFact) => ({ type: 'tell', params: fact }) as const;
const call = (type: NodeCall['type']) => ({ type: 'call', params: { type } }) as const;
const began = (step: BesideStep) =>
  ({ type: 'tellPage', params: { type: 'picture.beside', step, began: true } }) as const;
const ended = (step: BesideStep) =>
  ({ type: 'tellPage', params: { type: 'picture.beside', step, began: false } }) as const;
/** Destroying the node is the one way that ends live-player for certain (contract 3). */
const late = (code: CodeOf<'deadline'>) =>
  ({
    target: '#player.absent',
    actions: tell({ type: 'player.failed', failure: failureOf('deadline', code, { step: code }) }),
  }) as const;
const failedIn = ({ event }: { event: { failure: Failure } }): PlayerFact => ({
  type: 'player.failed',
  failure: event.failure,
});
const toQuiet = { target: '#player.mounted.quiet', actions: call('STOP') } as const;

/** The player of one view: a native component with a will of its own. Nodes come and go, one after another. */
export const playerMachine = lazily(() =>
  setup({
    types: {
      context: {} as PlayerContext,
      events: {} as PlayerEvent,
      input: {} as PlayerInput,
      meta: {} as Meta,
      tags: {} as 'waiting',
    },
    actors: { node: playerNode },
    actions: {
      tell: sendTo(
        ({ context }) => context.owner,
        (_, fact: PlayerFact) => fact,
      ),
      tellPage: sendTo(
        ({ context }) => context.page,
        (_, fact: PageFact) => fact,
      ),
      call: sendTo('node', (_, nodeCall: NodeCall) => nodeCall),
      newNode: assign({ key: ({ context }) => context.key + 1, player: null, autoplay: false, measure: {} }),
      keepPlayer: assign(({ event }) => (event.type === 'node.ready' ? { player: event.player } : {})),
      keepTries: assign({
        tries: ({ context, event }) => (event.type === 'PATIENCE' ? event.tries : context.tries),
      }),
      turnOnAutoplay: assign({ autoplay: true }),
      useLiveMode: assign({ mode: 'live' }),
      tellNode: sendTo(
        ({ context }) => context.page,
        ({ context: { key, autoplay, mode } }): PageFact => ({
          type: 'picture.node',
          node: { way: 'bytes', key, autoplay, mode },
        }),
      ),
      tellPulling: enqueueActions(({ enqueue, context: { owner, player } }) => {
        if (player) enqueue.sendTo(owner, { type: 'player.pulling', sink: player.addChunk });
      }),
      /** A missing field keeps what was known (contract 3, `netstatus`). */
      keepMeasure: assign({
        measure: ({ context, event }) =>
          event.type === 'node.measured' ? { ...context.measure, ...event.measure } : context.measure,
      }),
      tellMeasure: enqueueActions(({ enqueue, context: { owner, page, measure }, event }) => {
        enqueue.sendTo(page, { type: 'picture.measured', measure: { player: measure } });
        // a rate that was told earlier has no age any more
        const framesPerSecond = event.type === 'node.measured' ? event.measure.framesPerSecond : undefined;
        const cacheMs = cacheMsOf(measure);
        enqueue.sendTo(owner, {
          type: 'player.measured',
          cacheMs,
          ...(framesPerSecond === undefined ? {} : { framesPerSecond }),
        });
      }),
      tellUndecoded: enqueueActions(({ enqueue, context: { owner }, event }) => {
        if (event.type === 'node.noticed' && VIDEO_UNDECODED.includes(event.code))
          enqueue.sendTo(owner, { type: 'player.undecoded' });
      }),
      /** What it says of its cache is about a picture that ended. */
      forgetMeasure: enqueueActions(({ enqueue, context: { page, measure } }) => {
        if (Object.keys(measure).length === 0) return;
        enqueue.assign({ measure: {} });
        enqueue.sendTo(page, { type: 'picture.measured', measure: { player: {} } });
      }),
    },
    guards: {
      hasPlayedBefore: ({ context }) => context.autoplay,
      /** RTC mode needs WeChat's permission for the microphone, live mode does not (contract 3). */
      canFallBackToLive: ({ context, event }) =>
        event.type === 'node.failed' && event.failure.kind === 'microphoneDenied' && context.mode === 'RTC',
      isPause: ({ event }) => event.type === 'node.callFailed' && event.call === 'PAUSE',
      isResume: ({ event }) => event.type === 'node.callFailed' && event.call === 'RESUME',
    },
    delays: {
      toldTwice: config.toldTwiceWithinMs,
      playerReadyDeadline: ({ context: { tries } }) => patienceMs(config.playerReadyDeadlineMs, tries),
      startPullDeadline: ({ context: { tries } }) => patienceMs(config.startPullDeadlineMs, tries),
    },
  }).createMachine({
    id: 'player',
    context: ({ input }) => ({ ...input, key: 0, tries: 0, player: null, autoplay: false, measure: {} }),
    on: {
      PATIENCE: { actions: 'keepTries' },
      TAKE_PICTURE: {
        actions: {
          type: 'tellPage',
          params: { type: 'picture.notCaptured', failure: failureOf('system', 'snapshotFailed', { step: 'snapshot' }) },
        },
      },
    },
    initial: 'absent',
    states: {
      absent: {
        on: { PREPARE: 'mounted', PLAY: 'mounted.mounting.toPlay', 'localServer.gone': 'unserved' },
      },
      unserved: {
        description: 'The local server is gone for every node: one is mounted when it is back.',
        initial: 'toWait',
        states: {
          toWait: { on: { PLAY: 'toPlay', PREPARE: 'toMount', 'localServer.back': '#player.absent' } },
          toMount: { on: { PLAY: 'toPlay', QUIET: 'toWait', REMOVE: 'toWait', 'localServer.back': '#player.mounted' } },
          toPlay: {
            on: {
              PREPARE: 'toMount',
              QUIET: 'toWait',
              HOLD: 'toWait',
              REMOVE: 'toWait',
              'localServer.back': '#player.mounted.mounting.toPlay',
            },
          },
        },
      },
      mounted: {
        entry: ['newNode', 'tellNode'],
        exit: { type: 'tellPage', params: { type: 'picture.node', node: { way: 'none' } } },
        invoke: {
          id: 'node',
          src: 'node',
          input: ({ context }) => context,
          onError: late('playerReady'),
        },
        on: {
          REMOVE: 'absent',
          PREPARE: toQuiet,
          QUIET: toQuiet,
          HOLD: toQuiet,
          TAKE_PICTURE: { actions: call('TAKE_PICTURE') },
          ENTER_FULL_SCREEN: { actions: call('ENTER_FULL_SCREEN') },
          EXIT_FULL_SCREEN: { actions: call('EXIT_FULL_SCREEN') },
          'localServer.gone': { target: 'unserved', actions: { type: 'tell', params: failedIn } },
          'node.ready': {
            description: 'Another context (the same one is no news): the local server began anew.',
            target: '.quiet',
            actions: ['keepPlayer', tell({ type: 'player.renewed' })],
          },
          'node.failed': [
            {
              description: 'RTC mode without the microphone: a new node goes on in live mode, and the person is told.',
              guard: 'canFallBackToLive',
              target: 'mounted',
              reenter: true,
              actions: [
                'useLiveMode',
                { type: 'tellPage', params: { type: 'picture.fellBackToLive' } },
                tell({ type: 'player.renewed' }),
              ],
            },
            { target: 'absent', actions: { type: 'tell', params: failedIn } },
          ],
          'node.measured': { actions: ['keepMeasure', 'tellMeasure'] },
          'node.pictureShown': { actions: [ended('waitKeyFrame'), tell({ type: 'player.showing' })] },
          'node.noticed': {
            actions: [
              { type: 'tellPage', params: ({ event }) => ({ type: 'picture.noticed', code: event.code }) },
              'tellUndecoded',
            ],
          },
          'node.soundBegan': { actions: { type: 'tellPage', params: { type: 'picture.soundBegan' } } },
          'node.fullScreenChanged': {
            actions: {
              type: 'tellPage',
              params: ({ event: { fullScreen } }) => ({ type: 'picture.fullScreenChanged', fullScreen }),
            },
          },
          'node.captured': {
            actions: { type: 'tellPage', params: ({ event: { path } }) => ({ type: 'picture.captured', path }) },
          },
          'node.notCaptured': {
            actions: {
              type: 'tellPage',
              params: ({ event: { failure } }) => ({ type: 'picture.notCaptured', failure }),
            },
          },
        },
        initial: 'mounting',
        states: {
          mounting: {
            meta: { log: debug('正在创建播放器', 'Creating the player') },
            tags: 'waiting',
            entry: began('createPlayer'),
            exit: ended('createPlayer'),
            after: { playerReadyDeadline: late('playerReady') },
            initial: 'toWait',
            states: {
              toWait: {
                on: {
                  PREPARE: {},
                  QUIET: {},
                  HOLD: {},
                  PLAY: 'toPlay',
                  'node.ready': { target: '#player.mounted.quiet', actions: 'keepPlayer' },
                },
              },
              toPlay: {
                on: {
                  PREPARE: 'toWait',
                  QUIET: 'toWait',
                  HOLD: 'toWait',
                  'node.ready': { target: '#player.mounted.starting', actions: 'keepPlayer' },
                },
              },
            },
          },
          quiet: {
            description: 'live-player has no connection to the local server: bytes have nowhere to go.',
            meta: { log: debug('播放器已就绪', 'The player is ready') },
            entry: 'forgetMeasure',
            on: {
              PREPARE: {},
              QUIET: {},
              HOLD: {},
              PLAY: 'starting',
              'node.ready': { actions: 'keepPlayer' },
              'node.pullStarted': { description: 'By itself. Nobody wants it to.', actions: call('STOP') },
            },
          },
          starting: {
            description:
              'Asked to play. That can succeed and bring no pull (contract 3): then stop and play once, then a new node.',
            tags: 'waiting',
            entry: began('connectLocalServer'),
            exit: ended('connectLocalServer'),
            on: { 'node.pullStarted': 'pulling' },
            initial: 'asking',
            states: {
              asking: {
                always: [
                  { guard: 'hasPlayedBefore', target: 'asked', actions: call('PLAY') },
                  {
                    description:
                      '`play()` can bring nothing the first time: a new node starts by `autoplay` (contract 3).',
                    target: 'asked',
                    actions: ['turnOnAutoplay', 'tellNode'],
                  },
                ],
              },
              resuming: { entry: call('RESUME'), after: { startPullDeadline: 'nudged' } },
              asked: { after: { startPullDeadline: 'nudged' } },
              nudged: { entry: [call('STOP'), call('PLAY')], after: { startPullDeadline: late('startPull') } },
            },
          },
          pulling: {
            description: 'live-player is connected to the local server and takes bytes.',
            entry: 'tellPulling',
            on: {
              PLAY: { description: 'A level that is reached is told again.', actions: 'tellPulling' },
              HOLD: 'held',
              FINISH: 'finishing',
              'node.closed': { target: 'away', actions: tell({ type: 'player.letGo' }) },
              'node.pullStarted': {
                description:
                  'That it had let go was never told. It is connected anew, and a stream that runs cannot be joined (contract 2.3).',
                target: 'pulling',
                reenter: true,
                actions: tell({ type: 'player.letGo' }),
              },
            },
            initial: 'begun',
            states: {
              begun: {
                description: 'The same may be told twice.',
                on: { 'node.pullStarted': {} },
                after: { toldTwice: 'flowing' },
              },
              flowing: {},
              resumed: {
                description:
                  'Told to go on with the connection that it kept: that it is connected does not say that it did.',
                on: {
                  'node.callFailed': {
                    description: 'It stands still, whatever comes. It begins anew.',
                    guard: 'isResume',
                    target: '#player.mounted.quiet',
                    actions: [call('STOP'), tell({ type: 'player.renewed' })],
                  },
                },
              },
            },
          },
          away: {
            description: 'It let go by itself, to throttle or to reconnect: three times, then it says −2301.',
            on: { PLAY: {}, 'node.pullStarted': 'pulling' },
          },
          held: {
            description:
              'Told to hold the picture. Android lets go of its connection then, iOS keeps it as long as bytes come (contract 3).',
            entry: call('PAUSE'),
            on: {
              HOLD: {},
            },
            initial: 'connected',
            states: {
              connected: {
                on: {
                  PLAY: { target: '#player.mounted.pulling.resumed', actions: call('RESUME') },
                  'node.closed': { target: 'apart', actions: tell({ type: 'player.letGo' }) },
                  'node.pullStarted': {
                    description: 'The same, and that it had let go was never told.',
                    target: '#player.mounted.quiet',
                    actions: [call('STOP'), tell({ type: 'player.letGo' })],
                  },
                  'node.callFailed': { guard: 'isPause', actions: tell({ type: 'player.notHeld' }) },
                },
              },
              apart: {
                on: {
                  PLAY: '#player.mounted.starting.resuming',
                  'node.pullStarted': {
                    description: 'It connects again by itself. Nobody wants it to: stopped, it stays quiet.',
                    target: '#player.mounted.quiet',
                    actions: call('STOP'),
                  },
                },
              },
            },
          },
          finishing: {
            description: 'No more bytes: the cache plays out.',
            entry: call('FINISH'),
            on: { PLAY: { target: 'starting', actions: call('STOP') }, 'node.closed': 'quiet' },
          },
        },
      },
    },
  }),
);

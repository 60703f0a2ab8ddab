import { assign, enqueueActions, raise, sendTo, setup } from 'xstate';
import type { PullFact, PullRequest, ViewerFact, ViewerRequest } from '../../connection';
import { liveParams } from '../../connection/stream-params';
import type { CodeOf, Failure } from '../../failure';
import { failureOf } from '../../failure';
import { config } from '../../kernel/config';
import { lazily } from '../../kernel/lazily';
import { patienceMs } from '../../kernel/patience';
import type { Quality, Write } from '../../kernel/ports';
import { type Part, talk } from '../../kernel/talk';
import { type PlayerCommand, type PlayerFact, playerMachine } from '../../player';
import type { Meta } from '../../words/meta';
import {
  type Health,
  healthOf,
  later,
  noSigns,
  renewed,
  type Signs,
  withDecodeFailure,
  withFirstFrame,
  withFrameRate,
  withoutBytes,
  withoutLateness,
  withStream,
} from '../health';
import type { PictureCommand, PictureFact, PictureInput } from '../picture.protocol';
import { sayFailed } from '../saying';

export interface BytesContext extends PictureInput {
  /** Where the connected player takes bytes. */
  readonly sink: Write;
  /** When live-player, left alone, has played what it has: what it said of its cache, with its age. */
  readonly cacheEndsAtMs: number;
  /** Since when live-player has been connecting by itself, again and again, and no byte came; null while it has not. */
  readonly reconnectingSinceMs: number | null;
  /** Since when the pull of now has been asked for; null where it was answered, or there is none. */
  readonly askingSinceMs: number | null;
  /** How long pulls were asked for that were not answered, all in all since it began to reconnect. */
  readonly unansweredMs: number;
  /** The person chose another quality while no pull was there to change: the next one is changed for all, not joined as it is. */
  readonly isQualityChosen: boolean;
  /** When the picture was last brought back to live because it had fallen behind. */
  readonly caughtUpAtMs: number;
  /** When another pull was last begun because this picture was behind; null once that is known to have been in vain. */
  readonly newPullAtMs: number | null;
  /** How often that did not help. */
  readonly newPullsInVain: number;
  /** Tries in vain so far. */
  readonly tries: number;
  /** How much longer it is worth waiting for bytes that have stopped. */
  readonly stallLimitMs: number;
  readonly signs: Signs;
  /** What the signs said last, and since when: what is done about it has its time, however often bytes are away meanwhile. */
  readonly health: Health;
  readonly healthSinceMs: number;
}

/** The picture's health has changed. */
type HealthEvent = { readonly [H in Health]: { readonly type: `health.${H}` } }[Health];

export type BytesEvent = PictureCommand | PlayerFact | ViewerFact | PullFact | HealthEvent;

/** What a fact says of the picture's health. */
function signsAfter(signs: Signs, event: BytesEvent, nowMs: number): Signs {
  switch (event.type) {
    case 'stream.measured':
      return withStream(signs, event, nowMs);
    case 'player.showing':
      return withFirstFrame(signs, nowMs);
    case 'player.measured':
      return event.framesPerSecond === undefined ? signs : withFrameRate(signs, event.framesPerSecond, nowMs);
    case 'player.undecoded':
      return withDecodeFailure(signs, nowMs);
    default:
      return signs;
  }
}

const cacheLeftMs = ({ cacheEndsAtMs, ports }: BytesContext): number => Math.max(0, cacheEndsAtMs - ports.clock.now());

const plays = (health: Health): boolean => health === 'moving' || health === 'soundOnly' || health === 'behind';

/** It was a picture, or is to be one, and something is wrong with it: the deadline that says what. */
const spoiltBy: ReadonlyMap<Health, CodeOf<'deadline'>> = new Map([
  ['frozen', 'stillPicture'],
  ['undecodable', 'undecodable'],
  ['damaged', 'damaged'],
]);

type HealthDeadline =
  | 'noPictureSaidAfterMs'
  | 'firstPictureDeadlineMs'
  | 'stillPictureDeadlineMs'
  | 'undecodableDeadlineMs'
  | 'behindDeadlineMs'
  | 'damagedDeadlineMs';

/** What is left of the time that its health has: the time without bytes does not count, and gives it none of it again. */
const healthLeftMs = ({ healthSinceMs, ports }: BytesContext, deadline: HealthDeadline): number =>
  Math.max(0, healthSinceMs + config[deadline] - ports.clock.now());

const lateness = (code: CodeOf<'deadline'>): Failure => failureOf('deadline', code, { step: code });

export const toPlayer = (type: 'PREPARE' | 'PLAY' | 'HOLD' | 'QUIET' | 'FINISH' | 'REMOVE') =>
  ({ type: 'player', params: { type } }) as const;
export const toPull = (type: 'HOLD_PULL') => ({ type: 'askPull', params: { type } }) as const;
/** Where every failure leads that was told: all is given back, then it is said, and nothing happens until SHOW. */
export const failWithEvent = { target: '#picture.free', actions: sayFailed } as const;
/** Leaves the connection for good, and says so if nothing came over it whatever was tried. */
const part = (why: { readonly unanswered?: Failure } = {}) =>
  ({
    type: 'PART',
    bye: { type: 'LEFT', lingers: false, ...why },
  }) satisfies Part<ViewerRequest>;
export const failSoonWithEvent = {
  type: 'failSoon',
  params: ({ event: { failure } }: { event: { failure: Failure } }) => ({ failure }),
} as const;
export const failSoonFor = (code: CodeOf<'deadline'>) =>
  ({ type: 'failSoon', params: { failure: lateness(code) } }) as const;
/** A deadline that ran out is a failure like one that was told, and leads out by the same door. */
export const late = (code: CodeOf<'deadline'>) => ({ actions: failSoonFor(code) }) as const;
/** Bytes come, and the player makes no picture of them that moves: another node begins anew. */
export const replaceNode = (code: CodeOf<'deadline'>) =>
  ({ actions: [toPlayer('REMOVE'), { type: 'failSoon', params: { failure: lateness(code) } }] }) as const;
/** The same of a pull: others may hold on to it too, so the connection is told while it is still held. */
export const giveUp = (code: CodeOf<'deadline'>) =>
  ({
    actions: [
      { type: 'askPull', params: { type: 'GIVE_UP', failure: lateness(code) } },
      { type: 'failSoon', params: { failure: lateness(code) } },
    ],
  }) as const;

/** The names of the chart of a picture from bytes, and what they do. */
export const bytesSetup = lazily(() =>
  setup({
    types: {
      context: {} as BytesContext,
      events: {} as BytesEvent,
      input: {} as PictureInput,
      meta: {} as Meta,
      tags: {} as 'waiting',
    },
    actors: {
      player: playerMachine(),
      viewer: talk<ViewerRequest, ViewerFact>(),
      pull: talk<PullRequest, PullFact>(),
    },
    actions: {
      say: sendTo(
        ({ context }) => context.owner,
        (_, fact: PictureFact) => fact,
      ),
      player: sendTo('player', (_, command: PlayerCommand) => command),
      /** What only the node can do, and what the local server does, is the player's as it is. */
      passToPlayer: sendTo('player', ({ event }) => event as PlayerCommand),
      askPull: sendTo('pull', (_, request: PullRequest) => request),
      askToSwitch: sendTo(
        'pull',
        ({ context }): PullRequest => ({ type: 'SWITCH', params: liveParams(context.quality, context.channel) }),
      ),
      askToRejoin: sendTo('pull', ({ context }): PullRequest => ({ type: 'REJOIN', sink: context.sink })),
      partForGood: sendTo('viewer', part()),
      partUnanswered: sendTo('viewer', part({ unanswered: lateness('header') })),
      release: enqueueActions(({ enqueue, context: { connection } }) => {
        if (connection) enqueue.sendTo(connection, { type: 'RELEASE' });
      }),
      failSoon: raise((_, { failure }: { failure: Failure }): BytesEvent => ({ type: 'stream.failed', failure })),
      failSpoilt: raise(
        ({ context: { health } }): BytesEvent => ({
          type: 'stream.failed',
          failure: lateness(spoiltBy.get(health) ?? 'stillPicture'),
        }),
      ),
      freeSoon: raise({ type: 'FREE', lingers: true }),
      /** What was in vain in one may help in another. */
      setQuality: assign(({ context }, { quality }: { quality: Quality }) =>
        quality === context.quality ? {} : { quality, newPullAtMs: null, newPullsInVain: 0 },
      ),
      noteChoice: assign({ isQualityChosen: true }),
      forgetChoice: assign({ isQualityChosen: false }),
      keepSink: assign(({ event }) => (event.type === 'player.pulling' ? { sink: event.sink } : {})),
      keepCache: assign(({ context, event }) =>
        event.type === 'player.measured' ? { cacheEndsAtMs: context.ports.clock.now() + event.cacheMs } : {},
      ),
      forgetCache: assign({ cacheEndsAtMs: 0 }),
      noteReconnecting: assign({
        reconnectingSinceMs: ({ context }) => context.reconnectingSinceMs ?? context.ports.clock.now(),
      }),
      forgetReconnecting: assign({ reconnectingSinceMs: null, unansweredMs: 0 }),
      beginAsking: assign({ askingSinceMs: ({ context }) => context.ports.clock.now() }),
      countUnanswered: assign(({ context: { askingSinceMs, unansweredMs, ports } }) => ({
        askingSinceMs: null,
        unansweredMs: unansweredMs + ports.clock.now() - (askingSinceMs ?? ports.clock.now()),
      })),
      keepTries: assign({ tries: ({ context, event }) => (event.type === 'SHOW' ? event.tries : context.tries) }),
      tellPatience: sendTo('player', ({ context: { tries } }): PlayerCommand => ({ type: 'PATIENCE', tries })),
      keepStallLimit: assign({
        stallLimitMs: ({ context, event }) =>
          event.type === 'stream.stalled' ? patienceMs(event.limitMs, context.tries) : context.stallLimitMs,
      }),
      forgetSigns: assign(({ context }) => {
        const nowMs = context.ports.clock.now();
        return { signs: noSigns(nowMs), health: 'starting', healthSinceMs: nowMs };
      }),
      /** The player begins anew, over the same pull: that is as far behind as it was. */
      forgetPlayed: assign(({ context: { ports, signs } }) => {
        const nowMs = ports.clock.now();
        return { signs: { ...noSigns(nowMs), lateness: signs.lateness }, health: 'starting', healthSinceMs: nowMs };
      }),
      /** live-player begins anew by itself. Where it has shown nothing, that gives it no more time. */
      beginSignsAnew: assign(({ context: { ports, signs, health, healthSinceMs } }) => {
        const nowMs = ports.clock.now();
        const awayMs = nowMs - (signs.awaySinceMs ?? nowMs);
        return {
          signs: noSigns(nowMs),
          health: 'starting',
          healthSinceMs: plays(health) ? nowMs : later(healthSinceMs, awayMs, nowMs),
        };
      }),
      forgetLateness: assign({ signs: ({ context }) => withoutLateness(context.signs) }),
      leaveSigns: assign({ signs: ({ context }) => withoutBytes(context.signs, context.ports.clock.now()) }),
      renewSigns: assign(({ context }) => {
        const nowMs = context.ports.clock.now();
        const signs = renewed(context.signs, nowMs);
        const health = healthOf(signs, nowMs);
        const awayMs = nowMs - (context.signs.awaySinceMs ?? nowMs);
        const healthSinceMs = health === context.health ? later(context.healthSinceMs, awayMs, nowMs) : nowMs;
        return { signs, health, healthSinceMs };
      }),
      judge: enqueueActions(({ enqueue, context, event }) => {
        const nowMs = context.ports.clock.now();
        const signs = signsAfter(context.signs, event, nowMs);
        if (signs !== context.signs) enqueue.assign({ signs });
        // what is missing while no bytes come says nothing
        if (signs.awaySinceMs !== null) return;
        const health = healthOf(signs, nowMs);
        if (health === context.health) return;
        enqueue.assign({ health, healthSinceMs: nowMs });
        enqueue.raise({ type: `health.${health}` } as HealthEvent);
      }),
      sayWeak: enqueueActions(({ enqueue, context: { owner, health } }) => {
        if (plays(health)) enqueue.sendTo(owner, { type: 'picture.weak' });
      }),
      noteNewPull: assign({ newPullAtMs: ({ context }) => context.ports.clock.now() }),
      /** Behind again: the pull that was begun anew for it lately did not help. */
      countInVain: assign(({ context: { newPullAtMs, newPullsInVain, ports } }) =>
        newPullAtMs !== null && ports.clock.now() - newPullAtMs < config.newPullHelpsForMs
          ? { newPullAtMs: null, newPullsInVain: newPullsInVain + 1 }
          : {},
      ),
      noteCatchUp: assign({ caughtUpAtMs: ({ context }) => context.ports.clock.now(), cacheEndsAtMs: 0 }),
      sayEnded: sendTo(
        ({ context }) => context.owner,
        ({ context }): PictureFact => ({
          type: 'picture.ended',
          drainMs: Math.min(cacheLeftMs(context), config.maxDrainMs),
        }),
      ),
    },
    guards: {
      isForGood: ({ event }) => event.type === 'FREE' && !event.lingers,
      isStarting: ({ context }) => context.health === 'starting',
      isPictureless: ({ context }) =>
        context.health === 'starting' && healthLeftMs(context, 'noPictureSaidAfterMs') === 0,
      isSoundOnly: ({ context }) => context.health === 'soundOnly',
      isSpoilt: ({ context }) => spoiltBy.has(context.health),
      isStill: ({ context }) => context.health === 'frozen',
      isUndecodable: ({ context }) => context.health === 'undecodable',
      isDamaged: ({ context }) => context.health === 'damaged',
      isBehind: ({ context }) => context.health === 'behind',
      mayPullAnew: ({ context }) => context.newPullsInVain < config.maxNewPullsInVain,
      /** Late, and no later: what made it so is over. */
      keepsPaceAgain: ({ context: { signs, newPullAtMs, newPullsInVain } }) => {
        const neededMs = config.keepsPaceAfterMs * 2 ** Math.max(0, newPullsInVain - config.maxNewPullsInVain);
        return newPullAtMs === null && signs.lateness !== null && signs.lateness.keptPaceMs >= neededMs;
      },
      hasNoFrame: ({ context }) => context.signs.firstFrameAtMs === null,
      /** All in all as long as one pull that is not let go of; else it is live-player that was away. */
      wasAskedLong: ({ context }) => context.unansweredMs >= config.headerDeadlineMs,
      hasConnection: ({ context }) => context.connection !== null,
      isOtherQuality: ({ context, event }) => event.type === 'SET_QUALITY' && event.quality !== context.quality,
      isQualityChosen: ({ context }) => context.isQualityChosen,
      /** live-player lets go with more than this in its cache: it throttles, nothing is wrong. */
      isFull: ({ context }) => cacheLeftMs(context) > config.throttleCacheMs,
      /** It plays out sooner than it was told; a later end is no news, as a cache that is told again and again would never end. */
      isDrainedSooner: ({ context, event }) =>
        event.type === 'player.measured' && context.ports.clock.now() + event.cacheMs < context.cacheEndsAtMs,
      isTooFarBehind: ({ context, event }) =>
        event.type === 'player.measured' &&
        event.cacheMs > context.catchUpAboveMs &&
        context.ports.clock.now() - context.caughtUpAtMs >= config.catchUpIntervalMs,
    },
    delays: {
      connectionDeadline: config.connectionDeadlineMs,
      pullDeadline: ({ context }) => patienceMs(config.pullDeadlineMs, context.tries, config.maxPullDeadlineMs),
      headerDeadline: ({ context }) => patienceMs(config.headerDeadlineMs, context.tries),
      firstByteDeadline: ({ context }) => patienceMs(config.firstByteDeadlineMs, context.tries),
      stallLimit: ({ context }) => context.stallLimitMs,
      noPictureSaidAfter: ({ context }) => healthLeftMs(context, 'noPictureSaidAfterMs'),
      firstPictureDeadline: ({ context }) => healthLeftMs(context, 'firstPictureDeadlineMs'),
      stillPictureDeadline: ({ context }) => healthLeftMs(context, 'stillPictureDeadlineMs'),
      damagedDeadline: ({ context }) => healthLeftMs(context, 'damagedDeadlineMs'),
      behindDeadline: ({ context }) => healthLeftMs(context, 'behindDeadlineMs'),
      undecodableDeadline: ({ context }) => healthLeftMs(context, 'undecodableDeadlineMs'),
      /** What it took before counts: else each time that it connects in vain would give it all of it again. */
      playerReconnectDeadline: ({ context: { reconnectingSinceMs, ports } }) => {
        const passedMs = ports.clock.now() - (reconnectingSinceMs ?? ports.clock.now());
        return Math.max(0, config.playerReconnectDeadlineMs - Math.max(0, passedMs));
      },
      cacheDrained: ({ context }) => cacheLeftMs(context),
    },
  }),
);

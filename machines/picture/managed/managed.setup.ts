import { assertEvent, assign, enqueueActions, raise, sendTo, setup } from 'xstate';
import type { Flow, ViewerFact, ViewerRequest } from '../../connection';
import { type CodeOf, type Failure, failureOf, failureRow } from '../../failure';
import { config } from '../../kernel/config';
import { lazily } from '../../kernel/lazily';
import type { ManagedFact } from '../../kernel/managed-nodes';
import { patienceMs } from '../../kernel/patience';
import type { PlayerMeasure, Quality } from '../../kernel/ports';
import { type Part, talk } from '../../kernel/talk';
import type { Meta } from '../../words/meta';
import {
  type Health,
  healthOf,
  noSigns,
  renewed,
  type Signs,
  withDecodeFailure,
  withFirstFrame,
  withFrameRate,
  withRhythm,
} from '../health';
import type { PictureCommand, PictureFact, PictureInput, StreamMeasure } from '../picture.protocol';
import { type ManagedCall, type ManagedCallFact, managedNode } from './managed.actors';

/** What is known of bytes that a component pulls. */
const noStream: StreamMeasure = {
  bytes: 0,
  videoFrames: 0,
  videoTimeMs: 0,
  audioFrames: 0,
  keyFrames: 0,
  bytesPerSecond: 0,
  sharing: null,
};

export interface ManagedContext extends PictureInput {
  /** Names the node: a new number is a new one, and older ones are heard by nobody. */
  readonly key: number;
  /** Tries in vain so far. */
  readonly tries: number;
  /** The quality in which a picture was last shown: where another one does not come, it goes back to this. */
  readonly shownQuality: Quality;
  /** The same of its channel. */
  readonly shownChannel: number;
  /** How often the component's own `retry()` was asked for and brought no picture. */
  readonly retriesInVain: number;
  readonly measure: PlayerMeasure;
  /** Since when live-player has had nothing left to show, by what it said last; null where it said that it goes on. */
  readonly drySinceMs: number | null;
  readonly signs: Signs;
  readonly health: Health;
}

type HealthEvent = { readonly [H in Health]: { readonly type: `health.${H}` } }[Health];

export type ManagedEvent =
  | PictureCommand
  | ViewerFact
  | ManagedFact
  | ManagedCallFact
  | HealthEvent
  /** A deadline ran out, or a remedy failed: all is given back. */
  | { readonly type: 'managed.gaveUp'; readonly failure: Failure };

const now = ({ ports }: ManagedContext): number => ports.clock.now();

/** What is told of its frames then is of the time before. */
const isLongDry = (context: ManagedContext): boolean =>
  context.drySinceMs !== null && now(context) - context.drySinceMs >= config.oldFrameRateMs;

/** Decoding failed (2101), or the hardware decoder did not take the first key frame (2108); 2102 is sound. */
const VIDEO_UNDECODED: readonly number[] = [2101, 2108];

/** What a fact says of the picture's health. The frames of this way's stream are not counted: its rhythm is told by the rate. */
function signsAfter(signs: Signs, event: ManagedEvent, nowMs: number): Signs {
  switch (event.type) {
    case 'managed.pictureShown':
      return withFirstFrame(signs, nowMs);
    case 'managed.measured': {
      const { framesPerSecond } = event.measure;
      if (framesPerSecond === undefined) return signs;
      return withRhythm(withFrameRate(signs, framesPerSecond, nowMs), framesPerSecond);
    }
    case 'managed.noticed':
      return VIDEO_UNDECODED.includes(event.code) ? withDecodeFailure(signs, nowMs) : signs;
    default:
      return signs;
  }
}

const lateness = (code: CodeOf<'deadline'>): Failure => failureOf('deadline', code, { step: code });

/** A player is its viewer's own, whatever becomes of it; all else is true of whoever shares the holding, too. */
const isOfAll = ({ scope }: Failure): boolean => scope !== 'player' && scope !== 'none';

/** Over a holding nothing came, whatever was tried: it is let go of for all who get nothing either, and they are told the reason. */
const part = (failure?: Failure) =>
  ({
    type: 'PART',
    bye: { type: 'LEFT', lingers: false, ...(failure && isOfAll(failure) ? { unanswered: failure } : {}) },
  }) satisfies Part<ViewerRequest>;

export const flow = (level: Flow) => ({ type: 'tellFlow', params: { flow: level } }) as const;
/** A deadline that ran out is a failure like one that was told, and leads out by the same door. */
export const late = (code: CodeOf<'deadline'>) =>
  ({ actions: { type: 'giveUp', params: { failure: lateness(code) } } }) as const;
export const giveUpWithEvent = {
  type: 'giveUp',
  params: ({ event: { failure } }: { event: { failure: Failure } }) => ({ failure }),
} as const;
/** The same where this node has shown nothing: the second time its holding goes too. */
export const partIfTriedWithEvent = {
  type: 'partIfTried',
  params: ({ event: { failure } }: { event: { failure: Failure } }) => ({ failure }),
} as const;
export const lateUnanswered = (code: CodeOf<'deadline'>) =>
  ({
    actions: [
      { type: 'partIfTried', params: { failure: lateness(code) } },
      { type: 'giveUp', params: { failure: lateness(code) } },
    ],
  }) as const;

/** The names of the chart of a picture that a component of the plugin makes by itself, and what they do. */
export const managedSetup = lazily(() =>
  setup({
    types: {
      context: {} as ManagedContext,
      events: {} as ManagedEvent,
      input: {} as PictureInput,
      meta: {} as Meta,
      tags: {} as 'waiting',
    },
    actors: { viewer: talk<ViewerRequest, ViewerFact>(), node: managedNode },
    actions: {
      say: sendTo(
        ({ context }) => context.owner,
        (_, fact: PictureFact) => fact,
      ),
      callNode: sendTo('node', (_, call: ManagedCall) => call),
      passToNode: sendTo('node', ({ event }) => event as ManagedCall),
      tellFlow: sendTo(
        'viewer',
        (_, { flow: level }: { flow: Flow }): ViewerRequest => ({ type: 'FLOW', flow: level }),
      ),
      partForGood: sendTo('viewer', part()),
      /** The first time a new node is tried over the same holding. */
      partIfTried: enqueueActions(({ enqueue, context: { tries } }, { failure }: { failure: Failure }) => {
        if (tries > 0) enqueue.sendTo('viewer', part(failure));
      }),
      release: enqueueActions(({ enqueue, context: { connection } }) => {
        if (connection) enqueue.sendTo(connection, { type: 'RELEASE' });
      }),
      giveUp: raise((_, { failure }: { failure: Failure }): ManagedEvent => ({ type: 'managed.gaveUp', failure })),
      freeSoon: raise({ type: 'FREE', lingers: true }),
      setQuality: assign({ quality: (_, { quality }: { quality: Quality }) => quality }),
      setChannel: assign({ channel: (_, { channel }: { channel: number }) => channel }),
      keepTries: assign({ tries: ({ context, event }) => (event.type === 'SHOW' ? event.tries : context.tries) }),
      newNode: assign(({ context }) => ({
        key: context.key + 1,
        measure: {},
        drySinceMs: null,
        signs: noSigns(now(context)),
        health: 'starting',
      })),
      useLiveMode: assign({ playerMode: 'live' }),
      tellNode: sendTo(
        ({ context }) => context.owner,
        ({ context: { key, quality, channel, playerMode } }): PictureFact => ({
          type: 'picture.node',
          node: { way: 'managed', key, quality, channel, mode: playerMode },
        }),
      ),
      keepShown: assign(({ context: { quality, channel } }) => ({ shownQuality: quality, shownChannel: channel })),
      returnToShown: assign(({ context: { shownQuality, shownChannel } }) => ({
        quality: shownQuality,
        channel: shownChannel,
      })),
      sayKept: enqueueActions(({ enqueue, context: { owner, quality, channel, shownQuality, shownChannel } }) => {
        if (quality !== shownQuality)
          enqueue.sendTo(owner, { type: 'picture.quality', quality: shownQuality, why: 'kept' });
        if (channel !== shownChannel) enqueue.sendTo(owner, { type: 'picture.channelKept', channel: shownChannel });
      }),
      noteRetry: assign({ retriesInVain: ({ context }) => context.retriesInVain + 1 }),
      /** A picture has been steady: what was in vain before it says nothing any more. */
      forgetTries: assign({ tries: 0, retriesInVain: 0 }),
      /** A missing field keeps what was known. */
      keepMeasure: assign({
        measure: ({ context, event }) =>
          event.type === 'managed.measured' ? { ...context.measure, ...event.measure } : context.measure,
      }),
      keepCache: assign({
        drySinceMs: ({ context, event }) => {
          if (event.type === 'managed.ranDry') return context.drySinceMs ?? now(context);
          return event.type === 'managed.measured' && event.measure.videoCacheMs === 0 ? context.drySinceMs : null;
        },
      }),
      tellSharing: sendTo(
        ({ context }) => context.owner,
        ({ event }): PictureFact => {
          assertEvent(event, 'connection.shared');
          return { type: 'picture.measured', measure: { stream: { ...noStream, sharing: event.sharing } } };
        },
      ),
      tellMeasure: sendTo(
        ({ context }) => context.owner,
        ({ context }): PictureFact => ({ type: 'picture.measured', measure: { player: context.measure } }),
      ),
      /** A picture is there: what is known of it begins here, but for the rhythm of its node. */
      beginSigns: assign(({ context, event }) => {
        const nowMs = now(context);
        const { videoGapsMs } = context.signs;
        const signs = renewed(withFirstFrame({ ...noSigns(nowMs), videoGapsMs }, nowMs), nowMs);
        // a picture that is shown now has been there since then
        const drySinceMs =
          context.drySinceMs === null || event.type === 'managed.measured' ? context.drySinceMs : nowMs;
        return { signs: signsAfter(signs, event, nowMs), health: 'moving', drySinceMs };
      }),
      judge: enqueueActions(({ enqueue, context, event }) => {
        const nowMs = now(context);
        const signs = signsAfter(context.signs, event, nowMs);
        if (signs === context.signs) return;
        const health = healthOf(signs, nowMs);
        enqueue.assign({ signs, health });
        if (health !== context.health) enqueue.raise({ type: `health.${health}` } as HealthEvent);
      }),
    },
    guards: {
      hasConnection: ({ context }) => context.connection !== null,
      isForGood: ({ event }) => event.type === 'FREE' && !event.lingers,
      isOtherQuality: ({ context, event }) => event.type === 'SET_QUALITY' && event.quality !== context.quality,
      isOtherChannel: ({ context, event }) => event.type === 'SET_CHANNEL' && event.channel !== context.channel,
      /**
       * Nothing but another node helps after a fatal one; what did not help twice is not done again. What needs time, or a person,
       * is told as it is.
       */
      mayRetry: ({ context, event }) =>
        event.type === 'managed.failed' &&
        event.isFatal !== true &&
        failureRow(event.failure).remedy === 'retry' &&
        context.retriesInVain < config.maxComponentRetriesInVain,
      mayRetryUnasked: ({ context }) => context.retriesInVain < config.maxComponentRetriesInVain,
      /** RTC mode needs WeChat's permission for the microphone, live mode does not. */
      canFallBackToLive: ({ context, event }) =>
        event.type === 'managed.failed' && event.failure.kind === 'microphoneDenied' && context.playerMode === 'RTC',
      isDry: ({ context }) => context.drySinceMs !== null,
      isSoundAlone: ({ context: { measure } }) =>
        measure.framesPerSecond === 0 && (measure.audioCacheMs ?? 0) > 0 && !measure.videoCacheMs,
      hasMeasured: ({ context: { measure } }) => Object.keys(measure).length > 0,
      tellsOfFrames: ({ context: { measure } }) => measure.framesPerSecond !== undefined,
      tellsAsMuch: ({ context: { measure }, event }) =>
        event.type === 'managed.measured' &&
        (event.measure.framesPerSecond !== undefined || measure.framesPerSecond === undefined),
      hasFrames: ({ context, event }) =>
        event.type === 'managed.measured' &&
        (event.measure.framesPerSecond ?? 0) > 0 &&
        !(event.measure.videoCacheMs === 0 && isLongDry(context)),
      /** Its stream has given it data: that is a sign of the module, whatever becomes of the picture. */
      hasData: ({ event }) => event.type === 'managed.step' && event.step === 'waitPicture',
      isRetry: ({ event }) => event.type === 'managed.callFailed' && event.call === 'RETRY',
    },
    delays: {
      connectionDeadline: config.connectionDeadlineMs,
      playerReadyDeadline: ({ context: { tries } }) => patienceMs(config.playerReadyDeadlineMs, tries),
      firstPictureDeadline: ({ context: { tries } }) => patienceMs(config.firstPictureDeadlineMs, tries),
      playedCountsAfter: config.playedCountsAfterMs,
      oldFrameRate: config.oldFrameRateMs,
      qualityDeadline: config.firstPictureDeadlineMs,
      measuresStop: config.measuresStopAfterMs,
      dryPatience: ({ context }) =>
        Math.max(0, (context.drySinceMs ?? now(context)) + config.dryPatienceMs - now(context)),
      weakDeadline: config.playerReconnectDeadlineMs,
      stillPictureDeadline: config.stillPictureDeadlineMs,
      undecodableDeadline: config.undecodableDeadlineMs,
      steadyAfter: config.steadyAfterMs,
    },
  }),
);

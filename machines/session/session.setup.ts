import { and, assertEvent, assign, enqueueActions, not, or, sendTo, setup, stateIn } from 'xstate';
import { sourceRefusal } from '../cameras';
import { config } from '../config';
import { isRefused, streamParams } from '../connection';
import { type Failure, type FailureSource, failureOf } from '../failure';
import { actorOf, leaseLogic } from '../lease';
import type { Quality } from '../ports';
import { isQuality } from '../quality';
import { budgetLeftMs, decide, freshBudget, onlineAgain } from '../recovery';
import { countdown, openSettings, playerNode, screenOn, takeSnapshot } from './session.actors';
import type { Notice, SessionContext, SessionEvent, SessionInput, TimelineEntry, TimelineStep } from './session.types';

const now = (context: SessionContext): number => context.ports.clock.now();

/** Why this source must not be asked of the plugin at all; null when it may. */
function refusalOf({ source, ports }: SessionContext): Failure | null {
  return sourceRefusal(source) ?? ports.environment.obstacles(source.kind)[0] ?? null;
}

const ended = (timeline: readonly TimelineEntry[], atMs: number, isOver: (entry: TimelineEntry) => boolean) =>
  timeline.map((entry) => (entry.endedAtMs === null && isOver(entry) ? { ...entry, endedAtMs: atMs } : entry));

const isPlayerIn = (state: 'quiet' | 'starting' | 'pulling') =>
  stateIn({ viewing: { player: { present: { ready: state } } } });
const isStreamIn = (state: string) => stateIn({ viewing: { stream: { watching: state } } });

/** What the chart's states need to be true of the other regions. */
const isWanted = stateIn({ viewing: { intent: 'playing' } });
const isWatching = stateIn({ viewing: { stream: 'watching' } });
const isPullAwaited = isStreamIn('serviceReady');
/** States of the stream in which live-player may stay connected. */
const isPlayerUsed = or([
  isPullAwaited,
  isStreamIn('pulling'),
  isStreamIn('throttled'),
  isStreamIn('playerReconnecting'),
  stateIn({ viewing: { stream: { ended: 'draining' } } }),
]);
const isPlaying = or([
  stateIn({ viewing: { stream: { watching: { pulling: 'playing' } } } }),
  stateIn({ viewing: { stream: { watching: { pulling: 'weak' } } } }),
  stateIn({ viewing: { stream: { watching: { pulling: 'resuming' } } } }),
  isStreamIn('throttled'),
]);

const isCovered = ({ context }: { context: SessionContext }) => context.isPageHidden || context.isAppHidden;
const isAway = or([stateIn({ viewing: { presence: 'hidden' } }), stateIn({ viewing: { presence: 'returning' } })]);
const awayFor = (context: SessionContext): number => now(context) - context.hiddenSinceMs;

/** The names of the session's chart, and what they do. */
export const sessionSetup = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    input: {} as SessionInput,
    tags: {} as 'waiting',
  },
  actors: { playerNode, lease: leaseLogic, countdown, takeSnapshot, openSettings, screenOn },
  actions: {
    // ---- the player
    newNode: assign({
      playerKey: ({ context }) => context.playerKey + 1,
      player: null,
      autoplay: false,
      nudged: false,
      playerMeasure: {},
      fullScreen: false,
    }),
    keepPlayer: assign({
      player: ({ event }) => {
        assertEvent(event, 'player.ready');
        return event.player;
      },
    }),
    /** `play()` can bring nothing the first time: a new node starts by `autoplay` (contract 3). */
    askToPlay: enqueueActions(({ enqueue, context }) => {
      if (context.autoplay) enqueue.sendTo('node', { type: 'PLAY' });
      else enqueue.assign({ autoplay: true });
    }),
    nudge: enqueueActions(({ enqueue }) => {
      enqueue.assign({ nudged: true });
      enqueue.sendTo('node', { type: 'STOP' });
    }),
    forgetNudge: assign({ nudged: false }),
    /** Kept apart: it is the session's failure only while the stream needs the player. */
    notePlayerFailure: assign({
      playerFailure: ({ event }) => {
        assertEvent(event, ['player.failed', 'localServer.gone']);
        return event.failure;
      },
    }),
    notePlayerLate: assign({
      playerFailure: (_, { code }: { code: string }) => failureOf('deadline', code, { step: code }),
    }),
    /** What it says of its cache is about a picture that ends here. */
    stopPlayer: enqueueActions(({ enqueue }) => {
      enqueue.sendTo('node', { type: 'STOP' });
      enqueue.assign({ playerMeasure: {} });
    }),
    noteLocalServerGone: assign({ hasLocalServer: false }),
    noteLocalServerBack: assign({ hasLocalServer: true }),
    finishMedia: sendTo('node', { type: 'FINISH' }),
    enterFullScreen: sendTo('node', { type: 'ENTER_FULL_SCREEN' }),
    exitFullScreen: sendTo('node', { type: 'EXIT_FULL_SCREEN' }),
    notePlayerMeasure: assign({
      playerMeasure: ({ context, event }) => {
        assertEvent(event, 'player.measured');
        return { ...context.playerMeasure, ...event.measure };
      },
    }),
    noteFullScreen: assign({
      fullScreen: ({ event }) => {
        assertEvent(event, 'player.fullScreenChanged');
        return event.fullScreen;
      },
    }),
    toggleMute: assign({ muted: ({ context }) => !context.muted }),
    setMuted: assign({ muted: (_, { muted }: { muted: boolean }) => muted }),

    // ---- the connection and its stream
    noteWait: assign({
      waitReason: ({ event }) => {
        assertEvent(event, 'connection.waitingForModule');
        return event.reason;
      },
    }),
    notePeer: assign({
      localPeerName: ({ event }) => {
        assertEvent(event, 'connection.ready');
        return event.localPeerName;
      },
      waitReason: null,
    }),
    release: enqueueActions(({ enqueue, context }) => {
      const event = { type: 'viewer.released', id: context.source.id };
      enqueue.sendTo('viewer', { type: 'lease.toOwner', event });
    }),
    noteUrl: assign({
      flvUrl: ({ event }) => {
        assertEvent(event, 'stream.opened');
        return event.flvUrl;
      },
    }),
    noteStreamMeasure: assign({
      streamMeasure: ({ event }) => {
        assertEvent(event, 'stream.measured');
        return { ...event.count, bytesPerSecond: event.bytesPerSecond, sharing: event.sharing };
      },
    }),

    // ---- quality
    setQuality: assign({
      quality: ({ event }) => {
        assertEvent(event, 'CHANGE_QUALITY');
        return event.quality as Quality;
      },
    }),
    noteParams: assign({
      params: ({ context }) => {
        const made = streamParams({ action: 'live', quality: context.quality });
        return isRefused(made) ? context.params : made;
      },
    }),
    askToSwitch: enqueueActions(({ enqueue, context: { source, params } }) => {
      const event = { type: 'pull.switched', id: source.id, params };
      enqueue.sendTo('pull', { type: 'lease.toOwner', event });
    }),
    adoptQuality: assign(({ event }) => {
      assertEvent(event, ['stream.joined', 'stream.switched']);
      const { params } = event;
      return params.action === 'live' ? { params, quality: params.quality } : { params };
    }),
    noticeJoined: assign({
      notice: ({ context }): Notice => ({ kind: 'joined', quality: context.quality }),
    }),

    // ---- the timeline
    beginTimeline: assign({ timeline: [] }),
    beginStep: assign({
      timeline: ({ context }, { step }: { step: TimelineStep }) => {
        const atMs = now(context);
        // The player is made while the connection starts; every other step ends the one before.
        const before = ended(
          context.timeline,
          atMs,
          (entry) => step !== 'createPlayer' && entry.step !== 'createPlayer' && entry.step !== step,
        );
        if (before.some((entry) => entry.step === step)) return before;
        const entry = { step, startedAtMs: atMs, endedAtMs: null };
        return step === 'createPlayer' ? [entry, ...before] : [...before, entry];
      },
    }),
    endStep: assign({
      timeline: ({ context }, { step }: { step: TimelineStep }) =>
        ended(context.timeline, now(context), (entry) => entry.step === step),
    }),
    endTimeline: assign({ timeline: ({ context }) => ended(context.timeline, now(context), () => true) }),

    // ---- failures and recovery
    refuse: assign({
      failure: ({ context }) => refusalOf(context),
      decision: ({ context }) => ({ action: 'giveUp', canRetry: false, budget: context.budget }),
    }),
    fail: assign({
      failure: (_, { source, code }: { source: FailureSource; code: string }) =>
        failureOf(source, code, { step: code }),
    }),
    failWithPlayer: assign({ failure: ({ context }) => context.playerFailure }),
    failWithEvent: assign({
      failure: ({ event }) => {
        assertEvent(event, ['connection.lost', 'stream.failed']);
        return event.failure;
      },
    }),
    tellMeteredAccepted: sendTo(({ context }) => actorOf(context.broker), { type: 'metered.accepted' }),
    /** What a session cannot rebuild by itself is told to whoever owns it. */
    tellScope: enqueueActions(({ enqueue, context: { broker, source, failure, budget } }) => {
      // Others may hold on to the same silent pull: while they do, nobody could open a new one.
      if (failure?.source === 'deadline' && failure.scope === 'stream') {
        enqueue.sendTo(actorOf(broker), { type: 'pull.dead', id: source.id, failure });
      }
      if (failure?.scope === 'localServer') enqueue.sendTo(actorOf(broker), { type: 'localServer.gone', failure });
      // Nothing helped so far: perhaps the network changed and no event said so (the beta has none).
      else if (budget.attempts === config.suspectModuleAfter)
        enqueue.sendTo(actorOf(broker), { type: 'module.suspected' });
    }),
    decide: assign(({ context }) => {
      const { failure, budget, ports, online } = context;
      if (!failure) return {};
      const decision = decide({ failure, budget, nowMs: now(context), online, random: ports.random() });
      // Rounded, so that a wait that nobody notices is not counted down.
      const secondsLeft = decision.action === 'retry' ? Math.round(decision.delayMs / 1_000) : 0;
      return { decision, budget: decision.budget, secondsLeft };
    }),
    giveUp: assign({
      decision: ({ context }) => ({ action: 'giveUp', canRetry: true, budget: context.budget }),
    }),
    forgetFailure: assign({ failure: null, budget: freshBudget, decision: null, secondsLeft: 0 }),
    calmDown: assign({ failure: null, decision: null, secondsLeft: 0 }),
    restoreBudget: assign({ budget: freshBudget }),
    /** Throttling does not break the flow: live-player had more than it needed. */
    noteFlow: assign({ flowingSinceMs: ({ context }) => context.flowingSinceMs ?? now(context) }),
    forgetFlow: assign({ flowingSinceMs: null }),
    noteCountdown: assign({
      secondsLeft: ({ event }) => {
        assertEvent(event, 'countdown.ticked');
        return event.secondsLeft;
      },
    }),
    notePage: assign({ isPageHidden: (_, { hidden }: { hidden: boolean }) => hidden }),
    noteApp: assign({ isAppHidden: (_, { hidden }: { hidden: boolean }) => hidden }),
    noteHidden: assign({ hiddenSinceMs: ({ context }) => now(context) }),
    noteAway: assign({ awayMs: ({ context }) => awayFor(context) }),
    /** A connection that was forgotten for long is not to be found lingering. */
    releaseIfLongAway: enqueueActions(({ enqueue, context: { awayMs, source }, check }) => {
      if (awayMs < config.keepConnection || !check(isWatching)) return;
      const event = { type: 'viewer.released', id: source.id };
      enqueue.sendTo('viewer', { type: 'lease.toOwner', event });
    }),
    /** iOS stops all sockets after a long background (contract 3): the local server is taken to be dead. */
    doubtLocalServer: enqueueActions(({ enqueue, context: { broker, ports } }) => {
      if (!ports.environment.stopsSocketsInBackground) return;
      enqueue.sendTo(actorOf(broker), { type: 'localServer.gone', failure: failureOf('p2p-player', 53) });
    }),
    goOffline: assign({ online: false }),
    goOnline: assign({ online: true }),
    noteOffline: assign({ offlineSinceMs: ({ context }) => now(context) }),
    noteOnline: assign({
      budget: ({ context }) => onlineAgain(context.budget, now(context) - (context.offlineSinceMs ?? now(context))),
      offlineSinceMs: null,
    }),

    tellPicture: sendTo(
      ({ context }) => actorOf(context.broker),
      ({ context }, { path }: { path: string }) => ({ type: 'picture.taken', id: context.source.id, path }),
    ),

    // ---- what a person is told about what they asked for
    notify: assign({ notice: (_, { notice }: { notice: Notice }) => notice }),
    noteHiccup: assign({
      hiccup: ({ context, event }) => (event.type === 'player.noticed' ? event.code : context.hiccup),
    }),
    diagnose: assign({ isDiagnosing: (_, { open }: { open: boolean }) => open }),
    dismissNotice: assign({ notice: null }),
  },
  guards: {
    isWanted,
    isNotWanted: not(isWanted),
    /** An error and an end stay what they are: they hold nothing that would be worth more than being told. */
    hasSomethingToGive: not(
      or([stateIn({ viewing: { stream: 'failed' } }), stateIn({ viewing: { stream: 'ended' } })]),
    ),
    isRefused: and([isWanted, ({ context }) => refusalOf(context) !== null]),
    isWantedOffline: and([isWanted, ({ context }) => !context.online]),
    isWatching,
    isNotWatching: not(isWatching),
    mayMount: and([isWanted, isWatching, ({ context }) => context.hasLocalServer]),
    isPullAwaited,
    isNoPullAwaited: not(isPullAwaited),
    mustReconnectPlayer: not(isPlayerUsed),
    hasPlayer: ({ context }) => context.player !== null,
    hasPlayerFailed: stateIn({ viewing: { player: 'failed' } }),
    mayPull: isPlayerIn('pulling'),
    hasLetGo: isPlayerIn('quiet'),
    hasThrottled: and([
      isPlayerIn('quiet'),
      isPlaying,
      ({ context }) => (context.playerMeasure.videoCacheMs ?? 0) > config.throttleCache,
    ]),
    /** Nothing has come since the last failure. */
    isStillFailing: ({ context }) => context.failure !== null,
    isNotNudged: ({ context }) => !context.nudged,
    isKnownQuality: ({ event }) => event.type === 'CHANGE_QUALITY' && isQuality(event.quality),
    isOtherQuality: ({ context, event }) =>
      event.type === 'CHANGE_QUALITY' && isQuality(event.quality) && event.quality !== context.quality,
    wantsOtherQuality: ({ context }) => context.params.action === 'live' && context.params.quality !== context.quality,
    isCovered,
    isUncovered: not(isCovered),
    isBackLate: and([not(isCovered), ({ context }) => awayFor(context) >= config.hideGrace]),
    isPresent: not(isAway),
    isAway,
    isLongAway: and([not(isAway), ({ context }) => context.awayMs >= config.keepConnection]),
    hasLetPullGo: not(
      or([isPullAwaited, isStreamIn('pulling'), isStreamIn('throttled'), isStreamIn('playerReconnecting')]),
    ),
    hasGivenUp: ({ context }) => context.decision?.action === 'giveUp',
    isOffline: ({ context }) => !context.online,
    isOnline: ({ context }) => context.online,
  },
  delays: {
    hideGrace: config.hideGrace,
    keepConnection: config.keepConnection,
    connectionDeadline: config.connectionDeadline,
    pullDeadline: config.pullDeadline,
    playerReadyDeadline: config.playerReadyDeadline,
    startPullDeadline: config.startPullDeadline,
    headerDeadline: config.headerDeadline,
    firstByteDeadline: config.firstByteDeadline,
    playerReconnectDeadline: config.playerReconnectDeadline,
    hintTime: config.hintTime,
    snapshotDeadline: config.snapshotDeadline,
    stallLimit: config.stallLimit,
    steadyAfter: ({ context }) => config.steadyAfter - (now(context) - (context.flowingSinceMs ?? now(context))),
    cacheDrained: ({ context }) => context.playerMeasure.videoCacheMs ?? 0,
    drained: ({ context }) => Math.min(context.playerMeasure.videoCacheMs ?? 0, config.drainLimit),
    recoveryDeadline: ({ context }) => budgetLeftMs(context.budget, now(context)),
    retryDelay: ({ context }) => (context.decision?.action === 'retry' ? context.decision.delayMs : 0),
  },
});

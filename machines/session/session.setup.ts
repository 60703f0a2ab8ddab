import { assertEvent, assign, enqueueActions, sendTo, setup } from 'xstate';
import { isRefused, streamParams } from '../connection';
import { type CodeOf, type FailureName, failureOf } from '../failure';
import { config } from '../kernel/config';
import { lazily } from '../kernel/lazily';
import { actorOf, leaseLogic } from '../kernel/lease';
import type { Quality } from '../kernel/ports';
import { budgetLeftMs, decide, freshBudget, onlineAgain } from '../recovery';
import { countdown, openSettings, playerNode, screenOn, takeSnapshot } from './session.actors';
import { awayForMs, cacheMs, isWatching, refusalOf, sessionGuards } from './session.guards';
import type { Notice, SessionContext, SessionEvent, SessionInput, TimelineStep } from './session.types';
import { begun, cut, interrupted, restarted, stepEnded, stopped } from './timeline';

const now = (context: SessionContext): number => context.ports.clock.now();

/** The names of the session's chart, and what they do. */
export const sessionSetup = lazily(() =>
  setup({
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
        isHeld: false,
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
        if (context.isHeld) enqueue.sendTo('node', { type: 'RESUME' });
        else if (context.autoplay) enqueue.sendTo('node', { type: 'PLAY' });
        enqueue.assign({ autoplay: true, isHeld: false });
      }),
      pausePlayer: enqueueActions(({ enqueue }) => {
        enqueue.sendTo('node', { type: 'PAUSE' });
        enqueue.assign({ isHeld: true });
      }),
      resumePlayer: enqueueActions(({ enqueue }) => {
        enqueue.sendTo('node', { type: 'RESUME' });
        enqueue.assign({ isHeld: false });
      }),
      fallBackToLive: assign({ playerMode: 'live' }),
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
        playerFailure: (_, { code }: { code: CodeOf<'deadline'> }) => failureOf('deadline', code, { step: code }),
      }),
      /** What it says of its cache is about a picture that ends here. */
      stopPlayer: enqueueActions(({ enqueue }) => {
        enqueue.sendTo('node', { type: 'STOP' });
        enqueue.assign({ playerMeasure: {}, isHeld: false });
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
      /** Between two tries nothing is held; what the last one left lingers no longer. */
      releaseUnheld: sendTo(
        ({ context }) => actorOf(context.broker),
        ({ context }) => ({ type: 'viewer.released', id: context.source.id }),
      ),
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
      /** The pull goes on without this player's bytes, until it comes back for them. */
      leavePull: enqueueActions(({ enqueue, context: { source } }) => {
        enqueue.sendTo('pull', { type: 'lease.toOwner', event: { type: 'pull.held', id: source.id } });
      }),
      rejoinPull: enqueueActions(({ enqueue, context: { source } }) => {
        enqueue.sendTo('pull', { type: 'lease.toOwner', event: { type: 'pull.rejoined', id: source.id } });
      }),
      noteCatchUp: assign({ caughtUpAtMs: ({ context }) => now(context) }),
      adoptQuality: assign(({ event }) => {
        assertEvent(event, ['stream.joined', 'stream.switched']);
        const { params } = event;
        return params.action === 'live' ? { params, quality: params.quality } : { params };
      }),
      noticeJoined: assign({
        notice: ({ context }): Notice => ({ kind: 'joined', quality: context.quality }),
      }),

      // ---- the timeline
      beginTimeline: assign(({ context }) => {
        const isRecovering = context.failure !== null;
        return {
          timeline: restarted(context.timeline, isRecovering),
          wantedSinceMs: isRecovering ? context.wantedSinceMs : now(context),
        };
      }),
      beginStep: assign({
        timeline: ({ context }, { step }: { step: TimelineStep }) => begun(context.timeline, step, now(context)),
      }),
      endStep: assign({
        timeline: ({ context }, { step }: { step: TimelineStep }) => stepEnded(context.timeline, step, now(context)),
      }),
      endTimeline: assign({ timeline: ({ context }) => cut(context.timeline, now(context)) }),
      beginReconnect: assign({
        timeline: ({ context }) =>
          context.decision?.action === 'giveUp' ? context.timeline : interrupted(context.timeline, now(context)),
      }),
      endReconnect: assign({ timeline: ({ context }) => stepEnded(context.timeline, 'reconnect', now(context)) }),
      noteFinalStop: assign({ timeline: ({ context }) => stopped(context.timeline, now(context)) }),

      // ---- failures and recovery
      refuse: assign({
        failure: ({ context }) => refusalOf(context),
        decision: ({ context }) => ({ action: 'giveUp', canRetry: false, budget: context.budget }),
      }),
      fail: assign({
        failure: (_, { source, code }: FailureName<'deadline' | 'network'>) =>
          failureOf(source, code, { step: String(code) }),
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
        // Nothing helped so far: perhaps the network changed and no event said so (the beta has none). Said again and again,
        // as the module cannot be reset while others hold it.
        else if (budget.attempts > 0 && budget.attempts % config.doubtModuleAfterTries === 0)
          enqueue.sendTo(actorOf(broker), { type: 'module.doubted' });
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
      /** Bytes come: what had failed is over, and the local server is proven alive. */
      calmDown: assign({ failure: null, decision: null, secondsLeft: 0, awayMs: 0 }),
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
      noteAway: assign({ awayMs: ({ context }) => awayForMs(context) }),
      /** A connection that was forgotten for long is not to be found lingering. */
      releaseIfLongAway: enqueueActions(({ enqueue, context: { awayMs, source }, check }) => {
        if (awayMs < config.keepConnectionMs || !check(isWatching)) return;
        const event = { type: 'viewer.released', id: source.id };
        enqueue.sendTo('viewer', { type: 'lease.toOwner', event });
      }),
      /** iOS stops all sockets after a long background (contract 3): the local server is taken to be dead. */
      doubtLocalServer: enqueueActions(({ enqueue, context: { awayMs, broker, ports } }) => {
        if (awayMs < config.keepConnectionMs || !ports.environment.stopsSocketsInBackground) return;
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
    guards: sessionGuards,
    delays: {
      hideGrace: config.hideGraceMs,
      keepConnection: config.keepConnectionMs,
      pauseKeepsStream: config.pauseKeepsStreamMs,
      connectionDeadline: config.connectionDeadlineMs,
      pullDeadline: config.pullDeadlineMs,
      playerReadyDeadline: config.playerReadyDeadlineMs,
      startPullDeadline: config.startPullDeadlineMs,
      headerDeadline: config.headerDeadlineMs,
      firstByteDeadline: config.firstByteDeadlineMs,
      playerReconnectDeadline: config.playerReconnectDeadlineMs,
      hintTime: config.hintTimeMs,
      snapshotDeadline: config.snapshotDeadlineMs,
      stallLimit: config.maxStallMs,
      steadyAfter: ({ context }) => config.steadyAfterMs - (now(context) - (context.flowingSinceMs ?? now(context))),
      cacheDrained: ({ context }) => cacheMs(context),
      drained: ({ context }) => Math.min(cacheMs(context), config.maxDrainMs),
      recoveryDeadline: ({ context }) => budgetLeftMs(context.budget, now(context)),
      retryDelay: ({ context }) => (context.decision?.action === 'retry' ? context.decision.delayMs : 0),
    },
  }),
);

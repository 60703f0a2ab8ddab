import { assertEvent, assign, enqueueActions, or, raise, sendTo, setup, stateIn } from 'xstate';
import { sourceRefusal } from '../cameras';
import { type Failure, failureOf, failureRow } from '../failure';
import { config } from '../kernel/config';
import { framingOf } from '../kernel/framing';
import { lazily } from '../kernel/lazily';
import type { PluginVersions, Ports } from '../kernel/ports';
import type { PictureCommand, PictureLogic } from '../picture';
import { budgetLeftMs, decide, freshBudget, onlineAgain } from '../recovery';
import type { Meta } from '../words/meta';
import { isQuality } from '../words/quality.texts';
import { otherQuality, withQuality } from './other-quality';
import { countdown, openSettings, savePicture, screenOn } from './session.actors';
import type { SessionWord } from './session.texts';
import type { Notice, SessionContext, SessionEvent, SessionInput, SessionReport } from './session.types';
import { afterStep, begun, cut, isStarted, later, restarted, shown, stepEnded, stoodStill, stopped } from './timeline';

const now = ({ ports }: SessionContext): number => ports.clock.now();

const untold: PluginVersions = { xp2p: '', player: '', uuid: '' };

/** Asked when a node is mounted, as a plugin may tell its version only once its module is up. */
export const versionsOf = ({ environment }: Ports): PluginVersions => environment.versions?.() ?? untold;

/** Why this source must not be asked of the plugin at all; null when it may. */
function refusalOf({ source, ports }: SessionContext): Failure | null {
  return sourceRefusal(source) ?? ports.environment.obstacles(source.kind)[0] ?? null;
}

/** Of a player's own failures only that it got no bytes says something of where they come from. */
const hungry: readonly Failure['kind'][] = [
  'playerGaveUp',
  'playerReconnecting',
  'playerReconnectTimedOut',
  'playerLetGo',
];
const isPlayersOwn = ({ scope, kind }: Failure): boolean => scope === 'player' && !hungry.includes(kind);

/**
 * Nobody at the other end said why. That the module itself is made anew is no answer, and no silence either; with the local server
 * gone nobody is asked for anything.
 */
const isUnanswered = (failure: Failure): boolean =>
  ['xp2p', 'iot', 'notice', 'deadline', 'live-player', 'p2p-player'].includes(failure.source) &&
  failure.scope !== 'module' &&
  failure.scope !== 'localServer' &&
  !isPlayersOwn(failure);

const isUncovered = ({ isPageHidden, isAppHidden }: SessionContext): boolean => !isPageHidden && !isAppHidden;

/** Which one is asked for; the one that there is where this view cannot show it. */
const channelIn = ({ channels, channel }: SessionContext, event: SessionEvent): number =>
  (event.type === 'CHANGE_CHANNEL' ? channels.find((each) => String(each) === event.channel) : undefined) ?? channel;
const isOtherChannel = (context: SessionContext, event: SessionEvent): boolean =>
  channelIn(context, event) !== context.channel;

/** A command to the picture, for an action `ask`. */
export const ask = (command: PictureCommand) => ({ type: 'ask', params: command }) as const;

/** The names of the session's chart, and what they do. Which kind of picture there is, `sessionWith` says. */
export const sessionSetup = lazily(() =>
  setup({
    types: {
      context: {} as SessionContext,
      events: {} as SessionEvent,
      input: {} as SessionInput,
      meta: {} as Meta<SessionWord>,
      tags: {} as 'waiting',
    },
    actors: { picture: {} as PictureLogic, countdown, savePicture, openSettings, screenOn },
    actions: {
      // ---- the picture
      ask: sendTo('picture', (_, command: PictureCommand) => command),
      askToShow: sendTo(
        'picture',
        ({ context: { quality, budget } }): PictureCommand => ({ type: 'SHOW', quality, tries: budget.attempts }),
      ),
      askQuality: sendTo('picture', ({ context: { quality } }): PictureCommand => ({ type: 'SET_QUALITY', quality })),
      askChannel: sendTo('picture', ({ context: { channel } }): PictureCommand => ({ type: 'SET_CHANNEL', channel })),
      passToPicture: sendTo('picture', ({ event }) => event as PictureCommand),
      keepNode: assign(({ context, event }) => {
        assertEvent(event, 'picture.node');
        const { node } = event;
        const isSame = node.way !== 'none' && context.node.way !== 'none' && node.key === context.node.key;
        return { node, fullScreen: isSame && context.fullScreen, plugin: versionsOf(context.ports) };
      }),
      keepFullScreen: assign({
        fullScreen: ({ event }) => {
          assertEvent(event, 'picture.fullScreenChanged');
          return event.fullScreen;
        },
      }),
      keepMeasure: assign({
        measure: ({ context, event }) => {
          assertEvent(event, 'picture.measured');
          return { ...context.measure, ...event.measure };
        },
      }),
      keepHiccup: assign({
        hiccup: ({ event }) => {
          assertEvent(event, 'picture.noticed');
          return event.code;
        },
      }),
      keepDrain: assign({
        drainMs: ({ event }) => {
          assertEvent(event, 'picture.ended');
          return event.drainMs;
        },
      }),
      setQuality: assign(({ context, event }) =>
        withQuality(context, 'quality' in event && isQuality(event.quality) ? event.quality : context.quality),
      ),
      setChannel: assign({ channel: ({ context, event }) => channelIn(context, event) }),
      keepChannel: assign({
        channel: ({ event }) => {
          assertEvent(event, 'picture.channelKept');
          return event.channel;
        },
      }),
      takeOtherQuality: assign(({ context }) => withQuality(context, otherQuality(context) ?? context.quality)),
      /** Told besides, as it is kept: the next view of this camera begins with it. */
      reframe: enqueueActions(({ enqueue, context, event }) => {
        assertEvent(event, 'CHANGE_FRAMING');
        const { framing, owner, source } = context;
        const wanted = framingOf(event.fit, Number(event.turn), framing);
        if (wanted.fit === framing.fit && wanted.turn === framing.turn) return;
        enqueue.assign({ framing: wanted });
        enqueue.sendTo(owner, { type: 'picture.framed', id: source.id, framing: wanted });
      }),
      toggleMute: assign({ muted: ({ context }) => !context.muted }),
      unmute: assign({ muted: false }),
      setMuted: assign({ muted: (_, { muted }: { muted: boolean }) => muted }),

      // ---- the timeline
      beginTimeline: assign(({ context }) => {
        const isRecovering = context.failure !== null;
        return {
          timeline: restarted(context.timeline, isRecovering),
          wantedSinceMs: isRecovering ? context.wantedSinceMs : now(context),
        };
      }),
      keepStep: assign(({ context, event }) => {
        assertEvent(event, 'picture.step');
        return { step: event.step, timeline: afterStep(context.timeline, event.step, now(context)) };
      }),
      keepBeside: assign({
        timeline: ({ context, event }) => {
          assertEvent(event, 'picture.beside');
          return (event.began ? begun : stepEnded)(context.timeline, event.step, now(context));
        },
      }),
      endTimeline: assign({ timeline: ({ context }) => cut(context.timeline, now(context)) }),
      beginReconnect: assign({
        timeline: ({ context }) =>
          context.decision?.action === 'giveUp' ? context.timeline : later(context.timeline, 'reconnect', now(context)),
      }),
      noteShown: assign({ timeline: ({ context }) => shown(context.timeline, now(context)) }),
      /** Where it was before the pause is nowhere: whoever resumes comes back to live. */
      noteStill: assign(({ context }) => ({ timeline: stoodStill(context.timeline, now(context)), step: 'rejoin' })),
      /** On after a pause. What was paused before there was a picture begins its start anew. */
      beginResume: assign(({ context }) =>
        isStarted(context.timeline)
          ? { timeline: later(context.timeline, 'resume', now(context)) }
          : { timeline: restarted(context.timeline, false), wantedSinceMs: now(context) },
      ),
      noteFinalStop: assign({ timeline: ({ context }) => stopped(context.timeline, now(context)) }),

      // ---- failures and recovery
      refuse: assign(({ context }) => {
        const failure = refusalOf(context);
        const canRetry = failure !== null && failureRow(failure).remedy !== 'never';
        return { failure, decision: { action: 'giveUp', canRetry, budget: context.budget } };
      }),
      /** Where it was when it failed is nowhere: the next try begins as one more. */
      fail: assign(({ event }) => {
        assertEvent(event, 'picture.failed');
        return { failure: event.failure, step: 'reconnect' };
      }),
      failOffline: assign({ failure: failureOf('network', 'offline', { step: 'offline' }) }),
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
      /** It moves: what had failed is over. */
      calmDown: assign({ failure: null, decision: null, secondsLeft: 0 }),
      restoreBudget: assign({ budget: freshBudget }),
      /** A new wish of a person has a fresh budget. */
      forgetFailure: assign({ failure: null, decision: null, secondsLeft: 0, budget: freshBudget }),
      keepCountdown: assign({
        secondsLeft: ({ event }) => {
          assertEvent(event, 'countdown.ticked');
          return event.secondsLeft;
        },
      }),
      goOffline: assign({ online: false }),
      goOnline: assign({ online: true }),
      askNetwork: sendTo(({ context }) => context.owner, { type: 'network.asked' } satisfies SessionReport),
      /** A picture that comes is worth more than what WeChat told. */
      proveNetwork: enqueueActions(({ enqueue, context: { online, owner } }) => {
        if (!online) enqueue.sendTo(owner, { type: 'network.proved' });
      }),
      noteOffline: assign({ offlineSinceMs: ({ context }) => now(context) }),
      noteOnline: assign({
        budget: ({ context }) => onlineAgain(context.budget, now(context) - context.offlineSinceMs),
      }),

      // ---- what the owner is told
      report: sendTo(
        ({ context }) => context.owner,
        (_, report: SessionReport) => report,
      ),
      reportPicture: sendTo(
        ({ context }) => context.owner,
        ({ context }, { path }: { path: string }): SessionReport => ({
          type: 'picture.taken',
          id: context.source.id,
          path,
        }),
      ),
      /** What a session cannot rebuild by itself is said to whoever owns it. */
      reportScope: enqueueActions(({ enqueue, context: { owner, source, failure, budget } }) => {
        if (failure && isUnanswered(failure))
          enqueue.sendTo(owner, { type: 'try.failed', generation: source.generation });
        if (failure?.scope === 'localServer') enqueue.sendTo(owner, { type: 'localServer.gone', failure });
        // Said again and again, as the module cannot be reset while others hold it.
        else if (failure && isPlayersOwn(failure)) return;
        else if (budget.attempts > 0 && budget.attempts % config.doubtModuleAfterTries === 0)
          enqueue.sendTo(owner, { type: 'module.doubted' });
      }),
      /** iOS stops all sockets after a long background (contract 3): the local server is taken to be dead. */
      doubtLocalServer: enqueueActions(({ enqueue, context: { owner, ports } }) => {
        if (!ports.environment.stopsSocketsInBackground) return;
        enqueue.sendTo(owner, { type: 'localServer.gone', failure: failureOf('p2p-player', 53) });
      }),

      // ---- who looks
      notePage: assign({ isPageHidden: (_, { hidden }: { hidden: boolean }) => hidden }),
      noteApp: assign({ isAppHidden: (_, { hidden }: { hidden: boolean }) => hidden }),
      /** Whoever taps looks, whatever WeChat told or forgot to tell. */
      noteLook: enqueueActions(({ enqueue, context: { isAppHidden, owner } }) => {
        if (isAppHidden) enqueue.sendTo(owner, { type: 'person.looks' });
        enqueue.assign({ isPageHidden: false, isAppHidden: false });
      }),
      noteHidden: assign({ hiddenSinceMs: ({ context }) => now(context) }),
      raiseUnseen: raise({ type: 'unseen' }),
      raiseSeen: raise(({ context }): SessionEvent => ({ type: 'seen', awayMs: now(context) - context.hiddenSinceMs })),

      // ---- what a person is told about what they asked for
      notify: assign({ notice: (_, { notice }: { notice: Notice }) => notice }),
      keepPicture: assign({
        picture: ({ context }, { path }: { path: string }) => ({ count: context.picture.count + 1, path }),
      }),
      noticeQuality: assign({
        notice: ({ context, event }): Notice | null =>
          event.type === 'picture.quality' && event.why !== 'switched'
            ? { kind: event.why === 'joined' ? 'joined' : 'qualityKept', quality: event.quality }
            : context.notice,
      }),
      noticeChannel: assign({ notice: ({ context: { channel } }): Notice => ({ kind: 'channelKept', channel }) }),
      dismissNotice: assign({ notice: null }),
      diagnose: assign(({ context }, { open }: { open: boolean }) => ({
        isDiagnosing: open,
        plugin: versionsOf(context.ports),
      })),
    },
    guards: {
      isRefused: ({ context }) => refusalOf(context) !== null,
      isOffline: ({ context }) => !context.online,
      isOnline: ({ context }) => context.online,
      hasGivenUp: ({ context }) => context.decision?.action === 'giveUp',
      /** While what failed has not been mended. */
      isOtherQualityMeanwhile: ({ context, event }) =>
        context.failure !== null &&
        event.type === 'CHANGE_QUALITY' &&
        isQuality(event.quality) &&
        event.quality !== context.quality,
      /** Nothing has moved since the last failure. */
      isStillFailing: ({ context }) => context.failure !== null,
      /** Nor one that says nothing: what a person cancelled needs no words. */
      hasNoNotice: ({ context: { notice } }) =>
        notice === null || (notice.kind === 'snapshotFailed' && notice.failure.kind === 'cancelled'),
      hasOtherQuality: ({ context }) => otherQuality(context) !== null,
      isOtherQuality: ({ context, event }) =>
        event.type === 'CHANGE_QUALITY' && isQuality(event.quality) && event.quality !== context.quality,
      isOtherChannel: ({ context, event }) => isOtherChannel(context, event),
      /** While what failed has not been mended. */
      isOtherChannelMeanwhile: ({ context, event }) => context.failure !== null && isOtherChannel(context, event),
      isShown: or([
        stateIn({ viewing: { watch: { playing: { showing: { shown: 'moving' } } } } }),
        stateIn({ viewing: { watch: { playing: { showing: { shown: 'behind' } } } } }),
        stateIn({ viewing: { watch: { playing: { showing: { shown: 'weak' } } } } }),
        stateIn({ viewing: { watch: { ended: 'draining' } } }),
      ]),
      isUnseen: stateIn({ viewing: { presence: 'hidden' } }),
      isCovered: ({ context }) => !isUncovered(context),
      isUncovered: ({ context }) => isUncovered(context),
      isBackLate: ({ context }) => isUncovered(context) && now(context) - context.hiddenSinceMs >= config.hideGraceMs,
      isLongAway: ({ event }) => event.type === 'seen' && event.awayMs >= config.keepConnectionMs,
      isNodeGone: ({ event }) => event.type === 'picture.node' && event.node.way === 'none',
      isShared: ({ event }) => event.type === 'picture.routed' && event.isShared,
      isDirect: ({ event }) => event.type === 'picture.routed' && !event.isShared,
    },
    delays: {
      hideGrace: config.hideGraceMs,
      keepConnection: config.keepConnectionMs,
      pauseKeepsStream: config.pauseKeepsStreamMs,
      hintTime: config.hintTimeMs,
      soundPause: config.soundPauseMs,
      snapshotDeadline: config.snapshotDeadlineMs,
      steadyAfter: config.steadyAfterMs,
      drained: ({ context }) => context.drainMs,
      recoveryDeadline: ({ context }) => budgetLeftMs(context.budget, now(context)),
      retryDelay: ({ context }) => (context.decision?.action === 'retry' ? context.decision.delayMs : 0),
    },
  }),
);

import { and, not, or, stateIn } from 'xstate';
import { sourceRefusal } from '../cameras';
import type { Failure } from '../failure';
import { config } from '../kernel/config';
import { isQuality } from '../words/quality';
import type { SessionContext, SessionEvent } from './session.types';

interface Args {
  readonly context: SessionContext;
  readonly event: SessionEvent;
}

/** Why this source must not be asked of the plugin at all; null when it may. */
export function refusalOf({ source, ports }: SessionContext): Failure | null {
  return sourceRefusal(source) ?? ports.environment.obstacles(source.kind)[0] ?? null;
}

/** How long the picture has been hidden, in milliseconds. */
export const awayForMs = ({ ports, hiddenSinceMs }: SessionContext): number => ports.clock.now() - hiddenSinceMs;

/** What live-player holds, in milliseconds; a camera may have sound alone. Unknown counts as nothing (contract 3). */
export const cacheMs = ({ playerMeasure: { videoCacheMs = 0, audioCacheMs = 0 } }: SessionContext): number =>
  Math.max(videoCacheMs, audioCacheMs);

const isStreamIn = (state: string) => stateIn({ viewing: { stream: { watching: state } } });
const isPullIn = (state: string) => stateIn({ viewing: { stream: { watching: { pulling: state } } } });
const isPlayerIn = (state: 'quiet' | 'starting' | 'pulling') =>
  stateIn({ viewing: { player: { present: { ready: state } } } });
const isPlayerPaused = (how: 'connected' | 'letGo' | 'stopped') =>
  stateIn({ viewing: { player: { present: { ready: { paused: how } } } } });

const isPaused = stateIn({ viewing: { intent: 'paused' } });
/** Somebody wants the picture, now or after a pause. */
const isWanted = or([stateIn({ viewing: { intent: 'playing' } }), isPaused]);
export const isWatching = stateIn({ viewing: { stream: 'watching' } });

const isRejoinAwaited = stateIn({ viewing: { stream: { watching: { pulling: { rejoining: 'waitingForPlayer' } } } } });
const isPullAwaited = or([isStreamIn('serviceReady'), isRejoinAwaited]);
/** States of the stream in which live-player may stay connected. */
const isPlayerUsed = or([
  isPullAwaited,
  and([isStreamIn('pulling'), not(isPullIn('catchingUp'))]),
  isStreamIn('throttled'),
  isStreamIn('playerReconnecting'),
  stateIn({ viewing: { stream: { ended: 'draining' } } }),
]);
const isPlaying = or([isPullIn('playing'), isPullIn('weak'), isPullIn('resuming'), isStreamIn('throttled')]);

const isCovered = ({ context }: Args) => context.isPageHidden || context.isAppHidden;
const isAway = or([stateIn({ viewing: { presence: 'hidden' } }), stateIn({ viewing: { presence: 'returning' } })]);
const isPresent = not(isAway);
const isIdling = or([isAway, isPaused]);
const isLooking = not(isIdling);

/** live-player has no connection to the local server. */
const hasLetGo = or([isPlayerIn('quiet'), isPlayerPaused('letGo'), isPlayerPaused('stopped')]);
/** The pull goes on without the player, on purpose. */
const isApart = or([isPullIn('paused'), isPullIn('catchingUp'), isRejoinAwaited]);

/** What the chart's states need to be true of the other regions, and of what was said. */
export const sessionGuards = {
  isWanted,
  isNotWanted: not(isWanted),
  /** An error and an end stay what they are: they hold nothing that would be worth more than being told. */
  isOngoing: not(or([stateIn({ viewing: { stream: 'failed' } }), stateIn({ viewing: { stream: 'ended' } })])),
  isRefused: and([isWanted, ({ context }: Args) => refusalOf(context) !== null]),
  isWantedOffline: and([isWanted, ({ context }: Args) => !context.online]),
  isLookingOffline: and([isLooking, ({ context }: Args) => !context.online]),

  // ---- the player
  isWatching,
  isNotWatching: not(isWatching),
  mayMount: and([isWanted, isWatching, ({ context }: Args) => context.hasLocalServer]),
  isPullAwaited,
  isNoPullAwaited: not(isPullAwaited),
  mustReconnectPlayer: not(isPlayerUsed),
  hasPlayer: ({ context }: Args) => context.player !== null,
  hasPlayerFailed: stateIn({ viewing: { player: 'failed' } }),
  /** The node was given up for another one. */
  hasNoPlayer: or([
    stateIn({ viewing: { player: 'absent' } }),
    stateIn({ viewing: { player: { present: 'preparing' } } }),
  ]),
  mayPull: isPlayerIn('pulling'),
  hasLetGo,
  hasLostPlayer: and([hasLetGo, not(isApart)]),
  hasThrottled: and([isPlayerIn('quiet'), isPlaying, ({ context }: Args) => cacheMs(context) > config.throttleCacheMs]),
  isNotNudged: ({ context }: Args) => !context.nudged,
  /** RTC mode needs WeChat's microphone permission, live mode does not (contract 3). */
  canFallBackToLive: ({ context, event }: Args) =>
    event.type === 'player.failed' && event.failure.kind === 'microphoneDenied' && context.playerMode === 'RTC',
  isPauseRefused: ({ event }: Args) => event.type === 'player.commandFailed' && event.command === 'PAUSE',

  // ---- the pull
  isPictureFrozen: isPullIn('paused'),
  mustFreeze: and([stateIn({ viewing: { intent: { paused: 'picture' } } }), not(isPullIn('paused'))]),
  isStreamPaused: stateIn({ viewing: { intent: { paused: 'stream' } } }),
  isLookingAndFlowing: and([isLooking, ({ context }: Args) => context.flowingSinceMs !== null]),
  isTooFarBehind: ({ context }: Args) =>
    cacheMs(context) > context.catchUpAboveMs &&
    context.ports.clock.now() - (context.caughtUpAtMs ?? Number.NEGATIVE_INFINITY) >= config.catchUpIntervalMs,
  isNotPulling: not(or([isStreamIn('pulling'), isStreamIn('throttled')])),
  /** Nothing has come since the last failure. */
  isStillFailing: ({ context }: Args) => context.failure !== null,
  hasGivenUp: ({ context }: Args) => context.decision?.action === 'giveUp',
  isKnownQuality: ({ event }: Args) => event.type === 'CHANGE_QUALITY' && isQuality(event.quality),
  isOtherQuality: ({ context, event }: Args) =>
    event.type === 'CHANGE_QUALITY' && isQuality(event.quality) && event.quality !== context.quality,
  wantsOtherQuality: ({ context }: Args) =>
    context.params.action === 'live' && context.params.quality !== context.quality,

  // ---- who looks, and over what
  isCovered,
  isUncovered: not(isCovered),
  isBackLate: and([not(isCovered), ({ context }: Args) => awayForMs(context) >= config.hideGraceMs]),
  isAway,
  isIdling,
  isLooking,
  isLongAway: and([isPresent, ({ context }: Args) => context.awayMs >= config.keepConnectionMs]),
  hasLetPullGo: not(
    or([isStreamIn('serviceReady'), isStreamIn('pulling'), isStreamIn('throttled'), isStreamIn('playerReconnecting')]),
  ),
  isOffline: ({ context }: Args) => !context.online,
  isOnline: ({ context }: Args) => context.online,
};

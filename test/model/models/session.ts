import { config } from '../../../machines/kernel/config';
import type { Player } from '../../../machines/kernel/ports';
import { sessionMachine } from '../../../machines/session';
import { atUrl } from '../../support/addresses';
import type { Model } from '../walk';
import { door, failures, low, nothing, once, owner, ports, setNow } from './common';

const livePlayer = { context: {}, addChunk: nothing } as unknown as Player;

const viewing = {
  ports,
  broker: owner,
  view: 'live',
  source: door,
  quality: 'high',
  playerMode: 'RTC',
  catchUpAboveMs: 3_000,
  language: 'en',
  online: true,
};

/** From the start to a picture. */
const playing = [
  { type: 'connection.ready', localPeerName: 'peer' },
  { type: 'player.ready', player: livePlayer },
  { type: 'player.pullStarted' },
  { type: 'stream.headerArrived' },
  { type: 'stream.firstChunk' },
];

/** Enough cached to be throttled, and too little to be brought back to live. */
const full = [{ type: 'player.measured', measure: { videoCacheMs: 2_000 } }];

export const session: Model = {
  name: 'session',
  machine: sessionMachine(),
  inputs: [viewing, { ...viewing, source: { ...door, address: atUrl('') } }],
  begins: [
    playing,
    [...playing, ...full],
    [...playing, { type: 'PAUSE' }],
    [...playing, ...full, { type: 'player.closed', reason: 'livePlayer' }],
  ],
  events: {
    LEAVE: once,
    PLAY: once,
    STOP: once,
    RETRY: once,
    PAUSE: once,
    PAUSE_STREAM: once,
    RESUME: once,
    CHANGE_QUALITY: [{ quality: 'standard' }, { quality: 'unheard of' }],
    TOGGLE_MUTE: once,
    SNAPSHOT: once,
    OPEN_SETTINGS: once,
    OPEN_SYSTEM_SETTINGS: once,
    DISMISS_NOTICE: once,
    ACCEPT_METERED: once,
    SHOW_DIAGNOSIS: once,
    HIDE_DIAGNOSIS: once,
    ENTER_FULL_SCREEN: once,
    EXIT_FULL_SCREEN: once,
    'view.focused': once,
    'view.blurred': once,
    'view.hidden': once,
    'view.shown': [{ atMs: 1 }, { atMs: config.hideGraceMs + 1 }, { atMs: config.keepConnectionMs + 1 }],
    'app.hidden': once,
    'app.shown': once,
    'memory.low': once,
    'network.metered': once,
    'network.lost': once,
    'network.back': once,
    'localServer.gone': [{ failure: failures.server }],
    'localServer.back': once,
    'player.ready': [{ player: livePlayer }],
    'player.pullStarted': once,
    'player.closed': [{ reason: 'livePlayer' }],
    'player.failed': [{ failure: failures.retry }, { failure: failures.microphone }],
    'player.noticed': [{ code: 2105 }],
    'player.measured': [{ measure: { videoCacheMs: 4_000 } }, { measure: { videoCacheMs: 0 } }],
    'player.pictureShown': once,
    'player.fullScreenChanged': [{ fullScreen: true }],
    'player.commandFailed': [
      { command: 'PAUSE', failure: failures.retry },
      { command: 'PLAY', failure: failures.retry },
    ],
    'connection.waitingForModule': [{ reason: null }],
    'connection.startingService': once,
    'connection.ready': [{ localPeerName: 'peer' }],
    'connection.lost': [{ failure: failures.connection }, { failure: failures.never }],
    'device.checking': once,
    'device.checked': once,
    'stream.opened': [{ flvUrl: '' }],
    'stream.requested': once,
    'stream.headerArrived': once,
    'stream.firstChunk': once,
    'stream.stalled': once,
    'stream.recovered': once,
    'stream.measured': [{ count: { bytes: 1, videoFrames: 1, keyFrames: 1 }, bytesPerSecond: 1, sharing: null }],
    'stream.joined': [{ params: low }],
    'stream.switched': [{ params: low }],
    'stream.fellOver': once,
    'stream.ended': once,
    'stream.failed': [{ failure: failures.retry }],
    'countdown.ticked': [{ secondsLeft: 1 }],
    'xstate.error.actor.node': [{ error: failures.retry }],
    'xstate.error.actor.viewer': [{ error: failures.retry }],
    'xstate.error.actor.pull': [{ error: failures.retry }],
    'xstate.error.actor.screen': [{ error: failures.retry }],
    'xstate.error.actor.countdown': [{ error: failures.retry }],
    'xstate.done.actor.snapshot': [{ output: 'picture.png' }],
    'xstate.error.actor.snapshot': [{ error: failures.retry }],
    'xstate.done.actor.settings': once,
    'xstate.error.actor.settings': [{ error: failures.retry }],
    ...Object.fromEntries(
      sessionMachine()
        .events.filter((type) => String(type).startsWith('xstate.after.'))
        .map((type) => [type, once]),
    ),
  },
  flags: (context: SessionFlags) => [
    context.failure !== null,
    context.decision?.action,
    context.nudged,
    context.hasLocalServer,
    context.online,
    context.quality,
    context.isPageHidden || context.isAppHidden,
    context.flowingSinceMs !== null,
    context.playerMeasure.videoCacheMs,
    context.caughtUpAtMs !== null,
    context.playerMode,
    context.awayMs >= config.keepConnectionMs,
  ],
  unreachable: {
    'session.viewing.player.failed localServer.gone':
      'a player that failed takes the stream with it in the same step, and with that its place is empty',
  },
  oneSided: {
    'session.viewing.player.failed always: never false': 'the same',
    'session.viewing.presence.returning always: never false': 'what was pulled is given back in the same step',
    'session.viewing.stream.watching.pulling.catchingUp always: never false': 'live-player is stopped in the same step',
  },
  limit: 1_500,
  setNow,
};

interface SessionFlags {
  readonly failure: unknown;
  readonly decision: { action: string } | null;
  readonly nudged: boolean;
  readonly hasLocalServer: boolean;
  readonly online: boolean;
  readonly quality: string;
  readonly isPageHidden: boolean;
  readonly isAppHidden: boolean;
  readonly flowingSinceMs: number | null;
  readonly playerMeasure: { videoCacheMs?: number };
  readonly caughtUpAtMs: number | null;
  readonly playerMode: string;
  readonly awayMs: number;
}

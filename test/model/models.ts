import type { AnyEventObject } from 'xstate';
import { appMachine } from '../../machines/app';
import { camerasMachine } from '../../machines/cameras';
import { config } from '../../machines/config';
import { connectionMachine } from '../../machines/connection';
import { failureOf } from '../../machines/failure';
import type { Lanes } from '../../machines/lane';
import { logMachine } from '../../machines/log';
import { moduleMachine } from '../../machines/module';
import { generationMachine } from '../../machines/module/generation.machine';
import type { Player, Ports, StreamParams, StreamSource } from '../../machines/ports';
import { secret } from '../../machines/secret';
import { sessionMachine } from '../../machines/session';
import { ear } from '../support/ear';
import type { Model } from './walk';

/** The time that every model sees: set by the walk. */
let nowMs = 0;
const setNow = (ms: number) => {
  nowMs = ms;
};

const nothing = () => undefined;
const settled = () => Promise.resolve();
const lanes = { onJammed: () => nothing } as unknown as Lanes;

const ports = {
  clock: { now: () => nowMs, setTimeout: () => 0, clearTimeout: nothing },
  random: () => 0.5,
  xp2p: {
    generations: ['2.3', '2.4'],
    sourceBelongsToModule: false,
    streamsPerService: 'one',
    checkDevice: async () => 0,
  },
  players: { attach: () => nothing, resetLocalServer: settled },
  storage: { read: nothing, write: nothing },
  album: { save: settled, openSettings: settled },
  screen: { keepOn: () => nothing },
  environment: { obstacles: () => [], stopsSocketsInBackground: true },
} as unknown as Ports;

const failures = {
  retry: failureOf('xp2p', -2402),
  never: failureOf('http', 404),
  connection: failureOf('notice', 'disconnect'),
  module: failureOf('xp2p', -2002),
  server: failureOf('p2p-player', 53),
  microphone: failureOf('live-player', 'permissionDenied'),
};
const once = [{}] as const;
const high: StreamParams = { action: 'live', channel: 0, quality: 'high' };
const low: StreamParams = { action: 'live', channel: 0, quality: 'standard' };
const door: StreamSource = {
  id: 'door',
  kind: 'camera',
  url: 'http://door.xnet/ipc.p2p.com/ipc.flv',
  deviceCheck: true,
};
const moved: StreamSource = { ...door, url: 'http://moved.xnet/ipc.p2p.com/ipc.flv' };

const one = ear().ref;
const other = ear().ref;
const owner = ear().ref;

const generation: Model = {
  name: 'generation',
  machine: generationMachine,
  inputs: [{ ports, lanes, module: owner, generation: '2.4', source: 'camera' }],
  begins: [],
  events: {
    INIT: [{ source: 'camera' }],
    RESET: once,
    'network.changed': once,
    'nat.changed': [{ generation: '2.4' }],
    'nat.failed': [
      { generation: '2.4', failure: failures.retry, localServerGone: true },
      { generation: '2.4', failure: failures.retry, localServerGone: false },
    ],
    'module.destroyed': once,
    'generation.lost': [{ failure: failures.module }],
    'xstate.done.actor.init': [{ output: { localPeerName: 'peer' } }],
    'xstate.error.actor.init': [{ error: failures.retry }],
    'xstate.after.initDeadline.generation.init': once,
    'xstate.done.actor.reset': [{ output: { localPeerName: 'peer' } }],
    'xstate.error.actor.reset': [{ error: failures.retry }],
    'xstate.after.resetDeadline.generation.resetting': once,
  },
  flags: ({ changedMeanwhile }: { changedMeanwhile: boolean }) => changedMeanwhile,
  unreachable: {},
  oneSided: {},
  limit: 1_000,
  setNow,
};

const report = (name: string, state: string) => ({
  report: { generation: name, state, localPeerName: 'peer', failure: state === 'initFailed' ? failures.retry : null },
});

/** Both generations work, and a camera holds its own. */
const held = [
  { type: 'generation.changed', ...report('2.3', 'inited') },
  { type: 'generation.changed', ...report('2.4', 'inited') },
  { type: 'module.wanted', lease: one, id: 'door', kind: 'camera', generation: '2.4' },
];

const moduleModel: Model = {
  name: 'module',
  machine: moduleMachine,
  inputs: [{ ports, lanes, owner }],
  begins: [held],
  events: {
    'module.wanted': [
      { lease: one, id: 'door', kind: 'camera', generation: '2.4' },
      { lease: other, id: 'gate', kind: 'server' },
    ],
    'module.left': [{ lease: one }, { lease: other }],
    'module.spared': [{ lease: one }],
    'room.asked': [{ lease: one }, { lease: other }],
    'module.lost': [{ generation: '2.4', failure: failures.module }],
    'module.suspected': once,
    'network.changed': once,
    'id.jammed': [{ id: 'door' }],
    'generation.changed': [
      ...['init', 'inited', 'initFailed', 'stale', 'destroyed'].map((state) => report('2.4', state)),
      ...['inited', 'initFailed'].map((state) => report('2.3', state)),
    ],
    'localServer.gone': [{ failure: failures.server }],
    RETRY: once,
    CLOSE: once,
    'xstate.error.actor.jams': [{ error: failures.retry }],
    'xstate.done.actor.destroy': once,
    'xstate.error.actor.destroy': [{ error: failures.retry }],
    'xstate.done.actor.lastDestroy': once,
    'xstate.error.actor.lastDestroy': [{ error: failures.retry }],
  },
  flags: (context: ModuleFlags) => [
    context.users.map(({ id, holds, tried, askedToYield, room }) => [id, holds, tried, askedToYield, room]),
    context.generations.map(({ state }) => state),
    context.jammed,
    context.isSuspected,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_500,
  setNow,
};

interface ModuleFlags {
  readonly users: readonly { id: string; holds: boolean; tried: boolean; askedToYield: boolean; room: string }[];
  readonly generations: readonly { state: string }[];
  readonly jammed: readonly string[];
  readonly isSuspected: boolean;
}

const connection: Model = {
  name: 'connection',
  machine: connectionMachine(),
  inputs: [{ ports, lanes, source: door, params: high, module: owner, owner }],
  begins: [],
  events: {
    'viewer.joined': [
      { lease: one, source: door, params: high },
      { lease: other, source: moved, params: low },
    ],
    'viewer.released': [{ lease: one }, {}],
    'viewer.left': [{ lease: one }, { lease: other }],
    'pull.wanted': [{ lease: one, params: high, sink: nothing }],
    'pull.left': [{ lease: one }],
    'pull.held': [{ lease: one }],
    'pull.rejoined': [{ lease: one, sink: nothing }],
    'pull.switched': [{ lease: one, params: low }],
    'pull.dead': [{ failure: failures.retry }],
    'module.ready': [{ localPeerName: 'peer' }],
    'module.waiting': [{ reason: 'jammed' }, { reason: 'sourceExcluded' }],
    'module.failed': [{ failure: failures.module }],
    'module.gone': [{ failure: failures.module }],
    'module.yield': once,
    'module.awaited': once,
    'service.opened': once,
    'service.failed': [{ failure: failures.module }, { failure: failures.connection }],
    'service.broken': [{ failure: failures.connection }],
    'stream.opened': [{ flvUrl: '' }],
    'stream.requested': once,
    'stream.headerArrived': once,
    'stream.fellOver': once,
    'stream.flowing': [{ owner: one }],
    'stream.stalled': once,
    'stream.recovered': once,
    'stream.measured': [{ count: { bytes: 1, videoFrames: 1, keyFrames: 1 }, bytesPerSecond: 1, sharing: null }],
    'stream.ended': once,
    'stream.failed': [{ failure: failures.retry }, { failure: failures.connection }],
    'xstate.error.actor.module': [{ error: failures.retry }],
    'xstate.error.actor.service': [{ error: failures.retry }],
    'xstate.error.actor.stream': [{ error: failures.retry }],
    'xstate.done.actor.checkDevice': [{ output: 0 }, { output: 405 }],
    'xstate.error.actor.checkDevice': [{ error: failures.retry }],
    'xstate.after.moduleDeadline.connection.using.waitingForModule': once,
    'xstate.after.serviceDeadline.connection.using.service.startingService': once,
    'xstate.after.deviceCheckTimeout.connection.using.service.checkingDevice': once,
    'xstate.after.linger.connection.using.service.lingering': once,
  },
  flags: (context: ConnectionFlags) => [
    context.viewers.map(({ lease }) => lease === one),
    context.pulls.map(({ isHeld }) => isHeld),
    context.isReleased,
    context.isDeviceChecked,
    context.isFlowing,
    context.announced?.type,
    context.source === door,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_500,
  setNow,
};

interface ConnectionFlags {
  readonly viewers: readonly { lease: unknown }[];
  readonly pulls: readonly { isHeld?: boolean }[];
  readonly isReleased: boolean;
  readonly isDeviceChecked: boolean;
  readonly isFlowing: boolean;
  readonly announced: { type: string } | null;
  readonly source: StreamSource;
}

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

const session: Model = {
  name: 'session',
  machine: sessionMachine(),
  inputs: [viewing, { ...viewing, source: { ...door, url: '' } }],
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
    'view.shown': [{ atMs: 1 }, { atMs: config.hideGrace + 1 }, { atMs: config.keepConnection + 1 }],
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
    context.awayMs >= config.keepConnection,
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

const listed = {
  id: 'door',
  name: 'Door',
  kind: 'camera',
  quality: 'high',
  url: 'http://door.xnet/ipc.p2p.com/ipc.flv',
} as const;

const cameras: Model = {
  name: 'cameras',
  machine: camerasMachine,
  inputs: [{ storage: ports.storage, builtIn: [listed] }],
  begins: [],
  events: {
    ADD: once,
    EDIT: [{ id: 'door' }, { id: 'unknown' }],
    DELETE: [{ id: 'door' }, { id: 'unknown' }],
    CHANGE: [{ field: 'name', value: '' }],
    TOUCH: [{ field: 'name' }],
    SAVE: once,
    CANCEL: once,
    CONFIRM: once,
    PICTURE: [
      { id: 'door', path: 'a.png' },
      { id: 'unknown', path: 'a.png' },
    ],
    'list.read': [{ list: { cameras: [listed], trouble: null, mustSetAside: false } }],
    'list.written': [{ cameras: [listed] }],
    'xstate.error.actor.read': [{ error: failures.retry }],
    'xstate.error.actor.save': [{ error: failures.retry }],
    'xstate.error.actor.delete': [{ error: failures.retry }],
  },
  flags: (context: { form: { name: string }; cameras: readonly unknown[]; original: unknown }) => [
    context.form.name === '',
    context.cameras.length,
    context.original !== null,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_000,
  setNow,
};

const log: Model = {
  name: 'log',
  machine: logMachine,
  inputs: [{ timezoneOffsetMinutes: 0 }],
  begins: [],
  events: {
    'log.appended': [{ entry: { atMs: 0, level: 'info', actor: 'app', message: { zh: '好', en: 'good' } } }],
    FILTER: [{ level: 'error' }],
    CLEAR: once,
  },
  flags: (context: { entries: readonly unknown[]; filter: string }) => [context.entries.length > 0, context.filter],
  unreachable: {},
  oneSided: {},
  limit: 100,
  setNow,
};

const anApp = { ports, language: 'en', builtInCameras: [], timezoneOffsetMinutes: 0 };

const app: Model = {
  name: 'app',
  machine: appMachine,
  inputs: [
    anApp,
    { ...anApp, ports: { ...ports, environment: { ...ports.environment, obstacles: () => [failures.never] } } },
  ],
  begins: [],
  events: {
    'view.opened': [{ view: 'live', camera: { ...listed, xp2pInfo: secret('') } }],
    'view.closed': [{ view: 'live' }],
    'view.hidden': [{ view: 'live' }],
    'view.shown': [{ view: 'live' }],
    'view.focused': [{ view: 'live' }],
    'memory.warned': once,
    'viewer.joined': [{ id: 'door', lease: one, source: door, params: high }],
    'viewer.released': [{ id: 'door', lease: one }],
    'viewer.left': [{ id: 'door', lease: one }],
    'pull.wanted': [{ id: 'door', lease: one, params: high, sink: nothing }],
    'pull.switched': [{ id: 'door', lease: one, params: low }],
    'pull.left': [{ id: 'door', lease: one }],
    'pull.held': [{ id: 'door', lease: one }],
    'pull.rejoined': [{ id: 'door', lease: one, sink: nothing }],
    'pull.dead': [{ id: 'door', failure: failures.retry }],
    'connection.unused': [{ id: 'nobody' }],
    'picture.taken': [{ id: 'door', path: 'a.png' }],
    'module.reported': [{ generations: [] }],
    'network.changed': [
      { networkType: '4g', online: true },
      { networkType: 'none', online: false },
    ],
    'metered.accepted': once,
    'app.closing': once,
    'module.suspected': once,
    RETRY: once,
    'app.shown': once,
    'app.hidden': once,
    'localServer.gone': [{ failure: failures.server }],
    'xstate.done.actor.localServer': once,
    'xstate.error.actor.localServer': [{ error: failures.retry }],
    'xstate.after.resetDeadline.app.localServer.resetting': once,
  },
  flags: (context: {
    sessions: object;
    connections: object;
    online: boolean;
    networkType: string;
    isMeteredAccepted: boolean;
  }) => [
    Object.keys(context.sessions),
    Object.keys(context.connections),
    context.online,
    context.networkType,
    context.isMeteredAccepted,
  ],
  unreachable: {},
  oneSided: {},
  limit: 1_000,
  setNow,
};

export const MODELS: readonly Model[] = [generation, moduleModel, connection, session, cameras, log, app];
export type { AnyEventObject };

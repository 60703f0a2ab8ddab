import { type FailureSource, failureFromOutside, type failureTable } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import type { Phone } from '../phone/phone';

/** A failure that stands on the screen, and how far back what it tells may be. */
interface Said {
  readonly phone: Phone;
  readonly view: string;
  readonly cameraId: string;
  readonly source: FailureSource;
  /** As the details of the sheet give it. */
  readonly code: string;
  readonly sinceMs: number;
}

/** Whether it is so in the world; or why nothing here can bring it about, so that saying it is a lie; or why that cannot be known. */
export type Truth = ((said: Said) => boolean) | { readonly neverHere: string } | { readonly unknowable: string };

type Table = typeof failureTable;

/** Calls have their turn, and what was left hanging is awaited before it. */
const TURN_MS = config.graceMs + 2 * config.stopTimeoutMs;
/** A doubt about the network lasts, and WeChat answers with the one before for a while. */
const NETWORK_MS = config.doubtLastsMs + 10_000;

/** Of this camera, this view, or the whole phone. */
const happened = ({ phone: { diary }, cameraId, view, sinceMs }: Said, what: string, backMs = 0): boolean =>
  [cameraId, view, ''].some((of) => diary.last(what, of) >= sinceMs - backMs);

/** Whoever shares its connection loses it with them, and reads the reason that they had, also when they have left since. */
const viewsOf = ({ phone, cameraId, view }: Said): readonly string[] => [...phone.viewsEverOf(cameraId), view];

/** A player is its view's own, all else of its camera is true of every view of it. */
const isOfAll = ({ source, code }: Said): boolean => {
  const { scope } = failureFromOutside(source, code);
  return scope !== 'player' && scope !== 'none';
};

/** The plugin, the player or the camera itself has said so. */
const wasTold = (said: Said): boolean =>
  (isOfAll(said) ? viewsOf(said) : [said.view]).some((view) =>
    happened({ ...said, view }, `${said.source} ${said.code}`),
  );

/** Some event that the app would have to know of never came. */
const wasLost = (said: Said): boolean => happened(said, 'lost', config.maxTryMs);

/** What an initialisation came to stays so until the next. */
const ofModule = ({ phone: { diary } }: Said, what: string): boolean => {
  const atMs = diary.last(what);
  return atMs > Number.NEGATIVE_INFINITY && atMs >= diary.last('destroy');
};

const toldOfModuleToo = (said: Said): boolean => wasTold(said) || ofModule(said, `xp2p ${said.code}`);

/** What is ill stays so until the module was reset. */
const wasToldOfModule = (said: Said): boolean => happened(said, `${said.source} ${said.code}`, config.moduleDeadlineMs);

const wasSlow =
  (call: 'init' | 'reset' | 'startService' | 'initCamera' | 'startStream') =>
  (said: Said): boolean =>
    happened(said, `slow ${call}`) || ofModule(said, `slow ${call}`);

/** The beta starts service and stream with one call. */
const wasStreamSlow = (said: Said): boolean =>
  wasSlow('startStream')(said) || (said.phone.simulation.world.generation === 'beta' && wasSlow('startService')(said));

const waited = (said: Said, what: string, of: string, forMs: number): boolean =>
  said.phone.diary.wasAwaited(what, of, forMs, said.sinceMs);

/** Nothing came of the pull; where a component pulls, it did not say that it plays. */
const noHeader = (said: Said, forMs: number): boolean =>
  waited(said, 'header', said.cameraId, forMs) || viewsOf(said).some((view) => waited(said, 'played', view, forMs));
const noBytes = (said: Said, forMs: number): boolean => waited(said, 'bytes', said.cameraId, forMs);

const networkChanged = (said: Said): boolean =>
  ['network changed', 'network natChanged', 'network natError'].some((what) => happened(said, what, NETWORK_MS));

/** The plugin's manager has something to reset, or no module. */
const isManagerBusy = ({ phone: { simulation } }: Said): boolean =>
  simulation.iot !== undefined && (!simulation.iot.module.isReady || simulation.iot.module.needsReset);

/** Nothing can be had of the module at once: it failed, is slow, is left behind by the network, or is not free for a reset. */
const isModuleBusy = (said: Said): boolean =>
  networkChanged(said) ||
  ['slow init', 'slow reset', 'init failed', 'reset failed', 'destroy', 'slow stop', 'stop failed'].some((what) =>
    happened(said, what, config.moduleDeadlineMs + TURN_MS),
  ) ||
  /stale|initialising|failed|not initialised/.test(said.phone.simulation.resources().module) ||
  isManagerBusy(said) ||
  [...said.phone.ledger.services.keys()].some((id) => id !== said.cameraId);

/** Two stops did not come to their end, and the plugin keeps what was to be stopped. */
const isJammed = ({ phone: { diary }, cameraId }: Said): boolean => {
  const atMs = Math.max(diary.last('stop failed', cameraId), diary.last('slow stop', cameraId));
  return atMs > Number.NEGATIVE_INFINITY;
};

const isServerGone = (said: Said): boolean =>
  said.phone.simulation.world.players.localServerDead ||
  [
    'local server restarted',
    'live-player LOCAL_SERVER_GONE',
    'p2p-player WECHAT_SERVER_ERROR',
    'network 103',
    // nobody knows what has become of it meanwhile
    'was away',
  ].some((what) => happened(said, what, config.moduleDeadlineMs));

const wasRubbish = (said: Said): boolean => happened(said, 'rubbish', config.maxTryMs);
const didNotDecode = (said: Said): boolean => happened(said, 'live-player 2101', config.maxDecodeFailureAgeMs);

const progress: Truth = { neverHere: 'a step of the player is no failure: it is told in the log alone' };
const hiccup: Truth = { neverHere: 'live-player mends it by itself: it is told over the picture, never as a failure' };
/** What a device is asked for beside its picture has its own watch. */
const beside: Truth = { unknowable: 'it is said beside the picture, and not of it' };
const environment: Truth = { neverHere: 'the phones of the simulation are new enough, and have all that is needed' };
const noPictures: Truth = { neverHere: 'no camera of the simulation sends pictures and sound apart' };
const record: Truth = { neverHere: 'the records of the simulated cameras are whole' };
const notHere = (neverHere: string): Truth => ({ neverHere });

const albumTrouble = ({ phone }: Said): boolean => {
  const { permissions, failures, albumSwitch } = phone.wechat;
  return (
    permissions['scope.writePhotosAlbum'] === false ||
    'authorize' in failures ||
    albumSwitch !== 'authorized' ||
    phone.isTroubled()
  );
};

const unrecorded = notHere('nothing is recorded in the simulation');

/** Every failure that the table has. A row that is missing here does not compile. */
export const TRUTHS: { readonly [Source in FailureSource]: { readonly [Code in keyof Table[Source]]: Truth } } = {
  xp2p: {
    '-2000': (said) => wasTold(said) || happened(said, 'startService failed'),
    '-2001': wasTold,
    '-2002': (said) => toldOfModuleToo(said) || happened(said, 'destroy', TURN_MS),
    '-2003': toldOfModuleToo,
    '-2004': toldOfModuleToo,
    '-2005': toldOfModuleToo,
    '-2201': toldOfModuleToo,
    '-2202': toldOfModuleToo,
    '-2301': toldOfModuleToo,
    // the app says it of itself where two stops have failed
    '-2401': (said) => wasTold(said) || isJammed(said),
    '-2402': wasTold,
    '-2403': wasTold,
    '-2404': toldOfModuleToo,
    '-2501': wasTold,
    '-2502': wasTold,
    '-2801': wasTold,
    unknown: toldOfModuleToo,
  },
  http: { '404': wasTold, '503': wasTold, serverError: wasTold, unknown: wasTold },
  notice: {
    fail: wasTold,
    close: wasTold,
    disconnect: wasTold,
    eof: wasTold,
    success: wasTold,
    unknown: wasTold,
  },
  device: {
    '1': wasTold,
    '404': wasTold,
    '405': wasTold,
    '406': wasTold,
    '407': wasTold,
    refused: beside,
    unknown: wasTold,
  },
  flv: {
    encrypted: notHere('no camera of the simulation encrypts its stream'),
    notFlv: wasRubbish,
    unknown: notHere('nothing but the two above is told of bytes'),
  },
  'live-player': {
    '2001': progress,
    '2002': progress,
    '2003': progress,
    '2004': progress,
    '2005': progress,
    '2006': progress,
    '2007': progress,
    '2008': progress,
    '2009': progress,
    '2026': progress,
    '2030': progress,
    '2032': hiccup,
    '2101': hiccup,
    '2102': hiccup,
    '2103': wasTold,
    '2104': hiccup,
    '2105': hiccup,
    '2106': hiccup,
    '2107': hiccup,
    '2108': hiccup,
    '3001': wasTold,
    '3002': wasTold,
    '3003': wasTold,
    '3005': wasTold,
    '6000': hiccup,
    '-2301': wasTold,
    '-2302': wasTold,
    '-2304': notHere('every camera of the simulation films in H.264'),
    LOCAL_SERVER_GONE: (said) => wasTold(said) || isServerGone(said),
    '10002': wasTold,
    permissionDenied: wasTold,
    notEnabled: notHere('live-player is switched on for this mini-program'),
    commandFailed: (said) => happened(said, 'player failed') || happened(said, 'slow player'),
    unknown: wasTold,
  },
  'p2p-player': {
    WECHAT_SERVER_ERROR: (said) => wasTold(said) || isServerGone(said),
    '53': isServerGone,
    LIVE_PLAYER_CLOSED: wasTold,
    TRANSMISSION_ERROR: wasTold,
    notUsable: notHere('a player of the simulation is ready with all that it takes'),
    restarting: isServerGone,
    resetFailed: notHere('a reset of the simulated player plugin succeeds'),
    MEDIA_FINISH: progress,
    USER_CLOSE: progress,
    unknown: wasTold,
  },
  iot: {
    iotMissing: environment,
    managerMissing: environment,
    methodMissing: environment,
    threw: (said) => wasTold(said) || ofModule(said, 'iot threw'),
    localHttpServerError: wasToldOfModule,
    localRtmpServerError: wasToldOfModule,
    ServiceStartError: wasTold,
    ServiceError: wasTold,
    ServiceXp2pChanged: wasTold,
    initCommand: (said) => wasTold(said) || wasSlow('initCamera')(said),
    PlayerError: wasTold,
    LivePlayerError: wasTold,
    LivePlayerStateError: wasTold,
    LocalServerError: (said) => wasTold(said) || isServerGone(said),
    MjpgPlayerError: noPictures,
    MjpgImageError: noPictures,
    StreamCheckError: wasTold,
    StreamLocalServerError: (said) => wasTold(said) || isServerGone(said),
    StreamStartError: wasTold,
    StreamHttpStatusError: wasTold,
    StreamError: wasTold,
    channelsMissing: ({ phone, view, cameraId }) =>
      !phone.simulation.world.iotFeatures.hasChannels &&
      phone.tiles().some((tile) => tile.view !== view && tile.cameraId === cameraId),
    StreamDataEnd: { neverHere: "the device's own end is no failure" },
    deviceCommand: beside,
    commandFailed: (said) => happened(said, 'player failed'),
    snapshotError: wasTold,
    saveAuthError: wasTold,
    saveError: wasTold,
    timeout: wasTold,
    unknown: wasTold,
  },
  deadline: {
    firstPicture: (said) => waited(said, 'shown', said.view, config.firstPictureDeadlineMs) || wasLost(said),
    stillPicture: (said) =>
      waited(said, 'picture', said.view, config.minVideoPatienceMs) || happened(said, 'no frames') || wasLost(said),
    damaged: wasRubbish,
    undecodable: didNotDecode,
    init: wasSlow('init'),
    reset: wasSlow('reset'),
    // JavaScript was suspended while it waited for its turn: it did take so long
    module: (said) => isModuleBusy(said) || happened(said, 'was frozen', config.moduleDeadlineMs),
    startService: wasSlow('startService'),
    service: (said) =>
      noHeader(said, config.headerDeadlineMs) ||
      isModuleBusy(said) ||
      ['slow startService', 'startService failed'].some((what) => happened(said, what, config.serviceDeadlineMs)),
    startStream: wasStreamSlow,
    playerReady: (said) => waited(said, 'ready', said.view, config.playerReadyDeadlineMs - 100),
    startPull: (said) =>
      waited(said, 'pull', said.view, config.startPullDeadlineMs - 100) ||
      // a pull that nobody heard of is awaited longer than anything else
      happened(said, 'lost', config.maxPullDeadlineMs),
    // live-player may let go of each pull before its deadline
    header: (said) =>
      noHeader(said, config.headerDeadlineMs - 100) ||
      said.phone.diary.wasAwaitedInAll('header', said.cameraId, config.headerDeadlineMs, said.sinceMs) ||
      wasLost(said),
    firstByte: (said) => noBytes(said, config.firstByteDeadlineMs - 100) || wasLost(said),
    stall: (said) => noBytes(said, config.maxStallMs),
    // each pull may have failed at once, or nobody came to pull; it is said of all cameras, also of one that was opened a moment ago
    silence: (said) =>
      noBytes(said, config.mistrustAfterMs - TURN_MS) ||
      [said.cameraId, ''].some((of) => waited(said, 'a byte in any pull', of, config.mistrustAfterMs - TURN_MS)) ||
      waited(said, 'fed', '', config.mistrustAfterMs - TURN_MS) ||
      isModuleBusy(said),
    playerReconnect: (said) =>
      waited(said, 'fed', said.view, config.playerReconnectDeadlineMs - 100) ||
      // of a component that was asked to retry
      waited(said, 'shown', said.view, config.firstPictureDeadlineMs - 100) ||
      wasLost(said),
    command: beside,
    stop: isJammed,
    unknown: notHere('each delay that there is has a row of its own'),
  },
  network: {
    // it may have gone long ago, and been told only now
    changed: (said) => networkChanged(said) || !said.phone.simulation.world.isOnline,
    natChanged: networkChanged,
    natError: wasTold,
    '103': wasTold,
    offline: (said) => !said.phone.simulation.world.isOnline || networkChanged(said) || !said.phone.answersNetwork(),
    unknown: wasTold,
  },
  environment: {
    wechatTooOld: environment,
    baseLibraryTooOld: environment,
    livePlayerMissing: environment,
    pluginUnsupported: environment,
    pluginPlaysByItself: environment,
    pluginMissing: environment,
    playerPluginMissing: environment,
    credentialsMissing: environment,
    commandsMissing: environment,
    unknown: environment,
  },
  input: {
    idEmpty: record,
    idMalformed: record,
    urlEmpty: record,
    urlMalformed: record,
    deviceIncomplete: record,
    sourceExcluded: ({ phone, cameraId }) =>
      phone.simulation.world.generation === 'beta' &&
      phone.tiles().some((tile) => (tile.cameraId === 'gate') !== (cameraId === 'gate')),
    params: record,
    notConnected: beside,
    unknown: record,
  },
  system: {
    privacyUndeclared: notHere('what the mini-program uses is declared'),
    refusedOnce: albumTrouble,
    deniedInSettings: albumTrouble,
    deniedByPhone: albumTrouble,
    cancelled: { unknowable: 'whoever cancels knows it, and it is told to nobody' },
    copyFailed: { unknowable: 'the simulation has no page from which anything is copied' },
    settingsFailed: ({ phone }) => phone.isTroubled(),
    albumFailed: albumTrouble,
    snapshotFailed: (said) =>
      ['player failed', 'slow player', 'node gone', 'lost'].some((what) =>
        happened(said, what, config.snapshotDeadlineMs),
      ),
    unknown: albumTrouble,
  },
  recording: {
    full: unrecorded,
    fileFailed: unrecorded,
    filesMissing: unrecorded,
    recorderMissing: unrecorded,
    noPicture: unrecorded,
    codec: unrecorded,
    soundOnly: unrecorded,
    encrypted: unrecorded,
    damaged: unrecorded,
    unknown: unrecorded,
  },
};

/** The row of a code; one without a row of its own is judged by the row that stands for it. */
export function truthOf(source: FailureSource, code: string): Truth {
  const rows: { readonly [code: string]: Truth; readonly unknown: Truth } = TRUTHS[source];
  const isOwn = Object.hasOwn(rows, code);
  const known = isOwn ? rows[code] : undefined;
  if (known) return known;
  return source === 'http' && Number(code) >= 500 ? TRUTHS.http.serverError : rows.unknown;
}

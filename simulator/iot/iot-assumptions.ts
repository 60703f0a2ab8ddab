/**
 * What no document says of the managed plugin, each with a switch: its contract marks these "(i)" or names them as unknown.
 * The defaults are what the plugin's ancestors did; where nothing is known, what is harder on the app.
 */
export interface IotAssumptions {
  /** What is exported as `p2p` beside `iot`: its settings, or all that 3.1 had. */
  readonly oldSurface: 'settings' | 'whole';

  // ---- module
  /** What `moduleState` says of a module that can be used, and of one whose init failed. */
  readonly readyWord: 'inited' | 'ready';
  readonly failedWord: '' | 'error';
  /** Besides `checkReset`, a failed init is tried again by the next start, by itself after a while, or by nothing. */
  readonly failedInit: 'waits' | 'triedByStart' | 'triedAgain';
  /** A change of the network is told at once, some seconds later, or never. */
  readonly natTold: 'atOnce' | 'late' | 'never';
  /** `checkReset` is under way when it returns, or a moment later. */
  readonly resetBegins: 'atOnce' | 'soon';
  /** `xp2pStateChange` comes with each state, or nothing is told of a reset. */
  readonly resetTold: boolean;
  /** What becomes of services that somebody holds when the module is reset. */
  readonly resetMakes: 'ServiceError' | 'ServiceIdle' | 'anotherStart';
  /** Who starts a service over a network that changed: nobody resets for them, or the plugin does when nothing is pulled. */
  readonly startResets: boolean;
  /** What `xp2pLocalHttpServerError` says of it. */
  readonly serverErrorDetail: 'number' | 'nothing';

  // ---- services
  /** The order of a service's states, and whether those on the way are told. */
  readonly connectedState: 'afterStarted' | 'beforeStarted' | 'never';
  readonly stepsTold: boolean;
  /** The promise of a start settles before its state is told, or after. */
  readonly promise: 'beforeState' | 'afterState';
  /** What a rejection is. */
  readonly rejection: 'errMsg' | 'errmsg' | 'errCode' | 'text' | 'error';
  /** What becomes of the promise of a start that was given back before it settled. */
  readonly stoppedStart: 'hangs' | 'rejects' | 'resolves';
  /** So long a connection outlives its last holder. */
  readonly lingersMs: number;
  /** The end of a connection is told as `ServiceIdle`. */
  readonly idleTold: boolean;
  /** A listener hears of the next connection to the same device too, or ends with the one that it was added to. */
  readonly listenersStay: boolean;
  /** A listener that is added before there is a service: refused, or taken. */
  readonly earlyListener: 'refused' | 'taken';
  /** The same device with another `xp2pInfo`: whoever held the old one is told and has lost it, or nobody looks at it. */
  readonly otherInfo: 'changed' | 'joins';
  /** How a command that could not be sent says so. */
  readonly commandFails: 'rejecting' | 'resolving';
  /** What a device makes of a command of the app's own: done (an old one ends its answer with a NUL), refused, or no answer ever. */
  readonly ownCommand: 'done' | 'doneWithNul' | 'refused' | 'never';

  // ---- components
  /** A component holds the service with a caller of its own, or uses one that somebody holds already. */
  readonly holds: 'own' | 'shared';
  /** When a component that was removed lets go: as it goes, or so much later. */
  readonly letsGoAfterMs: number;
  /** After `playerror` a component still holds the service. */
  readonly holdsAfterError: boolean;
  /** What two nodes of one device and channel do: a stream each, the second one fails, or it takes the stream over. */
  readonly secondNode: 'ownStream' | 'refused' | 'takesOver';
  /** What the first data, or the first key frame, is told as; it may be lost. */
  readonly playSuccess: 'firstData' | 'firstKeyFrame' | 'never';
  readonly keyFrameTold: boolean;
  /** How often a component pulls again by itself after a transfer error, before it says `playerror`. */
  readonly ownRetries: number;
  readonly ownRetryMs: number;
  /** A service that broke is started again by the component as part of that. */
  readonly startsServiceAgain: boolean;
  /** `playerror` says `isFatalError`. */
  readonly fatalTold: boolean;
  /** What `playerror` says beside that: everything, its sentence alone, `errDetail` as a text, or nothing. */
  readonly errorFields: 'all' | 'message' | 'detailAsText' | 'none';
  /** `retry` after a fatal error does nothing until the cause is gone, or tries all the same. */
  readonly retryAfterFatal: 'nothing' | 'tries';
  /** `playstop` comes after what stopped it on purpose. */
  readonly stopTold: boolean;
  /** Another `streamQuality` pulls again, with or without a word, or changes nothing. */
  readonly qualityChange: 'pullsAgain' | 'pullsAgainTold' | 'nothing';
  /** A hidden page pauses what plays, or it goes on. */
  readonly hiddenPage: 'pauses' | 'goesOn';
  /** Something is still said after the component was removed. */
  readonly wordsAfterDetached: boolean;
  /** What `snapshotAndSave` resolves with. */
  readonly snapshotAnswer: 'nothing' | 'object';
}

const DEFAULT_IOT_ASSUMPTIONS: IotAssumptions = {
  oldSurface: 'settings',
  readyWord: 'inited',
  failedWord: '',
  failedInit: 'waits',
  natTold: 'atOnce',
  resetBegins: 'atOnce',
  resetTold: true,
  resetMakes: 'ServiceError',
  startResets: false,
  serverErrorDetail: 'number',
  connectedState: 'afterStarted',
  stepsTold: true,
  promise: 'beforeState',
  rejection: 'errMsg',
  stoppedStart: 'hangs',
  lingersMs: 0,
  idleTold: true,
  listenersStay: true,
  earlyListener: 'refused',
  otherInfo: 'changed',
  commandFails: 'rejecting',
  ownCommand: 'done',
  holds: 'own',
  letsGoAfterMs: 0,
  holdsAfterError: true,
  secondNode: 'ownStream',
  playSuccess: 'firstData',
  keyFrameTold: true,
  ownRetries: Number.POSITIVE_INFINITY,
  ownRetryMs: 1_500,
  startsServiceAgain: true,
  fatalTold: true,
  errorFields: 'all',
  retryAfterFatal: 'nothing',
  stopTold: true,
  qualityChange: 'pullsAgain',
  hiddenPage: 'pauses',
  wordsAfterDetached: false,
  snapshotAnswer: 'nothing',
};

/** The given ones over the usual ones. */
export const iotAssumptionsOf = (given: Partial<IotAssumptions> | undefined): IotAssumptions => ({
  ...DEFAULT_IOT_ASSUMPTIONS,
  ...given,
});

import type { Text } from '../machines/words/text';
import type { Light, Sending } from './camera/camera.types';
import type { Way } from './generations';
import type { SnapshotTrouble } from './iot/iot-switches';

/** What a fault hits; the preview's panel groups by it. */
export type FaultGroup = 'module' | 'connection' | 'stream' | 'player' | 'network' | 'app' | 'camera';

/** The plugin calls that a fault can change, in one word for every generation (`startStream` also means `startP2PStream`). */
export type CallName = 'init' | 'reset' | 'startService' | 'stopService' | 'startStream' | 'stopStream' | 'sendCommand';

/** What becomes of a call. */
export type CallFault =
  /** Resolves with this number instead of 0 (before 3.x), or rejects with `{ errcode }` (3.x). */
  | { readonly how: 'answer'; readonly code: number }
  | { readonly how: 'reject'; readonly code: number; readonly shape: 'number' | 'errcode' }
  /** Throws the number at once instead of returning a promise. */
  | { readonly how: 'throw'; readonly code: number }
  /** Never settles. */
  | { readonly how: 'hang' }
  /** Does what it should, this much later. */
  | { readonly how: 'delay'; readonly delayMs: number };

export type Notice = 'connected' | 'request' | 'parsed' | 'success' | 'eof' | 'fail' | 'close' | 'disconnect';

/** What can go wrong with a plugin that pulls and plays by itself; nothing where the app does. */
export type ManagedFault =
  /** `getXp2pManager` throws. */
  | { readonly what: 'managerThrows'; readonly on: boolean }
  /** The module that is initialised next is so for ever. */
  | { readonly what: 'initHangs'; readonly on: boolean }
  /** Services say this now, and it is so. */
  | { readonly what: 'service'; readonly state: 'ServiceError' | 'ServiceStartError' | 'ServiceXp2pChanged' }
  /** Components say `playerror` now; null: one that says nothing. */
  | { readonly what: 'playError'; readonly isFatal: boolean | null }
  /** `playend` comes, twice. */
  | { readonly what: 'endTwice' }
  /** Their streams break, and they mend that by themselves. */
  | { readonly what: 'weaken' }
  /** `playsuccess` is lost. */
  | { readonly what: 'successMissing'; readonly on: boolean }
  /** The next components are never ready. */
  | { readonly what: 'neverReady'; readonly on: boolean }
  /** Components that were removed speak on. */
  | { readonly what: 'lateWords'; readonly on: boolean }
  /** What snapshots come to; null: as usual. */
  | { readonly what: 'snapshot'; readonly trouble: SnapshotTrouble | null }
  /** A local server of the plugin's is ill. */
  | { readonly what: 'localServer'; readonly which: 'localHttp' | 'localRtmp' };

/**
 * Faults on demand: the one typed API that tests, the preview's panel and the simulation use.
 * `id` is a service's id; without one a fault hits every service (or player) there is.
 */
export interface Faults {
  /** Changes the next `times` calls of this name (1 by default; Infinity until `clear`). */
  onCall(call: CallName, fault: CallFault, options?: { times?: number; id?: string }): void;
  /** The plugin says this now, on the running stream and service. */
  notice(notice: Notice, options?: { id?: string; detail?: unknown }): void;
  /** A notice of the previous life of the same id arrives now. */
  lateNotice(notice: Notice, options?: { id?: string }): void;
  /** The header of the next (and every later, until `clear`) pull has this status. */
  headerStatus(status: number, options?: { id?: string; times?: number }): void;
  /** Every callback comes twice until `clear`. */
  duplicateCallbacks(on: boolean): void;
  /** Bytes stop coming, the stream stays open; `false` lets them flow again. */
  stall(on: boolean, options?: { id?: string }): void;
  /** Headers that were ordered with this status are as they are again. */
  headerAsItIs(status: number): void;
  /** Until `clear`, cameras that are asked whether they accept a viewer (`get_device_st`) answer so; null: as they are. */
  deviceStatus(status: number | null): void;
  /** Cameras take no more direct viewers: 503, or one to many where the camera has a `liveStreamDomain`. */
  cameraFull(on: boolean): void;
  /** What cameras film from their next key frame on. */
  cameraSees(light: Light): void;
  /** How cameras send what they film, those that are watched now too. */
  cameraSends(sending: Sending, options?: { id?: string }): void;

  /** `playerClose` now. */
  playerClose(code: 'LIVE_PLAYER_CLOSED' | 'TRANSMISSION_ERROR' | 'MEDIA_FINISH' | 'USER_CLOSE'): void;
  /** `playerError` now; with `beforeReady` the next node's local server cannot start. */
  playerError(code: string, options?: { beforeReady?: boolean }): void;
  /** live-player lost the stream: 2103 up to three times with playerClose and playerStartPull, then −2301 when `giveUp`. */
  playerLoses(options?: { giveUp?: boolean }): void;
  playerState(code: number, message?: string): void;
  /** `playerReady` comes again, with the same or another context. */
  playerReadyAgain(options: { sameContext: boolean }): void;
  /** The next node never says `playerReady`. */
  playerNeverReady(on: boolean): void;
  /** `play()` and autoplay report success but live-player never connects. */
  playerNeverPulls(on: boolean): void;
  /** live-player's cache is empty (or full): a close then is a loss (or throttling). */
  playerCache(cacheMs: number): void;
  /** live-player holds this much and does not let go: the picture is far behind. */
  playerFallsBehind(cacheMs: number): void;
  /** WeChat has no permission for the microphone: RTC mode ends with `error`, "system permission denied". */
  microphoneDenied(on: boolean): void;

  /** `eventHandler` natChanged or natError; every camera is out of reach until reset. */
  natChanged(): void;
  natError(errcode: number): void;
  /** `wx.onNetworkStatusChange`. Offline stalls everything. */
  network(type: 'wifi' | '4g' | '5g' | 'none'): void;
  /** Another network of the same type; `isTold`: `wx.onNetworkStatusChange` says so, naming the type that is known. */
  networkMoves(isTold: boolean): void;
  /** WeChat killed the player's local server. */
  killLocalServer(): void;

  /** The app goes to the background, or comes back. */
  appHidden(): void;
  appShown(): void;
  memoryWarning(): void;
  /** A call or an alarm takes the sound, and gives it back. */
  soundInterrupted(): void;
  soundReturned(): void;

  managed(fault: ManagedFault): void;

  /** Takes every fault back. */
  clear(): void;
}

/** One button of the fault panel. */
export interface FaultAction {
  /** Stable, for tests: `stream.stall`. */
  readonly id: string;
  readonly group: FaultGroup;
  readonly title: Text;
  /** One line: what it does and what should be seen. */
  readonly explanation: Text;
  run(faults: Faults): void;
  /** Ends what lasts; absent where it is over by itself. */
  readonly end?: (faults: Faults) => void;
  /** The lasting ones that this one ends. */
  readonly ends?: readonly string[];
  /** The only way to the plugin for which it means anything; absent where it does for both. */
  readonly way?: Way;
}

/** What the plugin has been asked for and not given back: empty after everything was left. For tests and the panel. */
export interface SimulatedResources {
  readonly module: string;
  readonly services: readonly string[];
  readonly streams: readonly string[];
  /** Player nodes that are mounted, with what live-player does. */
  readonly players: readonly string[];
}

import type { Clock } from '../../machines/kernel/ports';
import type { SimulatedPlayers } from '../players';
import type { PlayerAssumptions } from './player-assumptions';

/** What a simulated player needs of the simulated world. */
export interface PlayerWorld {
  readonly clock: Clock;
  /** iOS and Android differ in the order of `statechange`, in `pause` and in when a connection is given up (contract 3). */
  readonly platform: 'ios' | 'android';
  readonly players: SimulatedPlayers;
  /** What no document says; defaults where absent. */
  readonly playerAssumptions?: Partial<PlayerAssumptions>;
  /** How often a player looks at its cache, in milliseconds: more seldom makes a long simulation cheap. */
  readonly lookEveryMs?: number;
}

/** Every event of a `p2p-player` node; the last four come from its live-player. */
export type PlayerEventName =
  | 'playerReady'
  | 'playerStartPull'
  | 'playerClose'
  | 'playerError'
  | 'error'
  | 'statechange'
  | 'netstatus'
  | 'fullscreenchange';

/** The properties of the node that the simulation acts on; caches are in seconds, as live-player's are. */
export interface PlayerSettings {
  /** `live` or `RTC`. */
  readonly mode: string;
  readonly autoplay: boolean;
  readonly muted: boolean;
  readonly minCache: number;
  readonly maxCache: number;
  /** Which of live-player's events come through: all, unless an object names some (player 1.2.2 and later). */
  readonly acceptLivePlayerEvents?: Readonly<Record<string, unknown>> | null;
}

/** Where the picture is shown, if it can be: a decoder, or what the FLV tags tell. */
export interface Picture {
  /** Not every phone or browser does. */
  readonly decodesH265: boolean;
  /** A new pull begins: the next chunk starts with an FLV header. */
  restart(): void;
  push(chunk: ArrayBuffer): void;
  freeze(): void;
  unfreeze(): void;
  setMuted(muted: boolean): void;
  /** Resolves with the path of a picture file; rejects with `{ errMsg }`. */
  snapshot(): Promise<string>;
  destroy(): void;
}

/** The node around the player. */
export interface PlayerHost {
  readonly picture: Picture;
  emit(event: PlayerEventName, detail: object): void;
  setFullScreen(on: boolean, direction: number): void;
}

/** What WeChat's calls take. */
export interface CallOptions {
  readonly success?: (result: object) => void;
  readonly fail?: (reason: object) => void;
  readonly complete?: (result: object) => void;
  readonly direction?: number;
  readonly quality?: string;
}

/** The calls of `livePlayerContext` that the contract names. */
export type ContextCall =
  | 'play'
  | 'stop'
  | 'pause'
  | 'resume'
  | 'mute'
  | 'snapshot'
  | 'requestFullScreen'
  | 'exitFullScreen';

export type LivePlayerContext = Readonly<Record<ContextCall, (options?: CallOptions) => void>>;

/** `playerExport`: where the app puts what it pulled. */
export interface PlayerExport {
  addChunk(chunk: ArrayBuffer): void;
  finishMedia(): void;
  abortMedia(reason?: unknown): void;
  setHeaders(headers: unknown): void;
}

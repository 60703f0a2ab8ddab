import type { Failure } from '../failure';
import type { Secret } from '../privacy/secret';

/**
 * Everything that the machines need from outside, as interfaces only.
 * Real and simulated plugins implement the same ones (`miniprogram/plugins`, `simulator`).
 */
export interface Ports {
  readonly clock: Clock;
  /** A number in [0, 1): chance comes in from outside, so that a run can be repeated. */
  random(): number;
  readonly xp2p: Xp2p;
  readonly players: PlayerNodes;
  readonly storage: Storage;
  readonly album: Album;
  readonly screen: Screen;
  readonly system: System;
  readonly environment: Environment;
}

/** Time as the machines know it: also passed to `createActor({ clock })`. */
export interface Clock {
  setTimeout(fire: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
  /** Milliseconds since the epoch. */
  now(): number;
}

// ---------------------------------------------------------------------------------------------- what is watched

/** A camera is watched one to one (`XP2PSource.IPC`), a server stream one to many (`XP2PSource.IoTP2PServer`). */
export type SourceKind = 'camera' | 'server';

/** The device versions that plugin 3.x initialises side by side (`DeviceVersion`). */
export type DeviceGeneration = '2.3' | '2.4';

/** One initialisation of the plugin: one for each device version in 3.x, a single one (`'all'`) before. */
export type ModuleGeneration = DeviceGeneration | 'all';

export type Quality = 'standard' | 'high' | 'super';

/** How the plugin finds a camera or a stream. From storage to the plugin's adapter it stays as it is. */
export type Address = UrlAddress | DeviceAddress;

/** A server stream, or a camera of the beta. */
export interface UrlAddress {
  readonly by: 'url';
  /** Complete: http(s), or .xnet. */
  readonly url: string;
}

/** A camera of plugin 1.0 and later. */
export interface DeviceAddress {
  readonly by: 'device';
  readonly productId: string;
  readonly deviceName: string;
  /** Write-only: shown nowhere, never in a view model. Only storage and the plugin's adapter see it in clear. */
  readonly xp2pInfo: Secret;
  /** Host of the server that it falls over to when too many watch it (plugin 2.0 and later); empty where it does not. */
  readonly liveStreamDomain: string;
  /** What the beta plays, which knows no devices; empty where there is none. */
  readonly url: string;
}

/** Where a stream comes from; `startService` turns it into what the plugin's generation wants. */
export interface StreamSource {
  /** The service's id: unique in the list of cameras. */
  readonly id: string;
  readonly kind: SourceKind;
  readonly address: Address;
  /** Which of 3.x's initialisations the camera needs; unknown when absent. */
  readonly generation?: DeviceGeneration;
  /** Ask the camera whether it accepts a viewer (`get_device_st`) before the first pull. */
  readonly deviceCheck?: boolean;
}

/** What to pull over a service. Made by `liveParams` alone (machines/connection/stream-params.ts). */
export interface StreamParams {
  readonly action: 'live';
  readonly channel: number;
  readonly quality: Quality;
}

// ---------------------------------------------------------------------------------------------------- XP2P

export type ModuleFact =
  | { readonly type: 'nat.changed'; readonly generation: ModuleGeneration }
  /** `localServerGone`: errcode 103, the player's local server is gone too (contract 2.1). */
  | {
      readonly type: 'nat.failed';
      readonly generation: ModuleGeneration;
      readonly failure: Failure;
      readonly localServerGone: boolean;
    };

export type ServiceFact =
  /** P2P link is up: noted, never acted on (contract 2.3). */
  | { readonly type: 'service.connected' }
  /** The service is dead: `disconnect`, or a −24xx that says so. */
  | { readonly type: 'service.broken'; readonly failure: Failure };

export type StreamFact =
  | { readonly type: 'stream.requested' }
  /** The response header came and is good (200, or a generation that tells no status). A bad one is `stream.failed`. */
  | { readonly type: 'stream.headerArrived' }
  /** `eof` or `success`: the device's own end. */
  | { readonly type: 'stream.ended' }
  /** `fail`, a `close` nobody asked for, a bad header. `scope: 'connection'` means that the service is dead too. */
  | { readonly type: 'stream.failed'; readonly failure: Failure }
  /** What one-to-many tells of its peers (`DevNotify`). From a camera it means that it fell over to one-to-many. */
  | { readonly type: 'stream.deviceNotified'; readonly subtype: string; readonly detail: unknown };

/** Takes one chunk of http-flv bytes. Called for every chunk: it must be cheap and must not throw. */
export type Write = (chunk: ArrayBuffer) => void;

/**
 * The XP2P plugin in one shape, whatever its generation (`miniprogram/plugins/xp2p`).
 * Every promise rejects with a `Failure` only. Calls may hang: the caller has deadlines. Facts may come late, twice, or
 * after a stop: the caller must be deaf by then. An adapter keeps apart the facts of a service's earlier and later lives
 * as far as the plugin lets it.
 */
export interface Xp2p {
  /** What there is to initialise: `['all']` before 3.x, both device versions in 3.x. */
  readonly generations: readonly ModuleGeneration[];
  /** Beta: the source belongs to the module, so camera and server stream exclude each other until destroy and init. */
  readonly sourceBelongsToModule: boolean;
  init(
    generation: ModuleGeneration,
    source: SourceKind,
    tell: (fact: ModuleFact) => void,
  ): Promise<{ localPeerName: string }>;
  reset(generation: ModuleGeneration): Promise<{ localPeerName: string }>;
  /** Ends every generation. Throws nothing. */
  destroy(): void;
  /** Beta: makes no plugin call, as there is no service without a pull; `startStream` starts both. */
  startService(source: StreamSource, params: StreamParams, tell: (fact: ServiceFact) => void): Promise<void>;
  /** Settled when it returns, or when the thenable that it returns settles. May throw or hang. */
  stopService(id: string): unknown;
  /** `flvUrl` where the plugin has one (beta: `getHttpFlvUrl`), for diagnosis. */
  startStream(
    source: StreamSource,
    params: StreamParams,
    tell: (fact: StreamFact | ServiceFact) => void,
    write: Write,
  ): Promise<{ flvUrl?: string }>;
  stopStream(id: string, params: StreamParams): unknown;
  /**
   * Asks the camera, over its started service, whether it accepts a viewer: resolves with its status, 0 for yes (contract
   * 2.4, `get_device_st`). Absent where the plugin has no commands.
   */
  checkDevice?(source: StreamSource, params: StreamParams): Promise<number>;
}

// --------------------------------------------------------------------------------------------------- player

/** The player behind one `p2p-player` node: a promise for each `livePlayerContext` call. Each rejects with a `Failure`. */
export interface Player {
  /** The native context itself, to tell one `playerReady` from the next: compare, never call. */
  readonly context: unknown;
  play(): Promise<void>;
  stop(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Resolves with the path of a temporary picture file. */
  snapshot(): Promise<string>;
  requestFullScreen(): Promise<void>;
  exitFullScreen(): Promise<void>;
  readonly addChunk: Write;
  /** No more bytes will come; the cache plays out. Does nothing where the plugin has no such call. */
  finishMedia(): void;
}

/** `mode` of live-player: `RTC` has less delay, and needs WeChat's permission for the microphone (contract 3). */
export type PlayerMode = 'live' | 'RTC';

/** Why live-player let go of the local connection (`playerClose`, contract 3). */
export type PlayerCloseReason = 'livePlayer' | 'mediaFinished' | 'user' | 'unknown';

/** Fields may be missing; what is there replaces what was known (contract 3, `netstatus`). */
export interface PlayerMeasure {
  readonly videoCacheMs?: number;
  readonly audioCacheMs?: number;
  readonly framesPerSecond?: number;
  readonly width?: number;
  readonly height?: number;
}

export type NodeFact =
  /** The local server is up. It can come twice, with the same or another context. */
  | { readonly type: 'node.ready'; readonly player: Player }
  /** live-player connected to the local server: pull now. */
  | { readonly type: 'node.pullStarted' }
  | { readonly type: 'node.closed'; readonly reason: PlayerCloseReason }
  /** 2103: live-player reconnects by itself. */
  | { readonly type: 'node.reconnecting' }
  /** `playerError`, `WECHAT_SERVER_ERROR`, `error`, −2301, −2302, 2103 with a dead local server. */
  | { readonly type: 'node.failed'; readonly failure: Failure }
  /** 2003 or 2032: the first picture is there. */
  | { readonly type: 'node.pictureShown' }
  /** 2101 … 2108, 6000: told, not acted on. */
  | { readonly type: 'node.noticed'; readonly code: number }
  | { readonly type: 'node.measured'; readonly measure: PlayerMeasure }
  | { readonly type: 'node.fullScreenChanged'; readonly fullScreen: boolean };

/**
 * The player nodes of all views. The page's `camera-view` component delivers what its `p2p-player` node says
 * (`miniprogram/plugins/player`); a session listens to exactly one node, named by view and key.
 */
export interface PlayerNodes {
  /** Listens to node `key` of `view` until the returned function is called; older nodes are heard by nobody. */
  attach(view: string, key: number, tell: (fact: NodeFact) => void): () => void;
  /** `reset()` of the P2P-Player plugin: restarts the local server (1.0.1 and later; else does nothing). */
  resetLocalServer(): Promise<void>;
}

// --------------------------------------------------------------------------------------------------- system

/** WeChat's storage. Values are JSON; every call may throw. */
export interface Storage {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
}

/** Pictures in the phone's album. */
export interface Album {
  /** Asks for permission when needed. Rejects with a `Failure` that says who refused: the person, its settings, the phone, or the console. */
  save(filePath: string): Promise<void>;
  /** Opens WeChat's settings, where a refusal can be taken back. */
  openSettings(): Promise<void>;
}

export interface Screen {
  /** Keeps the screen on until the returned function is called; it sleeps again when nobody holds it. Throws nothing. */
  keepOn(): () => void;
}

/** Which network there is, as WeChat names it. */
export interface NetworkAnswer {
  readonly networkType: string;
  readonly online: boolean;
}

/** The phone's own settings, and what it says when it is asked. */
export interface System {
  /** Which network there is now. May hang; rejects where WeChat does not say. */
  askNetwork(): Promise<NetworkAnswer>;
  /** Opens the phone's settings of WeChat, where it can be given the microphone. Rejects with a `Failure` where it cannot. */
  openPermissions(): Promise<void>;
}

/** What this phone, this WeChat and these plugins can do (contract 1). */
export interface Environment {
  /** Everything that stands in the way of watching a source of this kind; empty when nothing does. */
  obstacles(kind: SourceKind): readonly Failure[];
  /** iOS stops all sockets when it has been in the background for long (contract 3). */
  readonly stopsSocketsInBackground: boolean;
}

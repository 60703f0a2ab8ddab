import type { Failure } from '../failure';
import type { Secret } from '../privacy/secret';
import type { ManagedNodes } from './managed-nodes';

/**
 * Everything that the machines need from outside, as interfaces only. What a type does not say, its comment does, and
 * `simulator/conformance` asks it of any implementation (docs/ports.md). Of every port:
 *
 * - Times are in milliseconds, sizes in pixels, unless a name says otherwise.
 * - What returns a promise never throws instead. It rejects with a `Failure` (`failureOf`, `failureFromOutside`), save
 *   where it says otherwise, and may hang: whoever calls has a deadline. An answer that comes after it changes nothing.
 * - A callback may be called before the call that takes it has returned or settled, and from within other calls of the
 *   same port. It throws nothing.
 * - Who is no longer to be told (after a stop, a destroy, a detach) is told nothing more, whatever comes late or twice: as far as
 *   what is behind the port lets it know whose a word is. Who calls is deaf by then all the same.
 * - A port makes no decision: it does not retry, does not time out, and starts nothing unasked.
 *
 * Sections are those of docs/plugin-contract.md.
 */
export interface Ports {
  readonly clock: Clock;
  /** A number in [0, 1): chance comes in from outside, so that a run can be repeated. Throws nothing. */
  random(): number;
  readonly xp2p: Xp2p;
  readonly devices: DeviceCalls;
  readonly players: PlayerNodes;
  readonly managedNodes: ManagedNodes;
  readonly storage: Storage;
  readonly album: Album;
  /** Absent where WeChat cannot write a file bit by bit, and until the package that records has come: asked for when it is needed. */
  readonly files?: Files;
  readonly screen: Screen;
  readonly system: System;
  readonly environment: Environment;
}

/** Time as the machines know it: also passed to `createActor({ clock })`. Throws nothing. */
export interface Clock {
  /**
   * Calls `fire` once, `delayMs` or more from now, and never before it has returned, also after 0 ms. Timers fire in the order
   * in which they are due, and of two that are due together the one that was set first. They may all be late, as WeChat
   * suspends JavaScript in the background.
   */
  setTimeout(fire: () => void, delayMs: number): unknown;
  /** What has fired, was cleared or never was a timer (null, undefined) is no error. */
  clearTimeout(timer: unknown): void;
  /** Milliseconds since the epoch, by which timers are due. Goes on while JavaScript is suspended. */
  now(): number;
}

// ---------------------------------------------------------------------------------------------- what is watched

/** A camera is watched one to one (`XP2PSource.IPC`), a server stream one to many (`XP2PSource.IoTP2PServer`). */
export type SourceKind = 'camera' | 'server';

/** The device versions that plugin 3.x initialises side by side (`DeviceVersion`). */
export type DeviceGeneration = '2.3' | '2.4';

/** One initialisation of the plugin: one for each device version in 3.x, a single one (`'all'`) before. */
export type ModuleGeneration = DeviceGeneration | 'all';

/** What a camera is asked for: its own idea of each. */
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
  /** What it wants to be told once a connection, before any picture: a whole command. As `xp2pInfo` a secret; absent where it wants nothing. */
  readonly initCommand?: Secret;
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

/**
 * What the plugin says of its network from the call of `init` on, as often as it happens (2.1). No camera can be reached
 * after it until `reset`. The beta and 1.0 say nothing.
 */
export type ModuleFact =
  | { readonly type: 'nat.changed'; readonly generation: ModuleGeneration }
  /** `localServerGone`: errcode 103, the player's local server is gone too (contract 2.1). */
  | {
      readonly type: 'nat.failed';
      readonly generation: ModuleGeneration;
      readonly failure: Failure;
      readonly localServerGone: boolean;
    };

/** What the plugin says of a service, each but `deviceNotified` at most once a life: from `startService` until `stopService` or `destroy` (2.3). */
export type ServiceFact =
  /** P2P link is up: noted, never acted on. Late or never, in any order to the facts of its stream. */
  | { readonly type: 'service.connected' }
  /** The service is dead: `disconnect`, or a −24xx that says so. Nothing is told or written after it. It must still be stopped. */
  | { readonly type: 'service.broken'; readonly failure: Failure }
  /** Of one to many that a component pulls by itself, so that there is no stream to say it. */
  | SharingFact;

/**
 * What the plugin says of one pull, from `startStream` until `stopStream` (2.3). Each but `deviceNotified` at most once, and
 * nothing after `ended` or `failed`. The `close` of a stop that we asked for is not told.
 */
export type StreamFact =
  /** The request went out: noted, never waited for. Before or after `startStream` resolves, or never. */
  | { readonly type: 'stream.requested' }
  /**
   * The response header came and is good (200, or a generation that tells no status). Before the first chunk. A bad one is
   * `stream.failed`.
   */
  | { readonly type: 'stream.headerArrived' }
  /** `eof` or `success`: the device's own end. */
  | { readonly type: 'stream.ended' }
  /** `fail`, a `close` nobody asked for, a bad header. `scope: 'connection'` means that the service is dead too. */
  | { readonly type: 'stream.failed'; readonly failure: Failure }
  | SharingFact;

/**
 * What one-to-many tells of its peers (`DevNotify`), as often as it likes. From a camera's own pull it means that it fell over to
 * one-to-many.
 */
export interface SharingFact {
  readonly type: 'stream.deviceNotified';
  readonly subtype: string;
  readonly detail: unknown;
}

/**
 * Takes one chunk of http-flv bytes, of any length, cut anywhere; all chunks of a pull in order are one FLV stream, which
 * begins with the FLV header (2.3). Called for every chunk: it is cheap and throws nothing. Who hands a chunk over writes into it
 * no more and uses no buffer twice; who takes it may keep it, and changes nothing in it, as others get the same one.
 */
export type Write = (chunk: ArrayBuffer) => void;

/**
 * The XP2P plugin in one shape, whatever its generation (`miniprogram/plugins/xp2p`). Where components of the plugin pull by
 * themselves (`ManagedNodes`, 3.2 and later), module and services are the same, and nobody asks for a stream: there
 * `startStream` rejects (`miniprogram/plugins/iot`). Callers keep this order (2.1 – 2.3):
 *
 *     init → startService(id) → initCamera? → checkDevice? → startStream(id) → stopStream(id) → stopService(id) → destroy
 *
 * Each call of an id begins when the one before it has settled, or its deadline has passed and a grace after it; ids run side
 * by side. `reset` and `destroy` run alone, the `init`s of one moment together. So one service an id and one stream a
 * service is all there ever is, unless a stop failed twice.
 */
export interface Xp2p {
  /** What there is to initialise, always the same: `['all']` before 3.x, the device versions in 3.x. */
  readonly generations: readonly ModuleGeneration[];
  /** Beta: the source belongs to the module, so camera and server stream exclude each other until destroy and init. Never changes. */
  readonly sourceBelongsToModule: boolean;
  /**
   * Components of the plugin play over its own local server, so a server stream needs a module that works as much as a camera
   * does. Absent where it goes on without. Never changes.
   */
  readonly serversNeedModule?: true;
  /**
   * Resolves with this phone's peer name, to be shown: empty where it is not told, no secret in it. Called
   * once for each of `generations`, and again only after `destroy`, also where it failed. `tell` is told until then, and
   * before the answer too.
   */
  init(
    generation: ModuleGeneration,
    source: SourceKind,
    tell: (fact: ModuleFact) => void,
  ): Promise<{ localPeerName: string }>;
  /** After an `init` that went well, while nothing is held. Who was told of this generation still is. Rejects before `init` (−2002). */
  reset(generation: ModuleGeneration): Promise<{ localPeerName: string }>;
  /**
   * Ends every generation, service and stream: nothing that was started before says or writes anything more. Throws nothing,
   * also before `init` and twice. `init` may follow at once.
   */
  destroy(): void;
  /**
   * Resolves when the service is there. No pull begins by it. After a rejection nothing is held (but of −2401, which says that an
   * earlier one is), and there is nothing to stop. Beta: makes no plugin call, as there is no service without a pull;
   * `startStream` starts both, and fails for both.
   */
  startService(source: StreamSource, params: StreamParams, tell: (fact: ServiceFact) => void): Promise<void>;
  /**
   * Ends the service and the stream over it, also one whose start has not answered; from the call on nothing is told or
   * written. Settled when it returns, or when the thenable that it returns settles. May throw or reject, with a `Failure`,
   * or hang: then it is called once more. Of an id that has no service it does no harm.
   */
  stopService(id: string): unknown;
  /**
   * Pulls, over a started service. Only after the player said `node.pullStarted`, or the bytes have nowhere to go (2.3). Chunks
   * may come before it resolves. After a rejection nothing is told or written, and there is nothing to stop. `flvUrl` where
   * the plugin has one (beta: `getHttpFlvUrl`), for diagnosis. Facts of the service come to `startService`'s `tell` or to this
   * one, each to one of them.
   */
  startStream(
    source: StreamSource,
    params: StreamParams,
    tell: (fact: StreamFact | ServiceFact) => void,
    write: Write,
  ): Promise<{ flvUrl?: string }>;
  /** Ends the pull and leaves the service, over which the next may start when this has settled. Else as `stopService`. */
  stopStream(id: string, params: StreamParams): unknown;
  /**
   * Asks the camera, over its started service, whether it accepts a viewer: resolves with its status, a whole number, 0 for yes (2.4,
   * `get_device_st`). Rejects where the camera did not answer, which is no refusal. Absent where the plugin has no commands.
   */
  checkDevice?(source: StreamSource, params: StreamParams): Promise<number>;
  /**
   * Sends the camera its init command, over its started service and before anything is pulled: resolves where the camera took it,
   * rejects where it did not or gave no answer. Absent where the app sends none.
   */
  initCamera?(source: StreamSource): Promise<void>;
}

/**
 * What a device is asked for beside its picture, each over its started service (`startService` has resolved, and `stopService` was not
 * called). What a plugin cannot do is absent, and so is all of it until the package that watches has come: looked for at each use.
 */
export interface DeviceCalls {
  /**
   * Sends the device a command; several at once. Resolves with what came
   * of it, also where that is a no; rejects where nothing could be sent, and may hang. Absent where the plugin has no commands.
   */
  sendCommand?(source: StreamSource, command: DeviceCommand): Promise<CommandAnswer>;
  /**
   * Turns the device's camera: a press goes on until `release`, which is of whatever was pressed, and does no
   * harm where nothing was. Resolves when the device took it, `isAtEnd` where it goes no further; rejects where it did not, and may hang.
   * Absent where the plugin has no commands.
   */
  steer?(source: StreamSource, channel: number, move: PtzMove): Promise<{ isAtEnd: boolean }>;
  /**
   * What the device says unasked, as often as it likes, until the returned function is called: a text of its own. Throws nothing. Absent
   * where the plugin never tells it.
   */
  listen?(source: StreamSource, tell: (text: string) => void): () => void;
}

/** What is sent to a device. */
export interface DeviceCommand {
  /** A whole command (`action=…`), or what the app and the device have agreed on: JSON, to which a number is added, or any text. */
  readonly text: string;
  /** Of the device, where `text` is no whole command. */
  readonly channel: number;
  /** The answer is wanted as bytes: few devices give it so. */
  readonly isBinary?: boolean;
}

/**
 * What came of a command (2.4): the device did it, did not, could not be asked, or gave no answer. `data` is what it said: without the
 * NUL that old ones end it with, and JSON is left as text.
 */
export interface CommandAnswer {
  readonly type: 'success' | 'failure' | 'error' | 'timeout';
  readonly status: number;
  readonly code: number | string;
  readonly message: string;
  readonly data: string | ArrayBuffer;
}

/** Where a camera can be turned. */
export type PtzDirection = 'up' | 'down' | 'left' | 'right';

export type PtzMove = PtzDirection | 'release';

// --------------------------------------------------------------------------------------------------- player

/**
 * The player behind one `p2p-player` node: a promise for each `livePlayerContext` call, made one after another (snapshots
 * beside them). Misuse rejects: `play` of one that plays, `stop` of one that does not, `pause` of one that is paused, `resume` of one
 * that is not (3). That a call went well says that it was taken; what comes of it, facts say.
 */
export interface Player {
  /** The native context itself, to tell one `playerReady` from the next: compared by identity, never called. */
  readonly context: unknown;
  /**
   * Plays **again** on a node. The first play of each node is not this call: the page sets the node's `autoplay`, and
   * `node.pullStarted` follows (3: a first `play()` may report success while live-player never connects). So a stand-in for a node
   * pulls when its view model says `autoplay`, and by this call after that.
   */
  play(): Promise<void>;
  /**
   * Lets go of the connection; `node.closed` with `'user'` may come before it settles, after, or not at all. A node that is
   * left is told so too, idle or not.
   */
  stop(): Promise<void>;
  /** The picture stands. Android lets go of its connection (`node.closed`), iOS keeps it as long as bytes come (3). */
  pause(): Promise<void>;
  /** Goes on; `node.pullStarted` follows where the connection was let go of, and does not where it was kept. */
  resume(): Promise<void>;
  /** Resolves with the path of a temporary picture file. */
  snapshot(): Promise<string>;
  /** `node.fullScreenChanged` follows, also when a person leaves it. */
  requestFullScreen(): Promise<void>;
  /** As `requestFullScreen`. */
  exitFullScreen(): Promise<void>;
  /**
   * Takes bytes between `node.pullStarted` and `node.closed`; what comes otherwise is dropped. Throws nothing, also when the
   * node is gone.
   */
  readonly addChunk: Write;
  /**
   * No more bytes will come; the cache plays out, and `node.closed` with `'mediaFinished'` may follow. Throws nothing, and does nothing
   * where the plugin has no such call.
   */
  finishMedia(): void;
}

/** `mode` of live-player: `RTC` has less delay, and needs WeChat's permission for the microphone (contract 3). */
export type PlayerMode = 'live' | 'RTC';

/** Why live-player let go of the local connection (`playerClose`, contract 3). */
export type PlayerCloseReason = 'livePlayer' | 'mediaFinished' | 'user' | 'unknown';

/** Fields may be missing; what is there replaces what was known (contract 3, `netstatus`). */
export interface PlayerMeasure {
  /** Milliseconds that live-player holds and has not shown. */
  readonly videoCacheMs?: number;
  readonly audioCacheMs?: number;
  readonly framesPerSecond?: number;
  /** Of the video, in its own pixels. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * What a node says, from its mount until it is detached (3). `ready` comes first, but for a `failed` that says why it cannot. Then
 * nothing, until the node is told to play. After that `pullStarted` and `closed` in turns, with the others between them.
 * live-player lets go and comes back by itself, and each time it does a new pull must begin.
 */
export type NodeFact =
  /** The local server is up, within some seconds of the mount. It can come twice, with the same or another context. */
  | { readonly type: 'node.ready'; readonly player: Player }
  /** live-player connected to the local server: pull now. By `autoplay`, `play()`, `resume()`, and at each reconnect of its own. */
  | { readonly type: 'node.pullStarted' }
  | { readonly type: 'node.closed'; readonly reason: PlayerCloseReason }
  /** 2103: live-player reconnects by itself, three times; then it fails with −2301. */
  | { readonly type: 'node.reconnecting' }
  /** `playerError`, `WECHAT_SERVER_ERROR`, `error`, a negative code, 2103 with a dead local server. The node is of no more use. */
  | { readonly type: 'node.failed'; readonly failure: Failure }
  /** 2003, or 2032 where that means it: the first picture is there. Once or twice a connection. */
  | { readonly type: 'node.pictureShown' }
  /** 2101 … 2109, 3001 … 3005, 6000, 2032 of an iPhone that means its sound: told, not acted on, but that decoding failed (2101, 2108). */
  | { readonly type: 'node.noticed'; readonly code: number }
  /** 2026: sound plays from here on. Once a pull. */
  | { readonly type: 'node.soundBegan' }
  /** Every two seconds or so while it plays. */
  | { readonly type: 'node.measured'; readonly measure: PlayerMeasure }
  | { readonly type: 'node.fullScreenChanged'; readonly fullScreen: boolean };

/**
 * The player nodes of all views. The page's `camera-view` component delivers what its `p2p-player` node says
 * (`miniprogram/plugins/player`); a session listens to exactly one node, named by view and key.
 *
 * Who does what: the view model's `playerKey` names the node that the page mounts (0: none; a new number: another one), and its
 * `autoplay` is set on that node. It is false until the first play is wanted, then true until the node is gone.
 */
export interface PlayerNodes {
  /**
   * Listens to node `key` of `view`, which may not be mounted yet, until the returned function is called. Nothing is kept for
   * who comes later. One listener a view: a newer one takes the place of the older, whose node is then heard by nobody. The
   * returned function may be called twice, and takes nothing from a newer listener. Throws nothing.
   */
  attach(view: string, key: number, tell: (fact: NodeFact) => void): () => void;
  /** `reset()` of the P2P-Player plugin: restarts the local server of all nodes (1.0.1 and later; else resolves, and does nothing). */
  resetLocalServer(): Promise<void>;
}

// --------------------------------------------------------------------------------------------------- system

/** WeChat's storage. Values are JSON. Every call may throw whatever it likes: a list that cannot be kept is told. */
export interface Storage {
  /** What was written last under this key, in this run or an earlier one; undefined where nothing was. */
  read(key: string): unknown;
  /** Written when it returns. Throws where it was not: full, or refused. */
  write(key: string, value: unknown): void;
}

/** Pictures and films in the phone's album. */
export interface Album {
  /**
   * Resolves when the picture is in the album; hangs while a person is asked for permission. Rejects with a `Failure` that
   * says who refused: the person, its settings, the phone, or the console.
   */
  save(filePath: string): Promise<void>;
  /** The same of a film (MP4). */
  saveVideo(filePath: string): Promise<void>;
  /** Opens WeChat's settings, where a refusal can be taken back. Resolves whatever was changed there. */
  openSettings(): Promise<void>;
}

/** The end of a file's name as long as it is written: what has it and is written by nobody was left by an end of the app. */
export const OPEN_FILE_SUFFIX = '.part';

/** A file that is kept, or its beginning. */
export interface KeptFile {
  /** Ends with `OPEN_FILE_SUFFIX` where it was not closed. */
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly changedAtMs: number;
}

/** A file that is being written. It has its name once it is closed, and `OPEN_FILE_SUFFIX` behind it before. */
export interface OpenFile {
  /**
   * Written when it returns, all of it, over what was there, or behind it where `at` is the length. It keeps none of `bytes`. After a throw what was
   * written before is there, and may be written over.
   */
  write(bytes: Uint8Array, at: number): void;
  /** Nothing is written after it. After a throw the file stays as far as it is, by the name of one that was not closed. */
  close(): void;
}

/**
 * What this app keeps for a person in a folder of its own, until it is in the album or deleted. All is done when a call
 * returns, so that whoever is told to end can close what it wrote. Each call but `pathOf` throws a `Failure` where it could not be
 * done, `recording/full` where there was no room.
 */
export interface Files {
  /** Begins an empty file, in the place of any that has its name and was not closed. */
  create(name: string): OpenFile;
  /** Everything in the folder, in any order, files that are open too. */
  list(): readonly KeptFile[];
  /** Deletes a file of this name, as `list` has it. One that is not there is no error. */
  remove(name: string): void;
  /** Takes a temporary file as one of these; it need not be where it was afterwards. */
  keep(tempPath: string, name: string): void;
  /** Where WeChat finds the file of this name. Throws nothing, whether there is one or not. */
  pathOf(name: string): string;
  /** Of all that counts against WeChat's limit, whoever wrote it. */
  usedBytes(): number;
}

export interface Screen {
  /**
   * Keeps the screen on until the returned function is called; it sleeps again when nobody holds it any more. Several hold it at
   * once; who lets go twice lets go once. Throws nothing.
   */
  keepOn(): () => void;
}

/** Which network there is, as WeChat names it: `wifi`, `4g`, `none`, … */
export interface NetworkAnswer {
  readonly networkType: string;
  readonly online: boolean;
  /** The phone's own address in its local network, where it is told: another one is another network, whatever its type. */
  readonly localAddress?: string;
}

/** What a person, the phone or the developer must allow before it can be used. */
export type PermissionName = 'album' | 'clipboard' | 'microphone' | 'camera' | 'localNetwork';

/** How it stands. Who said no is told apart, as each has another way on; who cancels has said nothing. */
export type PermissionState =
  | 'allowed'
  /** WeChat asks when it is used. */
  | 'notAsked'
  /** Refused in WeChat's own pop-up: it asks anew. */
  | 'refusedOnce'
  | 'deniedInSettings'
  | 'deniedByPhone'
  /** The developer has not declared it in the guideline for user privacy. */
  | 'privacyUndeclared'
  /** It exists, and nothing tells how it stands. */
  | 'untold';

/** What is not there does not exist on this phone, or nothing is known of it. */
export type PermissionStates = Readonly<Partial<Record<PermissionName, PermissionState>>>;

/** The phone's own settings, and what it says when it is asked. */
export interface System {
  /** Which network there is now, not what was known. May hang; rejects, with anything, where WeChat does not say. */
  askNetwork(): Promise<NetworkAnswer>;
  /** Opens the phone's settings of WeChat, where it can be given the microphone. Rejects with a `Failure` where it cannot. */
  openPermissions(): Promise<void>;
  /** What is allowed now. May hang. Absent where nothing has to be allowed. */
  askPermissions?(): Promise<PermissionStates>;
}

/** What this phone, this WeChat and these plugins can do (contract 1). */
export interface Environment {
  /**
   * Everything that stands in the way of watching a source of this kind, what is to be cured first in front; empty when
   * nothing does. Throws nothing.
   */
  obstacles(kind: SourceKind): readonly Failure[];
  /** iOS stops all sockets when it has been in the background for long (contract 3). Never changes. */
  readonly stopsSocketsInBackground: boolean;
  /** What the plugins call themselves, as far as they tell by now: more once the module is up. Throws nothing. */
  versions?(): PluginVersions;
}

/** To be shown, and to be told to the vendor with a problem; empty where it is not told. */
export interface PluginVersions {
  readonly xp2p: string;
  readonly player: string;
  /** Of this app on this phone, made by the plugin. */
  readonly uuid: string;
  /** Its old calls are used although it plays by itself, which nobody has tried. */
  readonly isUntried?: boolean;
}

/**
 * What XP2P 3.2 and later exports for apps that leave pulling and playing to it (managed contract 2, 3). Every member is optional:
 * versions differ, and adapters look what is there.
 */
export interface IotPlugin {
  readonly iot?: IotExport;
  /** In 4.x, beside `iot`: the setters of its network. */
  readonly p2p?: NetworkSetters;
  readonly XP2PVersion?: unknown;
}

export interface IotExport {
  /** The one manager of the app. Getting it initialises P2P. */
  getXp2pManager?(): Xp2pManager | undefined;
  /** 4.0.1 and later. */
  setUserId?(userId: string): void;
  setPluginLogger?(logger: PluginLogger): void;
  readonly XP2PVersion?: unknown;
}

/** Each is called once, before the manager is got. */
interface NetworkSetters {
  setTcpFirst?(isFirst: boolean): void;
  setCrossStunTurn?(isCross: boolean): void;
  updateStunPort?(port: number): void;
  setUseDeliveryConfig?(isUsed: boolean): void;
  readonly XP2PVersion?: unknown;
}

/** Where the plugin writes what it does. */
export interface PluginLogger {
  log(...words: unknown[]): void;
  info(...words: unknown[]): void;
  warn(...words: unknown[]): void;
  error(...words: unknown[]): void;
}

export type Listener = (detail?: unknown) => void;

export interface Xp2pManager {
  readonly XP2PVersion?: unknown;
  readonly P2PPlayerVersion?: unknown;
  readonly uuid?: unknown;
  readonly moduleState?: unknown;
  /** Good once `xp2pStateChange` was told. */
  readonly localPeername?: unknown;
  checkReset?(): void;
  addEventListener?(name: string, listener: Listener): unknown;
  removeEventListener?(name: string, listener: Listener): unknown;
  /** `p2pDevNotify` alone, of one to many; nobody takes its listeners off. */
  on?(name: string, listener: Listener): unknown;
  /** Resolves with something that nobody looks into, or rejects with `{ errMsg }`. */
  startP2PService?(params: StartParams): unknown;
  stopP2PService?(deviceId: string, caller: string): unknown;
  /** After the start was called; says whether it listens. */
  addP2PServiceEventListener?(deviceId: string, name: string, listener: Listener): unknown;
  /** With the same listener. */
  removeP2PServiceEventListener?(deviceId: string, name: string, listener: Listener): unknown;
  /** Resolves with `{ type, status, data, errcode, errmsg }`, of which `success` alone is a yes; or rejects with `{ errMsg }`. */
  sendCommand?(deviceId: string, command: string, options?: { readonly responseType: string }): unknown;
  /** Of the first channel; resolves with `{ apex?: 'yes' | 'no' }`. */
  sendPTZCommand?(deviceId: string, command: { readonly ptzCmd: string }): unknown;
}

/** How a device is named in every call, and to the components. */
interface DeviceInfo {
  /** Unique in the app. */
  readonly deviceId: string;
  readonly productId: string;
  readonly deviceName: string;
  /** It sends pictures and sound apart, instead of a video. */
  readonly isMjpgDevice?: boolean;
}

/** A camera, or one to many. */
export type DeviceParams =
  | {
      readonly p2pMode: 'ipc';
      readonly deviceInfo: DeviceInfo;
      readonly xp2pInfo: string;
      readonly liveStreamDomain?: string;
    }
  | { readonly p2pMode: 'server'; readonly deviceInfo: DeviceInfo; readonly flvUrl: string };

/** `caller`: who holds the connection, the same in start and stop. */
export type StartParams = DeviceParams & { readonly caller: string };

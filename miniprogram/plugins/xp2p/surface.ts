/**
 * What the XP2P plugin exports, generation by generation (contract 2). Every member is optional, because each generation
 * has some and not others: adapters look which are there, the simulated plugin is typed by the same facts.
 * Generations: beta; 1.0 – 1.2; 1.3 – 2.x; 3.0; 3.1. From 3.2 on the plugin exports `.iot` (miniprogram/plugins/iot), in 4.x with
 * `.p2p` beside it, of which no public source says what it still has. Not described here are talk-back and download, which
 * nothing uses.
 */
export interface Xp2pSurface {
  /** "1.0.1", "3.1.0", …: shown to people, never used to decide. */
  readonly XP2PVersion?: string;

  // ---- enumerations: compare with these, not with strings
  /** Beta: which kind of source the module is initialised for. */
  readonly XP2PSource?: { readonly IPC: number; readonly IoTP2PServer: number };
  /** 3.0 and later: the device versions that are initialised side by side. */
  readonly DeviceVersion?: DeviceVersionEnum;
  readonly XP2PEventEnum?: { readonly Notify?: Word; readonly DevNotify?: Word; readonly Log?: Word };
  /** 3.1: the only event that a service's own callback hears. */
  readonly XP2PServiceEventEnum?: { readonly ServiceNotify?: Word };
  /** Beta: Request, Parsed, Close and Disconnect only. */
  readonly XP2PNotify_SubType?: NotifySubtypeEnum;
  readonly XP2PDevNotify_SubType?: Readonly<Record<string, Word>>;
  /** 1.1.1 and later. */
  readonly XP2PLocalEventEnum?: { readonly NATChanged?: Word; readonly NATError?: Word };

  // ---- module
  /** Up to 2.x a number, 0 is success; from 3.0 on the module object. Rejects with `{ errcode, errmsg }` or a bare number. */
  init?(options: InitOptions): Promise<unknown>;
  /** Up to 2.x: a number, 0 is success. */
  resetP2P?(): Promise<unknown>;
  /** 3.x, though not in its first versions. */
  getModule?(deviceVersion: Word): ModuleObject | undefined;
  /** The local peer name; from 3.0 on of one device version. */
  getLocalXp2pInfo?(deviceVersion?: Word): string;
  /** 1.1.0 and later: after init, even a failed one. */
  getUUID?(): string;
  destroy?(): void;

  // ---- service
  /** Resolves with a number, 0 is success. */
  startP2PService?(id: string, streamInfo: StreamInfo, callbacks: ServiceCallbacks): Promise<unknown>;
  /** 1.0.1 and later. */
  updateServiceCallbacks?(id: string, callbacks: ServiceCallbacks): number;
  /** Beta only: the http-flv url, for diagnosis. */
  getHttpFlvUrl?(id: string): string;
  /** Before 1.3. */
  stopServiceById?(id: string): void;
  /** 1.3 and later. */
  stopP2PService?(id: string): void;

  // ---- stream
  /** 1.0 – 1.2. Resolves with a number, 0 is success. */
  startP2PStream?(id: string, options: StreamOptions): Promise<unknown>;
  /** 1.0 – 1.2. */
  stopP2PStream?(id: string): void;
  /** 1.3 and later. Resolves with a number, 0 is success. */
  startStream?(id: string, options: StreamOptions): Promise<unknown>;
  /** 1.3 and later; the stream's type, its `action`, from 3.1 on. */
  stopStream?(id: string, streamType?: string): void;

  // ---- commands
  /** Cameras only. */
  sendCommand?(id: string, command: string, options?: { responseType?: string }): Promise<CommandAnswer>;
}

/** A value of one of the plugin's enumerations. */
export type Word = string | number;

export interface DeviceVersionEnum {
  readonly Device_2_3: Word;
  readonly Device_2_4: Word;
}

export interface NotifySubtypeEnum {
  readonly Connected?: Word;
  readonly Request?: Word;
  readonly Parsed?: Word;
  readonly Success?: Word;
  readonly Eof?: Word;
  readonly Fail?: Word;
  readonly Close?: Word;
  readonly Disconnect?: Word;
}

/** The vendor's credentials: never in git, a log, a view model or the inspector (contract 1). */
export interface AppParams {
  /** From 1.0 on. */
  readonly appid?: number;
  readonly appOauthId: string;
  readonly appKey: string;
  readonly appSecretKey: string;
  readonly appPackage: string;
}

/** `natChanged`, `natError`. */
export type EventHandler = (event: Word, detail?: unknown) => void;

export interface InitOptions {
  readonly appParams: AppParams;
  /** Beta: required. */
  readonly source?: number;
  /** 1.1.1 – 2.x. */
  readonly eventHandler?: EventHandler;
  /** 3.x: required. */
  readonly initParams?: { readonly deviceP2PVersion: Word; readonly eventHandler?: EventHandler };
}

/** 3.x: one device version's module. */
export interface ModuleObject {
  readonly deviceP2PVersion: Word;
  readonly localXp2pInfo: string;
  /** Resolves with a module object. */
  reset(): Promise<unknown>;
}

/** What a service connects to. */
export interface StreamInfo {
  readonly url: string;
  /** Cameras, 1.0 and later. */
  readonly productId?: string;
  readonly deviceName?: string;
  readonly xp2pInfo?: string;
  /** 2.0 and later: falls over to one to many. */
  readonly liveStreamDomain?: string;
}

export type MessageCallback = (event: Word, subtype?: Word, detail?: unknown) => void;
export type DataCallback = (chunk: ArrayBuffer) => void;

export interface ServiceCallbacks {
  readonly msgCallback: MessageCallback;
  /** Beta: required, it starts the pull. 1.0 – 2.x: given, the plugin starts the pull by itself. */
  readonly dataCallback?: DataCallback;
}

export interface StreamOptions {
  /** Absent: parsed from the service's url. */
  readonly flv?: { readonly filename: string; readonly params: string };
  readonly dataCallback: DataCallback;
  readonly msgCallback?: MessageCallback;
}

/** `success` and `failure`: the device answered so; `error`: the request failed (contract 2.4). */
export interface CommandAnswer {
  readonly type: 'success' | 'failure' | 'error' | 'timeout';
  readonly status: number;
  readonly data: string | ArrayBuffer;
  readonly errcode: number;
  readonly errmsg: string;
}

/*
 * What the managed plugin exports as `iot` and as `p2p` (docs/plugin-contract-managed.md). What a version lacks is not there.
 */

/** The states of a service. */
export type ServiceState =
  | 'ServiceIdle'
  | 'ServiceWaitInit'
  | 'ServicePreparing'
  | 'ServiceStarted'
  | 'ServiceConnected'
  | 'ServiceStartError'
  | 'ServiceError'
  | 'ServiceXp2pChanged';

interface DeviceInfo {
  /** Any id that is unique in the app. */
  readonly deviceId: string;
  readonly productId: string;
  readonly deviceName: string;
  readonly isMjpgDevice?: boolean;
}

/** What `startP2PService` takes, and what a component is given as properties. */
export interface ServiceSource {
  readonly p2pMode?: string;
  readonly deviceInfo?: DeviceInfo | null;
  readonly xp2pInfo?: string;
  readonly liveStreamDomain?: string;
  readonly flvUrl?: string;
}

export interface ServiceStart extends ServiceSource {
  /** Tells those apart who hold the same connection. */
  readonly caller: string;
}

export type Listener = (detail?: unknown) => void;

export interface Xp2pManagerSurface {
  readonly P2PPlayerVersion: string;
  readonly XP2PVersion: string;
  readonly uuid: string;
  readonly moduleState: string;
  readonly localPeername: string;
  checkReset(): void;
  addEventListener(name: string, listener: Listener): void;
  removeEventListener(name: string, listener: Listener): void;
  /** One to many alone; nobody takes its listeners off. */
  on(name: string, listener: Listener): void;
  startP2PService(start: ServiceStart): Promise<unknown>;
  stopP2PService(deviceId: string, caller: string): void;
  addP2PServiceEventListener(deviceId: string, name: string, listener: Listener): boolean;
  removeP2PServiceEventListener(deviceId: string, name: string, listener: Listener): void;
  isP2PServiceStarted?(deviceId: string, wanted?: { readonly xp2pInfo?: string }): boolean;
  isP2PServiceError?(deviceId: string): boolean;
  enableXP2PCryptoInner?(isOn: boolean): void;
  sendCommand(deviceId: string, command: string, options?: object): Promise<unknown>;
  sendInnerCommand(deviceId: string, command: { readonly cmd: string; readonly params?: object }): Promise<unknown>;
  sendUserCommand(deviceId: string, command: { readonly cmd: object }): Promise<unknown>;
  sendPTZCommand(deviceId: string, command: { readonly ptzCmd: string }): Promise<unknown>;
}

export interface IotSurface {
  getXp2pManager(): Xp2pManagerSurface;
  setUserId?(userId: string): void;
  setPluginLogger(logger: unknown): void;
  setPluginReporter?(reporter: unknown): void;
}

/** What is left of `p2p` for certain. */
export interface SettingsSurface {
  setTcpFirst?(isOn: boolean): void;
  setCrossStunTurn?(isOn: boolean): void;
  updateStunPort?(port: number): void;
  setUseDeliveryConfig?(isOn: boolean): void;
}

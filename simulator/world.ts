import type { Clock } from '../machines/kernel/ports';
import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions';
import { CallFaults } from './call-faults';
import type { CameraSource } from './camera/camera.types';
import { GENERATION_FEATURES, type GenerationFeatures, type PluginGeneration, USUAL_GENERATION } from './generations';
import { type IotAssumptions, iotAssumptionsOf } from './iot/iot-assumptions';
import { type IotFeatures, iotFeaturesOf } from './iot/iot-features';
import { IotSwitches } from './iot/iot-switches';
import { type PlayerAssumptions, playerAssumptionsOf } from './p2p-player/player-assumptions';
import { SimulatedPlayers } from './players';
import { StreamFaults } from './stream-faults';
import { DEFAULT_TIMINGS, type Timings } from './timings';
import { previewEvents, type WechatEvents } from './wechat-events';

export type Platform = 'ios' | 'android';

export const NETWORK_TYPES = ['wifi', '4g', '5g', 'none'] as const;

export type NetworkType = (typeof NETWORK_TYPES)[number];

export interface WorldOptions {
  readonly clock: Clock;
  /** A number in [0, 1). */
  random(): number;
  /** Where every camera's bytes come from. */
  readonly cameras: CameraSource;
  /** By default one that the mini-program is built for. */
  readonly generation?: PluginGeneration;
  /** Android by default. */
  readonly platform?: Platform;
  /** Wi-Fi by default. */
  readonly network?: NetworkType;
  readonly assumptions?: Partial<Assumptions>;
  readonly playerAssumptions?: Partial<PlayerAssumptions>;
  /** Where the plugin is one that pulls by itself. */
  readonly iotAssumptions?: Partial<IotAssumptions>;
  readonly timings?: Partial<Timings>;
  readonly wechat?: WechatEvents;
}

/** One plugin call, as the simulated world saw it. */
export interface ObservedCall {
  readonly atMs: number;
  readonly call: string;
  readonly id: string;
}

const MAX_OBSERVED = 500;

/** What lies outside of the app in a simulated run: time and chance, the phone and its network, cameras, and what goes wrong. */
export class SimulatedWorld {
  readonly clock: Clock;
  readonly random: () => number;
  readonly cameras: CameraSource;
  readonly generation: PluginGeneration;
  readonly features: GenerationFeatures;
  readonly platform: Platform;
  readonly assumptions: Assumptions;
  readonly playerAssumptions: PlayerAssumptions;
  readonly iotAssumptions: IotAssumptions;
  readonly iotFeatures: IotFeatures;
  readonly wechat: WechatEvents;
  readonly players = new SimulatedPlayers();
  readonly callFaults = new CallFaults();
  readonly streamFaults = new StreamFaults();
  /** Nobody looks at them where the app pulls by itself. */
  readonly iot = new IotSwitches();
  /** Every callback of the plugin comes twice. */
  duplicateCallbacks = false;
  /** What the app did although the plugin forbids it: second starts, calls before init, stops of nothing. */
  readonly misuses: string[] = [];
  /** The plugin calls so far, the last few hundred of them. */
  readonly calls: ObservedCall[] = [];

  private readonly timings: Timings;
  private currentNetwork: NetworkType;
  private readonly networkListeners = new Set<() => void>();

  constructor(options: WorldOptions) {
    this.clock = options.clock;
    this.random = () => options.random();
    this.cameras = options.cameras;
    this.generation = options.generation ?? USUAL_GENERATION[__WAY__];
    this.features = GENERATION_FEATURES[this.generation];
    this.platform = options.platform ?? 'android';
    this.currentNetwork = options.network ?? 'wifi';
    this.assumptions = { ...DEFAULT_ASSUMPTIONS, ...options.assumptions };
    this.playerAssumptions = playerAssumptionsOf(options.playerAssumptions);
    this.iotAssumptions = iotAssumptionsOf(options.iotAssumptions);
    this.iotFeatures = iotFeaturesOf(this.features.version);
    this.timings = { ...DEFAULT_TIMINGS, ...options.timings };
    this.wechat = options.wechat ?? previewEvents;
  }

  get network(): NetworkType {
    return this.currentNetwork;
  }

  get isOnline(): boolean {
    return this.currentNetwork !== 'none';
  }

  /** The phone is on another network from now on: the plugin feels it at once, and WeChat says so. */
  changeNetwork(type: NetworkType): void {
    if (type === this.currentNetwork) return;
    this.currentNetwork = type;
    for (const listener of [...this.networkListeners]) listener();
    this.wechat.emit('networkStatusChange', { isConnected: this.isOnline, networkType: type });
  }

  /** Another network of the same type (another Wi-Fi, another cell): WeChat names the type that is known, or says nothing. */
  moveNetwork(isTold: boolean): void {
    for (const listener of [...this.networkListeners]) listener();
    if (isTold)
      this.wechat.emit('networkStatusChange', { isConnected: this.isOnline, networkType: this.currentNetwork });
  }

  onNetworkChange(listener: () => void): void {
    this.networkListeners.add(listener);
  }

  /** How long this takes now, in milliseconds. */
  takesMs(what: keyof Timings): number {
    return Math.round(this.timings[what] * (0.8 + 0.4 * this.random()));
  }

  after(what: keyof Timings, act: () => void): unknown {
    return this.clock.setTimeout(act, this.takesMs(what));
  }

  observe(call: string, id: string): void {
    this.calls.push({ atMs: this.clock.now(), call, id });
    if (this.calls.length > MAX_OBSERVED) this.calls.shift();
  }

  misuse(what: string): void {
    this.misuses.push(what);
    if (this.misuses.length > MAX_OBSERVED) this.misuses.shift();
  }
}

import type { IotSurface, ServiceStart, Xp2pManagerSurface } from '../../../simulator/iot/iot.types';
import type { IotAssumptions } from '../../../simulator/iot/iot-assumptions';
import type { SimulatedIot } from '../../../simulator/iot/simulated-iot';
import type { ComponentSettings, SnapshotOptions } from '../../../simulator/iot-player/component.types';
import { ManagedCore } from '../../../simulator/iot-player/managed-core';
import { seededRandom } from '../../../simulator/random';
import { createSimulation, type Simulation, type SimulationOptions } from '../../../simulator/simulation';
import { VirtualClock } from '../../support/virtual-clock';

export const XP2P_INFO = 'XP2Psimulated%2.4.33m';

export const deviceInfo = (deviceId: string) => ({ deviceId, productId: 'PRODUCT', deviceName: deviceId });

export const camera = (deviceId = 'front-door', xp2pInfo = XP2P_INFO) =>
  ({ p2pMode: 'ipc', deviceInfo: deviceInfo(deviceId), xp2pInfo }) as const;

export const server = {
  p2pMode: 'server',
  deviceInfo: deviceInfo('lobby'),
  flvUrl: 'https://live.example.com/lobby.flv',
};

export interface ManagedOptions extends Partial<SimulationOptions> {
  readonly assumes?: Partial<IotAssumptions>;
}

/** The managed plugin as an app without any adapter would use it, and components as a page without any markup would mount them. */
export class ManagedPlugin {
  readonly clock = new VirtualClock(1_000_000);
  readonly simulation: Simulation;
  readonly iot: IotSurface;
  /** What the manager said: `natChanged`, `state inited`, `localHttp`. */
  readonly said: string[] = [];
  /** What the services said: `front-door Started`. */
  readonly states: string[] = [];

  constructor({ assumes = {}, ...options }: ManagedOptions = {}) {
    this.simulation = createSimulation({
      clock: this.clock,
      random: seededRandom(5),
      generation: 'latest',
      wechat: { emit: () => undefined },
      iotAssumptions: assumes,
      ...options,
    });
    this.iot = this.simulation.xp2pPlugin.iot as IotSurface;
  }

  /** The module has been initialised. */
  static async inited(options?: ManagedOptions): Promise<ManagedPlugin> {
    const plugin = new ManagedPlugin(options);
    plugin.listen();
    await plugin.clock.advance(1_000);
    return plugin;
  }

  get manager(): Xp2pManagerSurface {
    return this.iot.getXp2pManager();
  }

  get faults() {
    return this.simulation.faults;
  }

  get world() {
    return this.simulation.world;
  }

  get inside(): SimulatedIot {
    return this.simulation.iot as SimulatedIot;
  }

  get resources() {
    return this.simulation.resources();
  }

  listen(): void {
    const { manager } = this;
    manager.addEventListener('xp2pStateChange', (detail) => this.note('state', (detail as { state: string }).state));
    manager.addEventListener('xp2pNatEvent', (detail) => this.note((detail as { type: string }).type));
    manager.addEventListener('xp2pLocalHttpServerError', (detail) => this.note('localHttp', JSON.stringify(detail)));
    manager.addEventListener('xp2pLocalRtmpServerError', () => this.note('localRtmp'));
  }

  /** Starts a service and says what became of it: `ok`, `refused …`, `pending`. */
  async start(start: Partial<ServiceStart>, waitMs = 3_000): Promise<string> {
    const { promise } = this.begin(start);
    await this.clock.advance(waitMs);
    return promise();
  }

  begin(start: Partial<ServiceStart>): { readonly promise: () => string } {
    let outcome = 'pending';
    const { manager } = this;
    manager.startP2PService({ caller: 'page', ...start } as ServiceStart).then(
      () => {
        outcome = 'ok';
        this.states.push('promise');
      },
      (reason: unknown) => {
        outcome = `refused ${reason instanceof Error ? `Error: ${reason.message}` : JSON.stringify(reason)}`;
        this.states.push('promise');
      },
    );
    this.hear(start.deviceInfo?.deviceId ?? '');
    return { promise: () => outcome };
  }

  hear(deviceId: string): boolean {
    return this.manager.addP2PServiceEventListener(deviceId, 'serviceStateChange', this.listener);
  }

  readonly listener = (detail?: unknown): void => {
    this.states.push((detail as { p2pState: string }).p2pState.replace('Service', ''));
  };

  /** What has been said since the last time that this was asked. */
  heard(): string[] {
    return this.said.splice(0);
  }

  heardStates(): string[] {
    return this.states.splice(0);
  }

  mount(settings: Partial<ComponentSettings> = camera()): WatchedComponent {
    return new WatchedComponent(this, settings);
  }

  /** A component that plays. */
  async playing(settings: Partial<ComponentSettings> = camera()): Promise<WatchedComponent> {
    const component = this.mount(settings);
    await this.clock.advance(4_000);
    component.heard();
    return component;
  }

  private note(...words: readonly (string | undefined)[]): void {
    this.said.push(words.filter((word) => word !== undefined).join(' '));
  }
}

let mounted = 0;

/** A component and all it says: events without detail by their names, states by their words. */
export class WatchedComponent {
  readonly core: ManagedCore;
  readonly said: string[] = [];
  readonly errors: unknown[] = [];
  readonly shown: string[] = [];
  readonly dialogues: string[] = [];
  album: (path: string) => Promise<void> = async () => undefined;
  private settings: ComponentSettings;

  constructor(plugin: ManagedPlugin, settings: Partial<ComponentSettings>) {
    this.settings = {
      ...{ streamChannel: 0, streamQuality: 'high', streamParams: '', needCheckStream: false, mode: 'live' },
      ...{ muted: false, acceptPlayerEvents: {}, onlyp2p: false, triggerFirstPlayByAutoPlay: true },
      ...settings,
    };
    mounted += 1;
    this.core = new ManagedCore({
      world: plugin.world,
      iot: plugin.inside,
      settings: this.settings,
      key: `iot-player ${mounted}`,
      host: {
        emit: (event, detail) => this.hear(event, detail as Record<string, unknown>),
        setFullScreen: (on, direction) => this.shown.push(`fullScreen ${on} ${direction}`),
        saveToAlbum: (path) => this.album(path),
        say: (words) => this.dialogues.push(words),
        picture: {
          decodesH265: true,
          restart: () => this.shown.push('restart'),
          push: () => undefined,
          freeze: () => undefined,
          unfreeze: () => undefined,
          setMuted: (muted) => this.shown.push(`muted ${muted}`),
          snapshot: async () => 'tmp/picture.png',
          destroy: () => this.shown.push('destroy'),
        },
      },
    });
    this.core.mount();
  }

  set(settings: Partial<ComponentSettings>): void {
    this.settings = { ...this.settings, ...settings };
    this.core.update(this.settings);
  }

  async snapshot(plugin: ManagedPlugin, options?: SnapshotOptions): Promise<string> {
    let outcome = 'pending';
    const answer = this.core.snapshotAndSave(options);
    if (answer === undefined) return 'undefined';
    answer.then(
      () => {
        outcome = 'saved';
      },
      (reason: unknown) => {
        outcome = JSON.stringify(reason);
      },
    );
    await plugin.clock.advance(1_000);
    return outcome;
  }

  /** What has been said since the last time that this was asked. */
  heard(): string[] {
    return this.said.splice(0);
  }

  /** The same without states on the way. */
  told(): string[] {
    return this.heard().filter((word) => !/^(Stream|Player|LivePlayer|LocalServer)/.test(word));
  }

  private hear(event: string, detail: Record<string, unknown>): void {
    if (event === 'playerror') this.errors.push(detail);
    if (event === 'netstatus') return void this.said.push('netstatus');
    this.said.push(String(detail.streamState ?? detail.playerState ?? [event, detail.code].filter(Boolean).join(' ')));
  }
}

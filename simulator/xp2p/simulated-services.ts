import type {
  NotifySubtypeEnum,
  ServiceCallbacks,
  StreamInfo,
  StreamOptions,
  Word,
} from '../../miniprogram/plugins/xp2p/surface';
import type { SimulatedWorld } from '../world';
import { type Address, addressOf, queryValue, temperOf } from './addresses';
import type { CallGate } from './call-gate';
import { ONLY_MODULE, type SimulatedModules } from './simulated-modules';
import { SimulatedService } from './simulated-service';
import type { SimulatedStream } from './simulated-stream';
import type { Words } from './words';

/** Beta: `XP2PSource.IPC`. */
const CAMERA_SOURCE = 1;

const ACTIONS = ['live', 'live-audio', 'live-mjpg', 'playback', 'playback-audio'];

type Say = (member: keyof NotifySubtypeEnum, detail?: unknown) => void;

/** The plugin's services and streams, by id: one service an id, one stream a service, or from 3.1 on one an action. */
export class SimulatedServices {
  private readonly byId = new Map<string, SimulatedService>();
  /** What last ended under each id can still speak, late. */
  private readonly pastSpeakers = new Map<string, Say>();

  constructor(
    private readonly world: SimulatedWorld,
    private readonly gate: CallGate,
    private readonly words: Words,
    private readonly modules: SimulatedModules,
  ) {
    modules.onLoss((version, reason) => this.lose(version, reason));
    world.onNetworkChange(() => this.updateFlows());
  }

  start(id: string, streamInfo: StreamInfo, callbacks: ServiceCallbacks): Promise<unknown> {
    const address = addressOf(streamInfo);
    const version = typeof address === 'number' ? undefined : this.versionFor(address);
    let service: SimulatedService;
    let pull: SimulatedStream | undefined;
    return this.gate.pass({
      call: 'startService',
      id,
      takes: typeof address !== 'number' && version && this.canReach(address, version) ? 'startService' : 'unreachable',
      refuse: () => this.refusalOfService(id, address, version, callbacks),
      begin: () => {
        service = this.enter(id, address as Address, version as Word, callbacks);
        pull = this.pullOfService(service, callbacks);
      },
      finish: () => {
        const isGone = this.byId.get(id) !== service || service.state !== 'starting';
        if (isGone || !this.canReach(address as Address, version as Word)) return -2402;
        if (pull && temperOf(id).pullCode !== 0) return temperOf(id).pullCode;
        service.open();
        pull?.open();
        return 0;
      },
      abandon: () => {
        pull?.end();
        if (this.byId.get(id) === service) this.byId.delete(id);
      },
    });
  }

  stop(id: string): unknown {
    return this.gate.passStop('stopService', id, () => {
      const service = this.byId.get(id);
      if (!service) return this.world.misuse(`stop of no service ${id}`);
      this.pastSpeakers.set(id, (member, detail) => service.say(member, detail));
      this.byId.delete(id);
      service.stop();
    });
  }

  updateCallbacks(id: string, callbacks: ServiceCallbacks): number {
    const service = this.byId.get(id);
    if (!service) return -2403;
    service.replaceCallbacks(callbacks);
    return 0;
  }

  /** `slot`: what there can be one of; the stream's action where it is not given. */
  startStream(id: string, options: StreamOptions, slot?: string): Promise<unknown> {
    const query = options?.flv?.params ?? this.byId.get(id)?.query ?? '';
    const action = queryValue(query, 'action') ?? 'live';
    const service = this.byId.get(id);
    let stream: SimulatedStream | undefined;
    return this.gate.pass({
      call: 'startStream',
      id,
      takes: service && !this.isRefusedBy(service) ? 'startStream' : 'unreachable',
      refuse: () => this.refusalOfStream(id, action, options, slot ?? action),
      begin: () => {
        stream = service?.addStream(query, options.dataCallback, options.msgCallback, slot);
      },
      finish: () => {
        if (!stream || stream.isOver) return -2402;
        if (service && this.isRefusedBy(service)) return -2402;
        if (temperOf(id).pullCode !== 0) return temperOf(id).pullCode;
        stream.open();
        return 0;
      },
      abandon: () => stream?.end(),
    });
  }

  /** From 3.1 on only the stream of the type (or in the slot) that is named; before, the one that there is. */
  stopStream(id: string, type: string | undefined): unknown {
    return this.gate.passStop('stopStream', id, () => {
      const { streamsPerService } = this.world.features;
      const running = this.byId.get(id)?.running() ?? [];
      const stopped = streamsPerService === 'one' ? running : running.filter((stream) => stream.slot === type);
      if (stopped.length === 0) this.world.misuse(`stop of no stream ${id} ${type ?? ''}`);
      for (const stream of stopped) stream.stop();
    });
  }

  get(id: string): SimulatedService | undefined {
    return this.byId.get(id);
  }

  /** The services that a fault hits: the one of this id, or all. */
  chosen(id: string | undefined): readonly SimulatedService[] {
    return [...this.byId.values()].filter((service) => id === undefined || service.id === id);
  }

  /** What ended last under this id, or under every id, says this now. */
  sayLate(member: keyof NotifySubtypeEnum, id: string | undefined): void {
    for (const [past, say] of [...this.pastSpeakers]) if (id === undefined || id === past) say(member);
  }

  updateFlows(): void {
    for (const service of this.byId.values()) for (const stream of service.running()) stream.updateFlow();
  }

  private refusalOfService(
    id: string,
    address: Address | number,
    version: Word | undefined,
    callbacks: ServiceCallbacks,
  ): number {
    const needsData = this.world.features.servicePulls === 'always';
    if (!id || typeof callbacks?.msgCallback !== 'function') return -2000;
    if (needsData && typeof callbacks.dataCallback !== 'function') return -2000;
    if (version === undefined && typeof address !== 'number') {
      this.world.misuse(`startService of ${id} before init`);
      return -2002;
    }
    if (typeof address === 'number') return address;
    const source = this.modules.sourceOf(ONLY_MODULE);
    if (source !== undefined && (source === CAMERA_SOURCE) !== (address.kind === 'camera')) return -2000;
    if (!this.byId.has(id)) return 0;
    this.world.misuse(`second start of service ${id}`);
    return -2401;
  }

  private refusalOfStream(id: string, action: string, options: StreamOptions, slot: string): number {
    if (typeof options?.dataCallback !== 'function' || !ACTIONS.includes(action)) return -2000;
    if (this.modules.initedVersions().length === 0) return -2002;
    const service = this.byId.get(id);
    if (service?.state !== 'started') {
      if (!service) this.world.misuse(`startStream without service ${id}`);
      return -2403;
    }
    const isTaken =
      this.world.features.streamsPerService === 'one' ? service.running().length > 0 : service.streamOf(slot);
    if (!isTaken) return 0;
    this.world.misuse(`second start of stream ${id} ${action}`);
    return -2401;
  }

  private enter(id: string, address: Address, version: Word, callbacks: ServiceCallbacks): SimulatedService {
    const service = new SimulatedService(
      {
        world: this.world,
        words: this.words,
        id,
        address,
        version,
        streamEnded: (stream) => this.pastSpeakers.set(id, (member, detail) => stream.say(member, detail)),
      },
      callbacks,
    );
    this.byId.set(id, service);
    return service;
  }

  /** In the beta always, up to 2.x when it is given a `dataCallback`: the service starts the pull by itself. */
  private pullOfService(service: SimulatedService, callbacks: ServiceCallbacks): SimulatedStream | undefined {
    if (this.world.features.servicePulls === 'never' || !callbacks.dataCallback) return undefined;
    return service.addStream(service.query, callbacks.dataCallback);
  }

  /** The module that carries it: of the camera's own device version, or the newest that there is. */
  private versionFor(address: Address): Word | undefined {
    const inited = this.modules.initedVersions();
    if (address.deviceVersion && this.world.features.hasDeviceVersions) {
      return inited.find((version) => version === address.deviceVersion);
    }
    return inited[inited.length - 1];
  }

  private canReach(address: Address, version: Word): boolean {
    return this.world.isOnline && !(address.kind === 'camera' && this.modules.isStale(version));
  }

  private lose(version: Word, reason: 'reset' | 'destroyed' | 'stale'): void {
    for (const service of this.chosen(undefined).filter((each) => each.version === version)) {
      if (reason === 'stale') this.cutSoon(service);
      else if (reason === 'reset') service.disconnect({ type: 'disconnect', msg: 'module reset' });
      else this.drop(service);
    }
  }

  private drop(service: SimulatedService): void {
    this.byId.delete(service.id);
    for (const stream of service.running()) stream.end();
    service.die();
  }

  /** Over a dead link that says so no stream starts; a silent one starts, and nothing comes. */
  private isRefusedBy(service: SimulatedService): boolean {
    if (this.world.assumptions.deadLink === 'silent' && service.state === 'started') return false;
    return !this.world.isOnline || service.isOutOfReach;
  }

  private cutSoon(service: SimulatedService): void {
    const { linksBreak, linksBreakWithinMs } = this.world.assumptions;
    if (linksBreak === 'together') this.cut(service);
    else this.world.clock.setTimeout(() => this.cut(service), Math.round(this.world.random() * linksBreakWithinMs));
  }

  /** Its bytes stop, and a while later the link is said to be broken, if it is said. */
  private cut(service: SimulatedService): void {
    if (this.byId.get(service.id) !== service) return;
    service.cut();
    if (this.world.assumptions.deadLink === 'silent') return;
    this.world.after('disconnect', () => {
      if (this.byId.get(service.id) !== service || !service.isOutOfReach) return;
      service.disconnect({ type: 'disconnect', msg: 'network changed' });
    });
  }
}

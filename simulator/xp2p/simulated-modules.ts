import type { AppParams, EventHandler, InitOptions, ModuleObject, Word } from '../../miniprogram/plugins/xp2p/surface';
import type { SimulatedWorld } from '../world';
import type { CallGate } from './call-gate';
import type { Words } from './words';

/** Before 3.0 there is one module, under this name. */
export const ONLY_MODULE = 'all';

const PEER_LETTERS = 'abcdefghijklmnopqrstuvwxyz';

type ModuleState = 'initialising' | 'inited' | 'failed';

/** One initialisation of the plugin, from `init` to `destroy`. */
interface SimulatedModule {
  readonly version: Word;
  readonly handler: EventHandler | undefined;
  /** Beta: the kind of source it was initialised for. */
  readonly source: number | undefined;
  state: ModuleState;
  /** The network changed: no camera can be reached until reset (contract 2.1). */
  isStale: boolean;
  localPeerName: string;
}

/** The plugin's modules: `init`, `reset`, `destroy`, and what happens to the network under them. */
export class SimulatedModules {
  private readonly byVersion = new Map<Word, SimulatedModule>();
  private readonly lossListeners = new Set<(version: Word, reason: 'reset' | 'destroyed' | 'stale') => void>();

  constructor(
    private readonly world: SimulatedWorld,
    private readonly gate: CallGate,
    private readonly words: Words,
  ) {
    world.onNetworkChange(() => this.makeStale());
  }

  /** Hears when what a module carries is lost, or when its cameras are out of reach. */
  onLoss(listener: (version: Word, reason: 'reset' | 'destroyed' | 'stale') => void): void {
    this.lossListeners.add(listener);
  }

  init(options: InitOptions): Promise<unknown> {
    const version = this.versionOf(options);
    let module: SimulatedModule;
    return this.gate.pass({
      call: 'init',
      id: String(version ?? ''),
      takes: 'init',
      refuse: () => {
        if (version === undefined || !this.accepts(options)) return -2000;
        if (!this.byVersion.has(version)) return 0;
        this.world.misuse(`second init of ${version}`);
        return -2003;
      },
      begin: () => {
        module = this.enter(version ?? ONLY_MODULE, options);
      },
      finish: () => {
        if (this.byVersion.get(module.version) !== module) return -2002;
        if (!this.world.isOnline) return -2202;
        module.state = 'inited';
        return this.answerOf(module);
      },
      abandon: () => {
        if (this.byVersion.get(module.version) !== module) return;
        if (this.world.assumptions.failedInitNeedsDestroy) module.state = 'failed';
        else this.byVersion.delete(module.version);
      },
    });
  }

  reset(version: Word): Promise<unknown> {
    return this.gate.pass({
      call: 'reset',
      id: String(version),
      takes: 'reset',
      refuse: () => (this.isInited(version) ? 0 : -2002),
      begin: () => this.tellLoss(version, 'reset'),
      finish: () => {
        const module = this.byVersion.get(version);
        if (!module) return -2002;
        if (!this.world.isOnline) return -2202;
        module.isStale = false;
        module.localPeerName = this.newPeerName(version);
        return this.answerOf(module);
      },
      abandon: () => undefined,
    });
  }

  destroy(): void {
    this.world.observe('destroy', '');
    const versions = [...this.byVersion.keys()];
    this.byVersion.clear();
    for (const version of versions) this.tellLoss(version, 'destroyed');
  }

  isInited(version: Word): boolean {
    return this.byVersion.get(version)?.state === 'inited';
  }

  isStale(version: Word): boolean {
    return this.byVersion.get(version)?.isStale ?? false;
  }

  /** Beta: the source that the module was initialised with. */
  sourceOf(version: Word): number | undefined {
    return this.byVersion.get(version)?.source;
  }

  initedVersions(): readonly Word[] {
    return [...this.byVersion.keys()].filter((version) => this.isInited(version));
  }

  localPeerName(version: Word): string {
    return this.byVersion.get(version)?.localPeerName ?? '';
  }

  moduleObject(version: Word): ModuleObject | undefined {
    const module = this.byVersion.get(version);
    if (!module) return undefined;
    return {
      deviceP2PVersion: version,
      localXp2pInfo: module.localPeerName,
      reset: () => this.reset(version),
    };
  }

  /** `natChanged` or `natError`: every camera is out of reach until reset. */
  natEvent(event: 'NATChanged' | 'NATError', detail?: unknown): void {
    const handlers = [...this.byVersion.values()].map((module) => module.handler);
    this.makeStale();
    for (const handler of handlers) {
      handler?.(this.words.localWord(event), detail);
      if (this.world.duplicateCallbacks) handler?.(this.words.localWord(event), detail);
    }
  }

  describe(): string {
    const modules = [...this.byVersion.values()].map(({ version, state, isStale }) => {
      const name = version === ONLY_MODULE ? '' : `${version} `;
      return `${name}${state}${isStale ? ', stale' : ''}`;
    });
    return modules.join('; ') || 'not initialised';
  }

  private makeStale(): void {
    for (const module of this.byVersion.values()) {
      module.isStale = true;
      this.tellLoss(module.version, 'stale');
    }
  }

  private enter(version: Word, options: InitOptions): SimulatedModule {
    const { features } = this.world;
    const handler = features.hasDeviceVersions ? options.initParams?.eventHandler : options.eventHandler;
    const module: SimulatedModule = {
      version,
      handler: features.hasEventHandler ? handler : undefined,
      source: features.takesSource ? options.source : undefined,
      state: 'initialising',
      isStale: false,
      localPeerName: this.newPeerName(version),
    };
    this.byVersion.set(version, module);
    return module;
  }

  private answerOf(module: SimulatedModule): unknown {
    return this.world.features.hasDeviceVersions ? this.moduleObject(module.version) : 0;
  }

  /** Undefined when 3.x was not told which device version, or one that it does not know. */
  private versionOf(options: InitOptions): Word | undefined {
    if (!this.world.features.hasDeviceVersions) return ONLY_MODULE;
    const wanted = options?.initParams?.deviceP2PVersion;
    const known: readonly Word[] = Object.values(this.words.enumerations.DeviceVersion ?? {});
    return wanted !== undefined && known.includes(wanted) ? wanted : undefined;
  }

  private accepts(options: InitOptions): boolean {
    const { features } = this.world;
    const { appid, appOauthId, appKey, appSecretKey, appPackage } = options.appParams ?? ({} as AppParams);
    const hasWords = [appOauthId, appKey, appSecretKey, appPackage].every((word) => typeof word === 'string' && word);
    const hasAppid = !features.takesAppid || typeof appid === 'number';
    const hasSource = !features.takesSource || options.source === 1 || options.source === 3;
    return hasWords && hasAppid && hasSource;
  }

  private tellLoss(version: Word, reason: 'reset' | 'destroyed' | 'stale'): void {
    for (const listener of [...this.lossListeners]) listener(version, reason);
  }

  private newPeerName(version: Word): string {
    const letters = Array.from({ length: 6 }, () => PEER_LETTERS[Math.floor(this.world.random() * 26)]);
    return `simulated-${version === ONLY_MODULE ? 'peer' : version}-${letters.join('')}`;
  }
}

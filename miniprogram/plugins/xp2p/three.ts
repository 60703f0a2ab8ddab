import type { DeviceGeneration, ModuleFact, ModuleGeneration, SourceKind, Xp2p } from '../../../machines/kernel/ports';
import { peerNameOf } from './answers';
import { moduleFactOf } from './facts';
import { quietly } from './quietly';
import { type AdapterParts, PluginServices } from './services';
import type { AppParams, DeviceVersionEnum, EventHandler, ModuleObject, Word } from './surface';

const DEVICE_VERSIONS: Readonly<Record<DeviceGeneration, keyof DeviceVersionEnum>> = {
  '2.3': 'Device_2_3',
  '2.4': 'Device_2_4',
};

/** Plugin 3.0 – 3.1: one module for each device version, side by side (contract 2.1). */
export class ThreeXp2p extends PluginServices implements Xp2p {
  readonly generations: readonly ModuleGeneration[];
  readonly sourceBelongsToModule = false;

  private readonly modules = new Map<ModuleGeneration, ModuleObject>();
  /** The event handler of each device version's last init: those of earlier ones are heard by nobody. */
  private readonly handlers = new Map<ModuleGeneration, EventHandler>();

  constructor(
    parts: AdapterParts,
    private readonly appParams: AppParams,
  ) {
    super(parts);
    const wanted = Object.keys(DEVICE_VERSIONS) as DeviceGeneration[];
    this.generations = wanted.filter((generation) => this.versionOf(generation) !== undefined);
  }

  async init(
    generation: ModuleGeneration,
    _source: SourceKind,
    tell: (fact: ModuleFact) => void,
  ): Promise<{ localPeerName: string }> {
    const { surface, answers, vocabulary } = this.parts;
    const deviceP2PVersion = this.versionOf(generation);
    if (deviceP2PVersion === undefined) throw answers.unsupported('init');
    const eventHandler: EventHandler = (event, detail) => {
      const name = vocabulary.readModuleEvent(event);
      if (name && this.handlers.get(generation) === eventHandler) tell(moduleFactOf(name, generation, detail));
    };
    this.handlers.set(generation, eventHandler);
    const answer = await answers.of('init', () =>
      surface.init?.({ appParams: this.appParams, initParams: { deviceP2PVersion, eventHandler } }),
    );
    return this.keep(generation, 'init', answer);
  }

  async reset(generation: ModuleGeneration): Promise<{ localPeerName: string }> {
    const { answers } = this.parts;
    const module = this.moduleOf(generation);
    if (!module) throw answers.failureOf('reset', -2002);
    return this.keep(generation, 'reset', await answers.of('reset', () => module.reset()));
  }

  destroy(): void {
    this.handlers.clear();
    this.modules.clear();
    this.endAll();
    quietly(() => this.parts.surface.destroy?.());
  }

  /** A module object is success; so is 0, as before 3.0. Throws a `Failure` for anything else. */
  private keep(generation: ModuleGeneration, step: 'init' | 'reset', answer: unknown): { localPeerName: string } {
    if (isModuleObject(answer)) this.modules.set(generation, answer);
    else this.parts.answers.expectZero(step, answer);
    const peer = this.moduleOf(generation)?.localXp2pInfo ?? quietly(() => this.localXp2pInfo(generation));
    return { localPeerName: peerNameOf(peer) };
  }

  private moduleOf(generation: ModuleGeneration): ModuleObject | undefined {
    const version = this.versionOf(generation);
    const known = version === undefined ? undefined : quietly(() => this.parts.surface.getModule?.(version));
    return known ?? this.modules.get(generation);
  }

  private localXp2pInfo(generation: ModuleGeneration): string | undefined {
    return this.parts.surface.getLocalXp2pInfo?.(this.versionOf(generation));
  }

  private versionOf(generation: ModuleGeneration): Word | undefined {
    return generation === 'all' ? undefined : this.parts.surface.DeviceVersion?.[DEVICE_VERSIONS[generation]];
  }
}

function isModuleObject(answer: unknown): answer is ModuleObject {
  return typeof (answer as Partial<ModuleObject> | null | undefined)?.reset === 'function';
}

import type { ModuleFact, ModuleGeneration, SourceKind, Xp2p } from '../../../machines/kernel/ports';
import { peerNameOf } from './answers';
import { moduleFactOf } from './facts';
import { quietly } from './quietly';
import { type AdapterParts, PluginServices } from './services';
import type { AppParams, EventHandler } from './surface';

/** Plugin 1.0 – 2.x: one module for every kind of source, whose calls answer with numbers (contract 2.1). */
export class OneToTwoXp2p extends PluginServices implements Xp2p {
  readonly generations: readonly ModuleGeneration[] = ['all'];
  readonly sourceBelongsToModule = false;

  /** The event handler of the last init: those of earlier ones are heard by nobody. */
  private currentHandler: EventHandler | undefined;

  constructor(
    parts: AdapterParts,
    private readonly appParams: AppParams,
  ) {
    super(parts);
  }

  async init(
    generation: ModuleGeneration,
    _source: SourceKind,
    tell: (fact: ModuleFact) => void,
  ): Promise<{ localPeerName: string }> {
    const { surface, answers, vocabulary } = this.parts;
    const eventHandler: EventHandler = (event, detail) => {
      const name = vocabulary.readModuleEvent(event);
      if (name && this.currentHandler === eventHandler) tell(moduleFactOf(name, generation, detail));
    };
    this.currentHandler = eventHandler;
    await answers.zero('init', () => surface.init?.({ appParams: this.appParams, eventHandler }));
    return this.localPeer();
  }

  async reset(): Promise<{ localPeerName: string }> {
    const { surface, answers } = this.parts;
    if (!surface.resetP2P) throw answers.unsupported('reset');
    await answers.zero('reset', () => surface.resetP2P?.());
    return this.localPeer();
  }

  destroy(): void {
    this.currentHandler = undefined;
    this.endAll();
    quietly(() => this.parts.surface.destroy?.());
  }

  private localPeer(): { localPeerName: string } {
    return { localPeerName: peerNameOf(quietly(() => this.parts.surface.getLocalXp2pInfo?.())) };
  }
}

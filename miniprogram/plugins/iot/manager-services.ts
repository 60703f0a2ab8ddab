import { failureOf } from '../../../machines/failure';
import { initCommandOf } from '../../../machines/kernel/init-command';
import type {
  Clock,
  ModuleFact,
  ModuleGeneration,
  PluginVersions,
  ServiceFact,
  SourceKind,
  StreamParams,
  StreamSource,
  Xp2p,
} from '../../../machines/kernel/ports';
import { rememberSecret } from '../../../machines/privacy/known-secrets';
import { readField, readText } from '../player/read-field';
import { peerNameOf } from '../xp2p/answers';
import { isThenable, quietly } from '../xp2p/quietly';
import { deviceParamsOf } from './device-params';
import { Holding } from './holding';
import { ModuleWatch } from './module-watch';
import { readFailure, wordsOf } from './read-failure';
import type { IotExport, Xp2pManager } from './surface';

/** What of it is added up, in the words of the port. */
const sharingWords: ReadonlyMap<string, string> = new Map([
  ['peers', 'Peers'],
  ['p2p', 'P2P'],
  ['cdn', 'CDN'],
]);

/** Callers are told apart by this and a count (managed contract 3). */
const CALLER = 'statecharts';

/**
 * The plugin's manager as the port `Xp2p` (managed contract 3): module and services are the same to the charts, whoever pulls.
 * Nobody asks for a stream here.
 */
export class ManagerServices implements Xp2p {
  readonly generations: readonly ModuleGeneration[] = ['all'];
  readonly sourceBelongsToModule = false;
  readonly serversNeedModule = true;

  /** Once `init` was called, until `destroy`. */
  manager: Xp2pManager | undefined;
  private watch: ModuleWatch | undefined;
  private readonly holdings = new Map<string, Holding>();
  /** Who may pull one to many, and hears of that: a camera that falls over is not told whose it is. */
  private readonly sharing = new Map<string, ((fact: ServiceFact) => void) | null>();
  private sharingHeardOf: Xp2pManager | undefined;
  private holdingsMade = 0;
  private wasDestroyed = false;

  constructor(
    private readonly iot: IotExport,
    private readonly clock?: Clock,
  ) {}

  async init(
    _generation: ModuleGeneration,
    _source: SourceKind,
    tell: (fact: ModuleFact) => void,
  ): Promise<{ localPeerName: string }> {
    const manager = this.gotManager();
    this.watch?.stop();
    const watch = new ModuleWatch(manager, tell, this.clock);
    this.manager = manager;
    this.watch = watch;
    watch.listen();
    this.hearSharing(manager);
    // what failed before is due to be reset; there is no other init to call
    if (this.wasDestroyed && manager.checkReset) this.checkReset(manager, 'init');
    await watch.ready();
    return peerOf(manager);
  }

  async reset(): Promise<{ localPeerName: string }> {
    const { manager, watch } = this;
    if (!manager || !watch) throw failureOf('xp2p', -2002, { step: 'reset' });
    if (!manager.checkReset) throw failureOf('iot', 'methodMissing', { step: 'reset', message: 'checkReset' });
    this.checkReset(manager, 'reset');
    await watch.ready();
    return peerOf(manager);
  }

  destroy(): void {
    this.wasDestroyed = true;
    for (const holding of this.holdings.values()) quietly(() => holding.letGo());
    this.holdings.clear();
    this.sharing.clear();
    this.watch?.stop();
    this.watch = undefined;
    this.manager = undefined;
  }

  async startService(source: StreamSource, _params: StreamParams, tell: (fact: ServiceFact) => void): Promise<void> {
    const { manager } = this;
    if (!manager) throw failureOf('xp2p', -2002, { step: 'startService' });
    const params = deviceParamsOf(source, 'startService');
    const older = this.holdings.get(source.id);
    if (older) quietly(() => older.letGo());
    this.holdingsMade += 1;
    const holding = new Holding(manager, source.id, `${CALLER} ${this.holdingsMade}`, tell);
    this.holdings.set(source.id, holding);
    if (params.p2pMode === 'server') this.sharing.set(source.id, tell);
    else if (params.liveStreamDomain !== undefined) this.sharing.set(source.id, null);
    else this.sharing.delete(source.id);
    try {
      await holding.start(params);
    } catch (failure) {
      this.forget(source.id, holding);
      throw failure;
    }
  }

  async initCamera(source: StreamSource): Promise<void> {
    const command = initCommandOf(source)?.reveal() ?? '';
    rememberSecret(command);
    const send = async (): Promise<unknown> => this.manager?.sendCommand?.(source.id, command);
    const answer = await send().catch((reason: unknown) => ({ ...Object(reason), type: wordsOf(reason) }));
    const type = readText(answer, 'type');
    if (type !== 'success')
      throw failureOf('iot', 'initCommand', { step: 'initCamera', message: wordsOf(answer) || type });
  }

  stopService(id: string): unknown {
    const holding = this.holdings.get(id);
    if (!holding) return undefined;
    const answer = holding.letGo();
    if (isThenable(answer)) return answer.then(() => this.forget(id, holding));
    this.forget(id, holding);
    return undefined;
  }

  /** The components pull by themselves: "operation not supported" (contract 2.5). */
  startStream(): Promise<{ flvUrl?: string }> {
    return Promise.reject(failureOf('xp2p', -2004, { step: 'startStream' }));
  }

  stopStream(): unknown {
    return undefined;
  }

  /** As far as they are told: the manager's once there is one. Throws nothing. */
  versions(): PluginVersions {
    const text = (name: string): string => quietly(() => readText(this.manager, name)) ?? '';
    return {
      xp2p: text('XP2PVersion') || (readText(this.iot, 'XP2PVersion') ?? ''),
      player: text('P2PPlayerVersion'),
      uuid: text('uuid'),
    };
  }

  /** What the manager tells of one to many does not say which: it is told where there is one alone that it can be (managed contract 3). */
  private hearSharing(manager: Xp2pManager): void {
    if (this.sharingHeardOf === manager) return;
    this.sharingHeardOf = manager;
    quietly(() =>
      manager.on?.('p2pDevNotify', (notice) => {
        const subtype = sharingWords.get((readText(notice, 'type') ?? '').toLowerCase());
        const [tell] = this.sharing.size === 1 ? this.sharing.values() : [];
        if (subtype) tell?.({ type: 'stream.deviceNotified', subtype, detail: readField(notice, 'detail') });
      }),
    );
  }

  /** Asked each time: a manager that could not be made may be another time. */
  private gotManager(): Xp2pManager {
    let manager: unknown;
    try {
      manager = this.iot.getXp2pManager?.();
    } catch (reason) {
      throw readFailure(reason, { step: 'init', otherwise: 'threw' });
    }
    if (typeof manager !== 'object' || manager === null) throw failureOf('iot', 'managerMissing', { step: 'init' });
    return manager;
  }

  private checkReset(manager: Xp2pManager, step: 'init' | 'reset'): void {
    try {
      manager.checkReset?.();
    } catch (reason) {
      throw readFailure(reason, { step, otherwise: 'threw' });
    }
  }

  private forget(id: string, holding: Holding): void {
    if (this.holdings.get(id) !== holding) return;
    this.holdings.delete(id);
    this.sharing.delete(id);
  }
}

const peerOf = (manager: Xp2pManager): { localPeerName: string } => ({
  localPeerName: peerNameOf(quietly(() => manager.localPeername)),
});

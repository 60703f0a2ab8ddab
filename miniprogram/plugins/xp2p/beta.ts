import type { Failure } from '../../../machines/failure';
import type {
  ModuleGeneration,
  ServiceFact,
  SourceKind,
  StreamFact,
  StreamParams,
  StreamSource,
  Write,
  Xp2p,
} from '../../../machines/kernel/ports';
import { hideKnownSecrets } from '../../../machines/privacy/known-secrets';
import { peerNameOf } from './answers';
import { ServiceLives } from './lives';
import { quietly } from './quietly';
import type { AdapterParts } from './services';
import { urlStreamInfo } from './stream-info';
import type { AppParams } from './surface';

/** `XP2PSource`, should the plugin not export it (contract 2.1). */
const SOURCES: Readonly<Record<SourceKind, number>> = { camera: 1, server: 3 };

/**
 * The plugin that the seed was written for: the source belongs to the module, and there is no service without a pull.
 * `startService` makes no call, `startStream` starts both, and stopping the stream stops the service.
 */
export class BetaXp2p implements Xp2p {
  readonly generations: readonly ModuleGeneration[] = ['all'];
  readonly sourceBelongsToModule = true;

  private readonly lives = new ServiceLives();
  /** Who hears of a service, from `startService` until `stopService`: each pull of it is a service of the plugin. */
  private readonly listeners = new Map<string, (fact: ServiceFact) => void>();

  constructor(
    private readonly parts: AdapterParts,
    private readonly appParams: AppParams,
  ) {}

  async init(_generation: ModuleGeneration, source: SourceKind): Promise<{ localPeerName: string }> {
    const { surface, answers } = this.parts;
    const exported = { camera: surface.XP2PSource?.IPC, server: surface.XP2PSource?.IoTP2PServer };
    await answers.zero('init', () =>
      surface.init?.({ appParams: this.appParams, source: exported[source] ?? SOURCES[source] }),
    );
    return this.localPeer();
  }

  async reset(): Promise<{ localPeerName: string }> {
    const { surface, answers } = this.parts;
    if (!surface.resetP2P) throw answers.unsupported('reset');
    await answers.zero('reset', () => surface.resetP2P?.());
    return this.localPeer();
  }

  destroy(): void {
    this.lives.endAll();
    this.listeners.clear();
    quietly(() => this.parts.surface.destroy?.());
  }

  async startService(source: StreamSource, _params: StreamParams, tell: (fact: ServiceFact) => void): Promise<void> {
    this.listeners.set(source.id, tell);
  }

  stopService(id: string): unknown {
    this.listeners.delete(id);
    return this.lives.current(id) ? this.stopStream(id) : undefined;
  }

  async startStream(
    source: StreamSource,
    params: StreamParams,
    tell: (fact: StreamFact | ServiceFact) => void,
    write: Write,
  ): Promise<{ flvUrl?: string }> {
    const { surface, answers, vocabulary } = this.parts;
    const streamInfo = urlStreamInfo(source, params);
    if (!streamInfo) throw answers.unsupported('startStream');
    const life = this.lives.begin(source.id, this.listeners.get(source.id));
    const stream = life.beginStream(params.action, tell, write);
    try {
      await answers.zero('startStream', () =>
        surface.startP2PService?.(source.id, streamInfo, {
          msgCallback: (event, subtype, detail) => life.hear(vocabulary.readMessage(event, subtype), detail, stream),
          dataCallback: stream.take,
        }),
      );
    } catch (failure) {
      if (this.lives.current(source.id) === life) this.lives.end(source.id);
      throw ofConnection(failure as Failure);
    }
    return this.flvUrl(source.id);
  }

  stopStream(id: string): unknown {
    const { surface, answers } = this.parts;
    this.lives.end(id);
    return answers.stopped('stopStream', () => surface.stopServiceById?.(id));
  }

  private localPeer(): { localPeerName: string } {
    return { localPeerName: peerNameOf(quietly(() => this.parts.surface.getLocalXp2pInfo?.())) };
  }

  private flvUrl(id: string): { flvUrl?: string } {
    const flvUrl = quietly(() => this.parts.surface.getHttpFlvUrl?.(id));
    return typeof flvUrl === 'string' && flvUrl !== '' ? { flvUrl: hideKnownSecrets(flvUrl) } : {};
  }
}

/** One call starts service and stream here, so what fails with −24xx is the connection. */
function ofConnection(failure: Failure): Failure {
  const isService = typeof failure.code === 'number' && failure.code <= -2400 && failure.code > -2500;
  return isService ? { ...failure, scope: 'connection' } : failure;
}

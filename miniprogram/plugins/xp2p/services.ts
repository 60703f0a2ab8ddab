import { failureOf } from '../../../machines/failure';
import type { ServiceFact, StreamFact, StreamParams, StreamSource, Write, Xp2p } from '../../../machines/kernel/ports';
import type { Answers } from './answers';
import { deviceStatusCommand, readDeviceStatus } from './device-status';
import { ServiceLives, type StreamLife } from './lives';
import type { Vocabulary } from './notices';
import { deviceStreamInfo, flvOf } from './stream-info';
import type { MessageCallback, StreamOptions, Xp2pSurface } from './surface';

/** What every adapter is made of. */
export interface AdapterParts {
  readonly surface: Xp2pSurface;
  readonly answers: Answers;
  readonly vocabulary: Vocabulary;
}

/**
 * Services and streams of 1.0 – 3.1 (contract 2.2, 2.3): the same calls under changing names, so whichever name is
 * exported is used. A message callback is given to service and stream alike, because which of them hears what differs.
 */
export class PluginServices
  implements Pick<Xp2p, 'startService' | 'stopService' | 'startStream' | 'stopStream' | 'checkDevice'>
{
  private readonly lives = new ServiceLives();

  constructor(protected readonly parts: AdapterParts) {}

  async startService(source: StreamSource, params: StreamParams, tell: (fact: ServiceFact) => void): Promise<void> {
    const { surface, answers } = this.parts;
    const streamInfo = deviceStreamInfo(source, params);
    if (!streamInfo) throw failureOf('xp2p', -2000, { step: 'startService' });
    const life = this.lives.begin(source.id, tell);
    const msgCallback = this.listener((message, detail) => life.hear(message, detail));
    // No dataCallback here: up to 2.x one would make the plugin pull by itself (contract 2.2).
    await answers.zero('startService', () => surface.startP2PService?.(source.id, streamInfo, { msgCallback }));
  }

  stopService(id: string): unknown {
    const { surface, answers } = this.parts;
    this.lives.end(id);
    return answers.stopped('stopService', () =>
      surface.stopP2PService ? surface.stopP2PService(id) : surface.stopServiceById?.(id),
    );
  }

  async startStream(
    source: StreamSource,
    params: StreamParams,
    tell: (fact: StreamFact | ServiceFact) => void,
    write: Write,
  ): Promise<{ flvUrl?: string }> {
    const { surface, answers } = this.parts;
    const life = this.lives.current(source.id) ?? this.lives.begin(source.id);
    const stream = life.beginStream(params.action, tell, write);
    const msgCallback = this.listener((message, detail) => life.hear(message, detail, stream));
    const flv = flvOf(source, params);
    const options: StreamOptions = { ...(flv ? { flv } : {}), dataCallback: stream.take, msgCallback };
    await this.orDeaf(stream, () =>
      answers.zero('startStream', () =>
        surface.startStream ? surface.startStream(source.id, options) : surface.startP2PStream?.(source.id, options),
      ),
    );
    return {};
  }

  stopStream(id: string, params: StreamParams): unknown {
    const { surface, answers } = this.parts;
    this.lives.current(id)?.endStream(params.action);
    // The type is read from 3.1 on; earlier ones take an id alone and ignore it.
    return answers.stopped('stopStream', () =>
      surface.stopStream ? surface.stopStream(id, params.action) : surface.stopP2PStream?.(id),
    );
  }

  async checkDevice(source: StreamSource, params: StreamParams): Promise<number> {
    const { surface, answers } = this.parts;
    const answer = await answers.of('checkDevice', () => surface.sendCommand?.(source.id, deviceStatusCommand(params)));
    const status = readDeviceStatus(answer);
    // The request failed, or the answer says nothing: that is no refusal by the camera, and the caller goes on.
    if (status === undefined) throw answers.failureOf('checkDevice', answer);
    return status;
  }

  /** After `destroy` nothing that was started says anything more. */
  endAll(): void {
    this.lives.endAll();
  }

  private listener(hear: (message: ReturnType<Vocabulary['readMessage']>, detail: unknown) => void): MessageCallback {
    return (event, subtype, detail) => hear(this.parts.vocabulary.readMessage(event, subtype), detail);
  }

  /** A start that the plugin refused is over: what it says afterwards is no news. */
  private async orDeaf(stream: StreamLife, start: () => Promise<void>): Promise<void> {
    try {
      await start();
    } catch (failure) {
      stream.isOver = true;
      throw failure;
    }
  }
}

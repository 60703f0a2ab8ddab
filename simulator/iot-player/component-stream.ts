import type { SimulatedIot } from '../iot/simulated-iot';
import type { SimulatedWorld } from '../world';
import type { ComponentSettings } from './component.types';
import { ComponentPull, type PullFact } from './component-pull';
import type { PlayTrouble } from './play-error';

const OK = 200;

export interface ComponentStreamInput {
  readonly world: SimulatedWorld;
  readonly iot: SimulatedIot;
  readonly key: string;
  readonly settings: () => ComponentSettings;
  tellState(streamState: string): void;
  write(chunk: ArrayBuffer): void;
  onData(): void;
  onEnded(): void;
  /** A transfer error. */
  onLost(why: string): void;
  onTrouble(trouble: PlayTrouble): void;
}

/** What one component pulls: asks the camera first where it was told to, and says how far it is. */
export class ComponentStream {
  private state = '';
  private pull: ComponentPull | undefined;
  private turn = 0;

  constructor(private readonly input: ComponentStreamInput) {}

  /** Begins a pull, unless one is under way. */
  start(isAskedFirst: boolean): void {
    if (this.pull) return;
    this.turn += 1;
    if (isAskedFirst) void this.ask(this.turn);
    else this.open();
  }

  close(): void {
    const { pull } = this;
    this.turn += 1;
    this.pull = undefined;
    pull?.close();
  }

  enter(state: string): void {
    if (state === this.state) return;
    this.state = state;
    this.input.tellState(state);
  }

  private get deviceId(): string {
    return this.input.settings().deviceInfo?.deviceId ?? '';
  }

  private async ask(turn: number): Promise<void> {
    const { iot, onTrouble } = this.input;
    this.enter('StreamChecking');
    const answer = await iot.commands
      .sendInner(this.deviceId, { cmd: 'get_device_st', params: { type: 'live' } })
      .catch(() => undefined);
    if (turn !== this.turn) return;
    const [first] = Array.isArray(answer) ? (answer as readonly { readonly status?: unknown }[]) : [];
    const status = Number(first?.status ?? 0);
    if (status !== 0) return onTrouble({ errType: 'StreamCheckError', why: `status ${status}` });
    this.enter('StreamCheckSuccess');
    this.open();
  }

  private open(): void {
    const { iot, settings, write } = this.input;
    const { deviceId } = this;
    this.enter('StreamPreparing');
    const pull: ComponentPull = new ComponentPull({
      ...{ iot, deviceId, query: queryOf(settings()), slot: this.slot },
      tell: (fact) => {
        if (pull === this.pull) this.hear(fact);
      },
      write: (chunk) => {
        if (pull !== this.pull) return;
        if (this.state !== 'StreamDataReceived') this.receive();
        write(chunk);
      },
    });
    this.pull = pull;
    void pull.open();
  }

  private receive(): void {
    this.enter('StreamDataReceived');
    this.input.onData();
  }

  private hear(fact: PullFact): void {
    const { onTrouble, onEnded, onLost } = this.input;
    switch (fact.type) {
      case 'started':
        this.enter('StreamStarted');
        break;
      case 'requested':
        this.enter('StreamRequest');
        break;
      case 'refused':
        onTrouble({ errType: 'StreamStartError', why: `startStream err ${fact.code}` });
        break;
      case 'header':
        this.hearHeader(fact.status);
        break;
      case 'ended':
        onEnded();
        break;
      case 'broken':
        onLost(fact.why);
        break;
    }
  }

  private hearHeader(status: number): void {
    const { iot, onTrouble } = this.input;
    if (status === OK) {
      this.enter('StreamHeaderParsed');
      return;
    }
    const { deviceId } = this;
    onTrouble({ errType: 'StreamHttpStatusError', why: `httpStatus: ${status}` });
    if (status >= 500) iot.services.broke(deviceId, `httpStatus: ${status}`);
  }

  /** Streams in the same slot are in each other's way. */
  private get slot(): string {
    const { world, key, settings } = this.input;
    const channel = world.iotFeatures.hasChannels ? ` channel ${settings().streamChannel}` : '';
    return `live${channel}${world.iotAssumptions.secondNode === 'ownStream' ? ` of ${key}` : ''}`;
  }
}

export function queryOf({ streamChannel, streamQuality, streamParams }: ComponentSettings): string {
  const quality = streamQuality ? `&quality=${streamQuality}` : '';
  return `action=live&channel=${streamChannel}${quality}${streamParams ? `&${streamParams}` : ''}`;
}

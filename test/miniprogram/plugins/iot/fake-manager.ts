import type { ServiceFact, StreamParams, StreamSource } from '../../../../machines/kernel/ports';
import { secret } from '../../../../machines/privacy/secret';
import type { Listener, StartParams, Xp2pManager } from '../../../../miniprogram/plugins/iot/surface';

export const live: StreamParams = { action: 'live', channel: 0, quality: 'high' };

/** A camera whose `xp2pInfo` ends in this. */
export function camera(id = 'camera-1', more: Partial<StreamSource> & { readonly flags?: string } = {}): StreamSource {
  const { flags = '%2.4.43', ...rest } = more;
  return {
    id,
    kind: 'camera',
    address: {
      by: 'device',
      productId: 'PRODUCT',
      deviceName: `device of ${id}`,
      xp2pInfo: secret(`XP2PbmV2ZXIgdG9sZA==${flags}`),
      liveStreamDomain: '',
      url: '',
    },
    ...rest,
  };
}

export const serverStream: StreamSource = {
  id: 'stream-1',
  kind: 'server',
  address: { by: 'url', url: 'https://server.invalid/live/stream.flv?txSecret=NeverTold1' },
};

/** The plugin's manager as the managed contract tells of it (3): it does nothing by itself, and writes down what it is asked. */
export class FakeManager implements Xp2pManager {
  XP2PVersion: unknown = '4.6.9';
  P2PPlayerVersion: unknown = '1.4.2';
  uuid: unknown = 'uuid-1';
  moduleState: unknown = 'inited';
  localPeername: unknown = 'peer-1';
  /** Each call in one line, in order. */
  readonly calls: string[] = [];
  readonly started: StartParams[] = [];
  /** What the next starts answer. */
  start: (params: StartParams) => unknown = () => Promise.resolve({});
  stop: () => unknown = () => undefined;
  resets: () => void = () => undefined;
  /** Whether there is a service to listen to. */
  listens: () => unknown = () => true;

  private readonly forGood: { readonly id: string; readonly listener: Listener }[] = [];
  private readonly listeners = new Map<string, Listener[]>();
  private readonly ofServices = new Map<string, Listener[]>();
  /** Every listener that there ever was: a plugin may call it long after it was taken off. */
  private readonly ever: { readonly id: string; readonly listener: Listener }[] = [];

  checkReset(): void {
    this.calls.push('checkReset');
    this.resets();
  }

  addEventListener(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  /** It has no opposite. */
  on(name: string, listener: Listener): void {
    this.forGood.push({ id: name, listener });
  }

  /** What one to many tells of itself. */
  notifies(type: string, detail: unknown): void {
    for (const { id, listener } of this.forGood) if (id === 'p2pDevNotify') listener({ type, detail });
  }

  removeEventListener(name: string, listener: Listener): void {
    this.listeners.set(name, without(this.listeners.get(name), listener));
  }

  startP2PService(params: StartParams): unknown {
    this.calls.push(`start ${params.deviceInfo.deviceId} ${params.caller}`);
    this.started.push(params);
    return this.start(params);
  }

  stopP2PService(deviceId: string, caller: string): unknown {
    this.calls.push(`stop ${deviceId} ${caller}`);
    return this.stop();
  }

  addP2PServiceEventListener(id: string, name: string, listener: Listener): unknown {
    this.calls.push(`on ${id} ${name}`);
    const answer = this.listens();
    if (answer === false) return false;
    this.ever.push({ id, listener });
    this.ofServices.set(id, [...(this.ofServices.get(id) ?? []), listener]);
    return answer;
  }

  removeP2PServiceEventListener(id: string, name: string, listener: Listener): void {
    this.calls.push(`off ${id} ${name}`);
    this.ofServices.set(id, without(this.ofServices.get(id), listener));
  }

  /** An event of the module. */
  says(name: string, detail?: unknown): void {
    for (const listener of this.listeners.get(name) ?? []) listener(detail);
  }

  /** A service is in this state now. */
  isIn(id: string, p2pState: unknown, more: object = {}): void {
    for (const listener of this.ofServices.get(id) ?? []) listener({ p2pState, ...more });
  }

  /** The same, told to everybody who ever listened. */
  isLateIn(id: string, p2pState: string): void {
    for (const { id: other, listener } of this.ever) if (other === id) listener({ p2pState });
  }

  /** How many listen to anything. */
  get ears(): number {
    return [...this.listeners.values(), ...this.ofServices.values()].flat().length;
  }
}

const without = (listeners: readonly Listener[] = [], listener: Listener): Listener[] =>
  listeners.filter((each) => each !== listener);

/** Who is told of a service. */
export function viewer() {
  const facts: ServiceFact[] = [];
  return { facts, tell: (fact: ServiceFact) => void facts.push(fact), types: () => facts.map(({ type }) => type) };
}

/** What has become of a promise once everything that can settle has. */
export async function outcomeOf(promise: Promise<unknown>): Promise<unknown> {
  let outcome: unknown = 'pending';
  promise.then(
    (value) => {
      outcome = { resolved: value };
    },
    (reason: unknown) => {
      outcome = { rejected: reason };
    },
  );
  await settled();
  return outcome;
}

export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

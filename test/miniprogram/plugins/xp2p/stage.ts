import type { Failure } from '../../../../machines/failure';
import type {
  Clock,
  ModuleFact,
  ServiceFact,
  StreamFact,
  StreamParams,
  StreamSource,
} from '../../../../machines/kernel/ports';
import { secret } from '../../../../machines/privacy/secret';
import { type SelectedXp2p, selectXp2p } from '../../../../miniprogram/plugins/xp2p';
import type { AppParams } from '../../../../miniprogram/plugins/xp2p/surface';
import type { CameraSource } from '../../../../simulator/camera/camera.types';
import type { CallFault, CallName } from '../../../../simulator/fault.types';
import type { PluginGeneration } from '../../../../simulator/generations';
import { seededRandom } from '../../../../simulator/random';
import { createSimulation, type Simulation, type SimulationOptions } from '../../../../simulator/simulation';
import { atDevice, atUrl } from '../../../support/addresses';
import { VirtualClock } from '../../../support/virtual-clock';

export const GENERATIONS: readonly PluginGeneration[] = ['beta', '1.0', '1.3', '2.0', '3.0', '3.1'];

export const XP2P_INFO = 'XP2PabcdefghijklmnopqrstuvwxyzABCDEF0123456789%2.4.33';

export const appParams: AppParams = {
  appid: 1234567,
  appOauthId: 'oauth-for-tests',
  appKey: 'key-for-tests',
  appSecretKey: 'secret-for-tests',
  appPackage: 'package-for-tests',
};

export const live: StreamParams = { action: 'live', channel: 0, quality: 'high' };

/** A camera that every generation can reach: by its url in the beta, by its device later. */
export function camera(id = 'camera-1'): StreamSource {
  return {
    id,
    kind: 'camera',
    address: atDevice({
      deviceName: id,
      xp2pInfo: secret(XP2P_INFO),
      url: `http://${id}.xnet/ipc.p2p.com/ipc.flv?action=live`,
    }),
  };
}

export const server: StreamSource = {
  id: 'server-1',
  kind: 'server',
  address: atUrl('https://live.example.com/shared.flv?token=abc'),
};

const CHUNK_MS = 40;

/** A camera whose every chunk is one byte, every 40 ms. */
export function tickingCamera(clock: Clock): CameraSource {
  return {
    open(_quality, write) {
      let timer: unknown;
      let isPaused = false;
      const tick = () => {
        timer = clock.setTimeout(tick, CHUNK_MS);
        if (!isPaused) write(new ArrayBuffer(1));
      };
      tick();
      return {
        close: () => clock.clearTimeout(timer),
        pause: () => {
          isPaused = true;
        },
        resume: () => {
          isPaused = false;
        },
      };
    },
  };
}

/** The shapes in which a call of the plugin fails. */
export const FAILING: readonly (readonly [shape: string, fault: CallFault])[] = [
  ['a number that is not 0', { how: 'answer', code: -2402 }],
  ['a rejection with a bare number', { how: 'reject', code: -2402, shape: 'number' }],
  ['a rejection with { errcode }', { how: 'reject', code: -2402, shape: 'errcode' }],
  ['a number thrown at once', { how: 'throw', code: -2402 }],
];

/** How a promise ended so far. */
export interface Outcome<Value> {
  state: 'pending' | 'resolved' | 'rejected';
  value?: Value;
  failure?: Failure;
}

export function watched<Value>(promise: Promise<Value>): Outcome<Value> {
  const outcome: Outcome<Value> = { state: 'pending' };
  promise.then(
    (value) => Object.assign(outcome, { state: 'resolved', value }),
    (failure) => Object.assign(outcome, { state: 'rejected', failure }),
  );
  return outcome;
}

/** What one viewer of an adapter heard and got. */
export class Audience {
  readonly module: ModuleFact[] = [];
  readonly service: ServiceFact[] = [];
  readonly stream: (StreamFact | ServiceFact)[] = [];
  bytes = 0;

  readonly tellModule = (fact: ModuleFact) => void this.module.push(fact);
  readonly tellService = (fact: ServiceFact) => void this.service.push(fact);
  readonly tellStream = (fact: StreamFact | ServiceFact) => void this.stream.push(fact);
  readonly write = (chunk: ArrayBuffer) => {
    this.bytes += chunk.byteLength;
  };

  /** The stream's facts by type, without what one to many tells of its peers. */
  get told(): string[] {
    return this.stream.map(({ type }) => type).filter((type) => type !== 'stream.deviceNotified');
  }

  get broken(): Failure[] {
    return this.service.flatMap((fact) => (fact.type === 'service.broken' ? [fact.failure] : []));
  }

  get failures(): Failure[] {
    return this.stream.flatMap((fact) => ('failure' in fact ? [fact.failure] : []));
  }
}

/** A simulated plugin of one generation, with the adapter that was chosen for it. */
export class Stage {
  readonly clock = new VirtualClock();
  readonly simulation: Simulation;
  readonly selected: SelectedXp2p;

  constructor(
    readonly generation: PluginGeneration,
    options: Partial<SimulationOptions> = {},
  ) {
    this.simulation = createSimulation({
      clock: this.clock,
      random: seededRandom(7),
      cameras: tickingCamera(this.clock),
      wechat: { emit: () => undefined },
      generation,
      ...options,
    });
    this.selected = selectXp2p(this.simulation.xp2pPlugin, appParams);
  }

  get xp2p() {
    return this.selected.xp2p;
  }

  get faults() {
    return this.simulation.faults;
  }

  get features() {
    return this.simulation.world.features;
  }

  /** The calls that the plugin saw, in order. */
  get calls(): string[] {
    return this.simulation.world.calls.map(({ call }) => call);
  }

  /** The call that starts a pull; in the beta it starts the service too. */
  get startCall(): CallName {
    return this.features.streamCalls === 'none' ? 'startService' : 'startStream';
  }

  /** The call that ends a pull. */
  get stopCall(): CallName {
    return this.features.streamCalls === 'none' ? 'stopService' : 'stopStream';
  }

  /** Initialises everything that there is to initialise. */
  async init(kind: 'camera' | 'server' = 'camera', audience = new Audience()): Promise<void> {
    const inits = this.xp2p.generations.map((each) => watched(this.xp2p.init(each, kind, audience.tellModule)));
    await this.clock.advance(1_000);
    if (inits.some(({ state }) => state !== 'resolved')) throw new Error('init did not go well');
  }

  startService(source: StreamSource, audience: Audience, params = live): Outcome<void> {
    return watched(this.xp2p.startService(source, params, audience.tellService));
  }

  startStream(source: StreamSource, audience: Audience, params = live): Outcome<{ flvUrl?: string }> {
    return watched(this.xp2p.startStream(source, params, audience.tellStream, audience.write));
  }

  /** Starts service and stream, and waits until bytes flow. */
  async play(source: StreamSource, params = live): Promise<Audience> {
    const audience = new Audience();
    this.startService(source, audience, params);
    await this.clock.advance(1_000);
    await this.pull(source, audience, params);
    return audience;
  }

  async pull(source: StreamSource, audience: Audience, params = live): Promise<void> {
    this.startStream(source, audience, params);
    await this.clock.advance(1_000);
    if (audience.bytes === 0) throw new Error('no bytes came');
  }

  async stop(source: StreamSource, params = live): Promise<void> {
    this.xp2p.stopStream(source.id, params);
    this.xp2p.stopService(source.id);
    await this.clock.advance(500);
  }
}

import type { AppParams, MessageCallback, StreamInfo, Xp2pSurface } from '../../../miniprogram/plugins/xp2p/surface';
import type { PluginGeneration } from '../../../simulator/generations';
import { seededRandom } from '../../../simulator/random';
import { createSimulation, type Simulation, type SimulationOptions } from '../../../simulator/simulation';
import { tickingCamera } from '../../miniprogram/plugins/xp2p/stage';
import { VirtualClock } from '../../support/virtual-clock';

const appParams: AppParams = { appid: 1, appOauthId: 'a', appKey: 'b', appSecretKey: 'c', appPackage: 'd' };

/** The simulated plugin as an app without any adapter would use it: numbers, strings and callbacks. */
export class RawPlugin {
  readonly clock = new VirtualClock();
  readonly simulation: Simulation;
  readonly p2p: Required<Xp2pSurface>;
  /** What WeChat said. */
  readonly wechat: { event: string; payload: unknown }[] = [];
  /** What was said to the service's callback, and to the stream's. */
  readonly serviceHeard: string[] = [];
  readonly streamHeard: string[] = [];
  readonly details: unknown[] = [];
  bytes = 0;

  constructor(
    readonly generation: PluginGeneration,
    options: Partial<SimulationOptions> = {},
  ) {
    this.simulation = createSimulation({
      clock: this.clock,
      random: seededRandom(3),
      cameras: tickingCamera(this.clock),
      wechat: { emit: (event, payload) => void this.wechat.push({ event, payload }) },
      generation,
      ...options,
    });
    this.p2p = this.simulation.xp2pPlugin.p2p as Required<Xp2pSurface>;
  }

  get faults() {
    return this.simulation.faults;
  }

  readonly serviceCallback: MessageCallback = (_event, subtype, detail) => {
    this.serviceHeard.push(String(subtype));
    this.details.push(detail);
  };

  readonly streamCallback: MessageCallback = (_event, subtype, detail) => {
    this.streamHeard.push(String(subtype));
    this.details.push(detail);
  };

  dataCallback = (chunk: ArrayBuffer) => {
    this.bytes += chunk.byteLength;
  };

  /** The code that a call ends with, however it says so; 0 is success. */
  async code(call: () => unknown, waitMs = 3_000): Promise<number | 'pending'> {
    let code: number | 'pending' = 'pending';
    const take = (answer: unknown) => {
      code = typeof answer === 'number' ? answer : ((answer as { errcode?: number } | undefined)?.errcode ?? 0);
    };
    try {
      Promise.resolve(call()).then(take, take);
    } catch (thrown) {
      take(thrown);
    }
    await this.clock.advance(waitMs);
    return code;
  }

  init(version: '2.3' | '2.4' = '2.4', changes: object = {}): Promise<number | 'pending'> {
    const three = { appParams, initParams: { deviceP2PVersion: version }, ...changes };
    const older = { appParams, source: 1, ...changes };
    return this.code(() => this.p2p.init(this.p2p.DeviceVersion ? three : older));
  }

  startService(id: string, streamInfo: StreamInfo = device(), callbacks: object = {}): Promise<number | 'pending'> {
    const dataCallback = this.generation === 'beta' ? { dataCallback: this.dataCallback } : {};
    return this.code(() =>
      this.p2p.startP2PService(id, streamInfo, { msgCallback: this.serviceCallback, ...dataCallback, ...callbacks }),
    );
  }

  startStream(id: string, params = 'action=live&channel=0&quality=high'): Promise<number | 'pending'> {
    const start = this.p2p.startStream ?? this.p2p.startP2PStream;
    const { dataCallback, streamCallback: msgCallback } = this;
    return this.code(() => start(id, { flv: { filename: 'ipc.flv', params }, dataCallback, msgCallback }));
  }
}

export function device(xp2pInfo = 'XP2Psimulated%2.4.33'): StreamInfo {
  return {
    url: 'http://XP2P_INFO.xnet/ipc.p2p.com/ipc.flv?action=live&channel=0&quality=high',
    productId: 'PRODUCT',
    deviceName: 'camera',
    xp2pInfo,
  };
}

export const byPeer: StreamInfo = { url: 'http://peer.xnet/ipc.p2p.com/ipc.flv?action=live' };

export const sharedStream: StreamInfo = { url: 'https://live.example.com/shared.flv' };

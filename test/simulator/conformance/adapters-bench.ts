import { appParams } from '../../../miniprogram/config/credentials.example';
import { readWechat } from '../../../miniprogram/plugins/environment';
import { createPorts } from '../../../miniprogram/runtime/ports';
import { ownWatchWay } from '../../../miniprogram/runtime/watch-way';
import { ownWay } from '../../../miniprogram/runtime/way';
import type { Bench, Fate, NodeDeed, OutsideCall, PluginWord, World } from '../../../simulator/conformance';
import type { CallFault, CallName } from '../../../simulator/fault.types';
import type { PluginGeneration } from '../../../simulator/generations';
import type { CallOptions, LivePlayerContext, PlayerHost } from '../../../simulator/p2p-player/player.types';
import { PlayerCore } from '../../../simulator/p2p-player/player-core';
import { seededRandom } from '../../../simulator/random';
import { createSimulation, type Simulation } from '../../../simulator/simulation';
import type { FileCall } from '../../../simulator/wechat-files';
import { fakeWechat } from '../../miniprogram/runtime/fake-wechat';
import { newNodeSettings, noPicture } from '../../support/shown-nodes';
import { VirtualClock } from '../../support/virtual-clock';

type Data = (chunk: ArrayBuffer) => void;

/** What the simulated plugin calls what a port's call makes of it. */
const pluginCalls: ReadonlyMap<OutsideCall, CallName> = new Map<OutsideCall, CallName>([
  ['init', 'init'],
  ['reset', 'reset'],
  ['startService', 'startService'],
  ['stopService', 'stopService'],
  ['startStream', 'startStream'],
  ['stopStream', 'stopStream'],
  ['checkDevice', 'sendCommand'],
]);

const wechatCalls: ReadonlyMap<OutsideCall, string> = new Map<OutsideCall, string>([
  ['saveImage', 'saveImageToPhotosAlbum'],
  ['saveVideo', 'saveVideoToPhotosAlbum'],
  ['openSettings', 'openSetting'],
  ['askNetwork', 'getNetworkType'],
  ['openPermissions', 'openAppAuthorizeSetting'],
]);

const fileCalls: ReadonlyMap<OutsideCall, FileCall> = new Map<OutsideCall, FileCall>([
  ['createFile', 'openSync'],
  ['writeFile', 'writeSync'],
  ['closeFile', 'closeSync'],
  ['keepFile', 'saveFileSync'],
]);

const faultOf = (fate: Fate): CallFault =>
  fate === 'refused'
    ? { how: 'answer', code: -2402 }
    : fate === 'throws'
      ? { how: 'throw', code: -2402 }
      : fate === 'hangs'
        ? { how: 'hang' }
        : { how: 'delay', delayMs: 6_000 };

/** Ports made as on a phone, of a simulated WeChat and both simulated plugins: everything but the pages. */
export function adaptersBench(generation: PluginGeneration, platform: 'ios' | 'android' = 'android'): Bench {
  const clock = new VirtualClock(1_700_000_000_000);
  const random = seededRandom(7);
  const wechat = fakeWechat();
  const simulation = createSimulation({ clock, random, generation, platform, wechat: { emit: () => undefined } });
  const fates = new Map<OutsideCall, Fate>();
  const data = new DataCallbacks(simulation);
  const playerPlugin = {
    ...simulation.playerPlugin,
    reset: () => (fates.delete('resetLocalServer') ? Promise.reject({ errMsg: 'reset:fail' }) : restart(simulation)),
  };
  const setStorage = wechat.wx.setStorageSync as (key: string, value: unknown) => void;
  wechat.wx.setStorageSync = (key: string, value: unknown) => {
    if (fates.delete('writeStorage')) throw { errMsg: 'setStorageSync:fail full' };
    setStorage(key, value);
  };
  const plugins = {
    xp2p: simulation.xp2pPlugin,
    simulation: { faults: simulation.faults, catalogue: [], resources: () => simulation.resources() },
  };
  const ports = createPorts(wechat.calls, plugins, { appParams, isMissing: false, way: ownWay }, { clock, random });
  ports.nodesCome(ownWatchWay.createNodes(playerPlugin, readWechat(wechat.calls), wechat.calls));
  const nodes = new Map<string, PlayerCore>();
  const hasNoStreams = simulation.world.features.streamCalls === 'none';

  const mount = (view: string, key: number): void => {
    const host: PlayerHost = {
      picture: {
        ...noPicture,
        snapshot: () =>
          fates.delete('snapshot') ? Promise.reject({ errMsg: 'snapshot:fail' }) : Promise.resolve('tmp/picture.png'),
      },
      emit: (event, detail) => ports.players.deliver(view, key, event, grudging(detail, fates)),
      setFullScreen: () => undefined,
    };
    const name = `${view} ${key}`;
    const node = new PlayerCore({ world: simulation.world, host, settings: newNodeSettings, key: name });
    nodes.set(name, node);
    node.mount();
  };

  const nodeDeeds: Readonly<Record<Exclude<NodeDeed, 'mount'>, (node: PlayerCore) => void>> = {
    autoplay: (node) => node.update({ ...newNodeSettings, autoplay: true }),
    unmount: (node) => node.destroy(),
    readyAgain: (node) => node.readyAgain(true),
    readyAnew: (node) => node.readyAgain(false),
    letGo: () => simulation.faults.playerClose('LIVE_PLAYER_CLOSED'),
    error: () => simulation.faults.playerError('WECHAT_SERVER_ERROR'),
    holds3s: (node) => node.emit('netstatus', { info: { videoCache: 3_000, videoFPS: 15 } }),
  };

  const world: Omit<World, 'managedNode'> = {
    advance: (durationMs) => clock.advance(durationMs),
    meet: (call, fate) => {
      const wechatCall = wechatCalls.get(call);
      const pluginCall = pluginCalls.get(call);
      const fileCall = fileCalls.get(call);
      if (fileCall) wechat.files.failNext(fileCall);
      else if (wechatCall) wechat.failures[wechatCall] = { errMsg: `${wechatCall}:fail` };
      else if (!pluginCall) fates.set(call, fate);
      else simulation.faults.onCall(hasNoStreams ? ofService(pluginCall) : pluginCall, faultOf(fate));
    },
    say: (word, id) => say(simulation, data, word, id, generation),
    sayLate: (word, id) => {
      if (word === 'chunk') data.late(id);
      else if (word !== 'natChanged' && word !== 'natError') simulation.faults.lateNotice(word, { id });
      return true;
    },
    node: (view, key, deed) => {
      const node = nodes.get(`${view} ${key}`);
      if (deed === 'mount') mount(view, key);
      else if (node) nodeDeeds[deed](node);
    },
    network: (type) => {
      wechat.networkType = type;
    },
    temporaryFile: (bytes) => {
      wechat.files.put('http://tmp/picture.jpg', bytes);
      return 'http://tmp/picture.jpg';
    },
    look: () => {
      const { services, streams } = simulation.resources();
      const options = (call: string) => wechat.made.filter((made) => made.call === call).map((made) => made.options);
      const [kept] = options('setKeepScreenOn').slice(-1) as { keepScreenOn?: boolean }[];
      return {
        held: [...services, ...streams].map((held) => held.split(' ')[0] ?? ''),
        isScreenKeptOn: kept?.keepScreenOn === true,
        album: ['saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum'].flatMap((call) =>
          (options(call) as { filePath: string }[]).map(({ filePath }) => filePath),
        ),
        file: (path) => wechat.files.contents(path),
      };
    },
  };
  return { ports, world };
}

/** Beta: one call starts, and one ends, both. */
const ofService = (call: CallName): CallName =>
  call === 'startStream' ? 'startService' : call === 'stopStream' ? 'stopService' : call;

function say(
  sim: Simulation,
  data: DataCallbacks,
  word: PluginWord,
  id: string,
  generation: PluginGeneration,
): boolean {
  if (word === 'chunk') data.now(id);
  else if (word !== 'natChanged' && word !== 'natError') sim.faults.notice(word, { id });
  else if (!sim.world.features.hasEventHandler && generation !== '3.0' && generation !== '3.1') return false;
  else if (word === 'natChanged') sim.faults.natChanged();
  else sim.faults.natError(103);
  return true;
}

/** `reset()` of the player plugin; the earliest version has none, and then nothing is to be done. */
const restart = async ({ playerPlugin }: Simulation): Promise<void> => playerPlugin.reset?.();

/** A `livePlayerContext` whose `play` never answers once that was ordered. */
function grudging(detail: object, fates: Map<OutsideCall, Fate>): object {
  const { livePlayerContext: context } = detail as { livePlayerContext?: LivePlayerContext };
  if (!context) return detail;
  const known = grudgingContexts.get(context) ?? {
    ...context,
    play: (options?: CallOptions) => (fates.delete('play') ? undefined : context.play(options)),
  };
  grudgingContexts.set(context, known);
  return { ...detail, livePlayerContext: known };
}

const grudgingContexts = new WeakMap<LivePlayerContext, LivePlayerContext>();

/** The callbacks for bytes that the plugin was given, so that it can call them when it should not. */
class DataCallbacks {
  private readonly given = new Map<string, Data[]>();

  constructor(simulation: Simulation) {
    const { p2p } = simulation.xp2pPlugin as unknown as { p2p: Record<string, (...all: unknown[]) => unknown> };
    for (const name of ['startStream', 'startP2PStream', 'startP2PService']) {
      const call = p2p[name];
      if (!call) continue;
      p2p[name] = (...all) => {
        for (const options of all) this.keep(String(all[0]), options);
        return call.apply(p2p, all);
      };
    }
  }

  now(id: string): void {
    this.given.get(id)?.[0]?.(new ArrayBuffer(8));
  }

  /** Every callback of this id but the newest, and the only one that there ever was. */
  late(id: string): void {
    const [newest, ...past] = this.given.get(id) ?? [];
    for (const write of past.length > 0 || !newest ? past : [newest]) write(new ArrayBuffer(8));
  }

  private keep(id: string, options: unknown): void {
    const { dataCallback } = (options ?? {}) as { dataCallback?: Data };
    if (dataCallback) this.given.set(id, [dataCallback, ...(this.given.get(id) ?? [])]);
  }
}

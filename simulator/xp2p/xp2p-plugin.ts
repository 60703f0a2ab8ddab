import type {
  InitOptions,
  ServiceCallbacks,
  StreamInfo,
  StreamOptions,
  Word,
  Xp2pSurface,
} from '../../miniprogram/plugins/xp2p/surface';
import { isManaged } from '../generations';
import type { IotSurface, SettingsSurface } from '../iot/iot.types';
import { SimulatedIot } from '../iot/simulated-iot';
import type { SimulatedWorld } from '../world';
import { CallGate } from './call-gate';
import { SimulatedCommands } from './commands';
import { ONLY_MODULE, SimulatedModules } from './simulated-modules';
import { SimulatedServices } from './simulated-services';
import { Words } from './words';

/** The simulated XP2P plugin: what `requirePlugin` would return, and what faults and tests may reach behind it. */
export interface SimulatedXp2p {
  /** `{ p2p }`, or from 3.2 on `{ p2p, iot }`. */
  readonly exported: { readonly p2p: Xp2pSurface & SettingsSurface; readonly iot?: IotSurface };
  readonly modules: SimulatedModules;
  readonly services: SimulatedServices;
  /** From 3.2 on. */
  readonly iot?: SimulatedIot;
}

/** Makes the plugin of the world's generation: its surface holds exactly the calls which that generation has. */
export function createXp2pPlugin(world: SimulatedWorld): SimulatedXp2p {
  const gate = new CallGate(world);
  const words = new Words(world);
  const modules = new SimulatedModules(world, gate, words);
  const services = new SimulatedServices(world, gate, words, modules);
  const p2p: Xp2pSurface = {
    ...(world.features.version ? { XP2PVersion: world.features.version } : {}),
    ...words.enumerations,
    ...moduleCalls(world, modules),
    ...serviceCalls(world, services),
    ...streamCalls(world, services),
  };
  if (world.generation === 'beta') return { exported: { p2p }, modules, services };
  const commands = new SimulatedCommands(world, gate, services);
  const sendCommand = (id: string, command: string) => commands.send(id, command);
  if (!isManaged(world.generation)) return { exported: { p2p: { ...p2p, sendCommand } }, modules, services };
  const iot = new SimulatedIot(world, { modules, services, commands, words });
  const old = world.iotAssumptions.oldSurface === 'whole' ? { ...p2p, sendCommand } : {};
  return { exported: { p2p: { ...old, ...iot.settings }, iot: iot.surface }, modules, services, iot };
}

function moduleCalls(world: SimulatedWorld, modules: SimulatedModules): Xp2pSurface {
  const calls: Xp2pSurface = {
    init: (options: InitOptions) => modules.init(options),
    destroy: () => modules.destroy(),
    getLocalXp2pInfo: (version: Word = ONLY_MODULE) => modules.localPeerName(version),
  };
  if (!world.features.hasDeviceVersions) return { ...calls, resetP2P: () => modules.reset(ONLY_MODULE) };
  return world.features.hasGetModule ? { ...calls, getModule: (version) => modules.moduleObject(version) } : calls;
}

function serviceCalls(world: SimulatedWorld, services: SimulatedServices): Xp2pSurface {
  const calls: Xp2pSurface = {
    startP2PService: (id: string, streamInfo: StreamInfo, callbacks: ServiceCallbacks) =>
      services.start(id, streamInfo, callbacks),
    [world.features.stopServiceCall]: (id: string) => services.stop(id),
  };
  if (world.generation === 'beta') {
    return { ...calls, getHttpFlvUrl: (id: string) => (services.get(id) ? `http://127.0.0.1:8080/${id}.flv` : '') };
  }
  return { ...calls, updateServiceCallbacks: (id, callbacks) => services.updateCallbacks(id, callbacks) };
}

function streamCalls(world: SimulatedWorld, services: SimulatedServices): Xp2pSurface {
  const start = (id: string, options: StreamOptions) => services.startStream(id, options);
  const stop = (id: string, type?: string) => services.stopStream(id, type);
  if (world.features.streamCalls === 'none') return {};
  return world.features.streamCalls === 'startStream'
    ? { startStream: start, stopStream: stop as (id: string, type?: string) => void }
    : { startP2PStream: start, stopP2PStream: stop as (id: string) => void };
}

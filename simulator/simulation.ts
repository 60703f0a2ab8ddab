import { createSceneCameras, readPackageFile } from './camera';
import type { Faults, SimulatedResources } from './fault.types';
import { WorldFaults } from './faults';
import type { SimulatedIot } from './iot/simulated-iot';
import { createPlayerPlugin, type PlayerPluginSurface } from './player-plugin';
import { resourcesOf } from './resources';
import { SimulatedWorld, type WorldOptions } from './world';
import { createXp2pPlugin, type SimulatedXp2p } from './xp2p/xp2p-plugin';

/** One simulated world with its two plugins, and everything that can be done to it. */
export interface Simulation {
  readonly world: SimulatedWorld;
  /** What `requirePlugin('xp2p')` would return. */
  readonly xp2pPlugin: SimulatedXp2p['exported'];
  /** What `requirePlugin('wechat-p2p-player')` would return. */
  readonly playerPlugin: PlayerPluginSurface;
  /** What the managed plugin's own components share with its manager; from 3.2 on. */
  readonly iot?: SimulatedIot;
  readonly faults: Faults;
  resources(): SimulatedResources;
}

/** The cameras film the project's own clips unless others are given. */
export type SimulationOptions = Omit<WorldOptions, 'cameras'> & Partial<Pick<WorldOptions, 'cameras'>>;

/** Makes a world of its own: for tests, which run many side by side. */
export function createSimulation(options: SimulationOptions): Simulation {
  const cameras = options.cameras ?? createSceneCameras(options.clock, readPackageFile);
  const world = new SimulatedWorld({ ...options, random: () => options.random(), cameras });
  const xp2p = createXp2pPlugin(world);
  return {
    world,
    xp2pPlugin: xp2p.exported,
    playerPlugin: createPlayerPlugin(world),
    ...(xp2p.iot && { iot: xp2p.iot }),
    faults: new WorldFaults(world, xp2p),
    resources: () => resourcesOf(world, xp2p),
  };
}

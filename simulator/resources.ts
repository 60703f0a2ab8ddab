import type { SimulatedResources } from './fault.types';
import type { SimulatedWorld } from './world';
import type { SimulatedXp2p } from './xp2p/xp2p-plugin';

/** What the simulated plugins have been asked for and not given back. */
export function resourcesOf(world: SimulatedWorld, xp2p: SimulatedXp2p): SimulatedResources {
  const services = xp2p.services.chosen(undefined);
  return {
    module: xp2p.modules.describe(),
    services: [
      ...services.map((service) => `${service.id} ${service.state}`),
      ...(xp2p.iot?.services.describe() ?? []),
    ],
    streams: services.flatMap((service) => service.running().map((stream) => `${service.id} ${stream.action}`)),
    players: world.players.describe(),
  };
}

import type { RequiredPlugins } from '../miniprogram/plugins/required-plugins.types';
import { wayOf } from './generations';
import { catalogueOf, simulation } from './index';

/** Stands in for `plugins/require-plugins.ts` in the development build: the same shape, with simulated plugins. */
export function requirePlugins(): RequiredPlugins {
  const { world, xp2pPlugin, faults, resources } = simulation();
  const catalogue = catalogueOf(wayOf(world.generation));
  // a package that finds it by `requirePlugin` asks nobody for the vendor's values
  Object.assign(xp2pPlugin, { isSimulated: true });
  return { xp2p: xp2pPlugin, simulation: { faults, catalogue, resources } };
}

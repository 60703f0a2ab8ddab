import type { RequiredPlugins } from '../miniprogram/plugins/required-plugins.types';
import { CATALOGUE, simulation } from './index';

/** Stands in for `plugins/require-plugins.ts` in the development build: the same shape, with simulated plugins. */
export function requirePlugins(): RequiredPlugins {
  const { xp2pPlugin, faults, resources } = simulation();
  return { xp2p: xp2pPlugin, simulation: { faults, catalogue: CATALOGUE, resources } };
}

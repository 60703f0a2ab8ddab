import { orUndefined } from './or-undefined';
import type { RequiredPlugins } from './required-plugins.types';

/**
 * The development build puts `simulator/require-plugins.ts` in its place. The alias is that of app.json. Throws nothing: a
 * plugin that cannot be loaded is undefined.
 */
export function requirePlugins(): RequiredPlugins {
  return { xp2p: orUndefined(() => requirePlugin('xp2p')) };
}

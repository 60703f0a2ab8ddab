import { pluginSettings } from '../config/plugin-settings';
import { selectIot } from '../plugins/iot';
import type { Way } from './way.types';

/** Components of the plugin pull by themselves: XP2P 3.2 and later. Takes the place of `way.ts` in a build for it. */
export const ownWay: Way = {
  selectPlugin: (plugin) => selectIot(plugin, { settings: pluginSettings, isDevelopment: __INSPECT__ }),
};

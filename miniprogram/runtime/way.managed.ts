import { pluginSettings } from '../config/plugin-settings';
import type { IotSettings } from '../plugins/iot';
// not by their index, which would bring the nodes into the main package
import { afterPlayer } from '../plugins/iot/after-player';
import { iotCame } from '../plugins/iot/iot-that-came';
import { selectIot } from '../plugins/iot/select-iot';
import { playerCame } from '../plugins/player-that-came';
import { requirePlayerEarly } from '../plugins/require-player-early';
import type { Way } from './way.types';

const bringPlayer = (): Promise<void> => requirePlayerEarly().then(playerCame);

/**
 * Components of the plugin pull by themselves: XP2P 3.2 and later. The credentials go another way (`exportForXp2pPlugin.ts`).
 */
export const managedWay = (settings: IotSettings): Way => ({
  selectPlugin(plugin, _appParams, clock) {
    const selected = selectIot(plugin, { settings, isDevelopment: __INSPECT__, clock });
    iotCame(selected);
    return selected.obstacle ? selected : { ...selected, xp2p: afterPlayer(selected.xp2p, bringPlayer) };
  },
});

/** Takes the place of the one of `way.ts` in a build for it. */
export const ownWay: Way = /* @__PURE__ */ managedWay(pluginSettings);

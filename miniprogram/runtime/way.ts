import { selectXp2p } from '../plugins/xp2p';
import type { Way } from './way.types';

/** The app pulls by itself: XP2P up to 3.1, and the old calls of 4.x where the build allows it. */
export const ownWay: Way = {
  selectPlugin: (plugin, appParams) => selectXp2p(plugin, appParams, { allowFour: __ALLOW_4__ }),
};

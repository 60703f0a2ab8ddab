import { selectXp2p } from '../plugins/xp2p';
import type { Way } from './way.types';

/** The app pulls by itself: XP2P up to 3.1. */
export const ownWay: Way = { selectPlugin: selectXp2p };

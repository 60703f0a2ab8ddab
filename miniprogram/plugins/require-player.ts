import { orUndefined } from './or-undefined';

/**
 * The module of the P2P-Player plugin, `{ reset, initHttp, Version, … }`; undefined where it cannot be loaded. It belongs to
 * the package for watching, and can be asked for there alone. The development build puts `simulator/require-player.ts` in its place.
 */
export const requirePlayer = (): unknown => orUndefined(() => requirePlugin('wechat-p2p-player'));

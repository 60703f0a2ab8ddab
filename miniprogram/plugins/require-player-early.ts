/**
 * The P2P-Player plugin, asked for where another package declares it, which this brings first (base library 2.11.2). Rejects where that does
 * not come. The development build puts `simulator/require-player-early.ts` in its place.
 */
export const requirePlayerEarly = async (): Promise<unknown> => requirePlugin.async('wechat-p2p-player');

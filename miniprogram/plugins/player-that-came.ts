let player: unknown;

/** Keeps the P2P-Player plugin for the XP2P plugin, which asks the main package for it: whoever got it says so. */
export function playerCame(plugin: unknown): void {
  player = plugin ?? player;
}

/** The P2P-Player plugin once somebody got it; undefined before. */
export const playerThatCame = (): unknown => player;

/** The same for the XP2P plugin. Another package declares it: before that has come nobody has it, and this throws. */
export const getPlayerPlugin = (): unknown => player ?? requirePlugin('wechat-p2p-player');

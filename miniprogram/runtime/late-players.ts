import type { DeliveringPlayerNodes } from '../plugins/player';

/** Player nodes of a package that may not have come: until then there are none. */
export interface LatePlayers extends DeliveringPlayerNodes {
  come(players: DeliveringPlayerNodes): void;
}

export function latePlayers(): LatePlayers {
  let nodes: DeliveringPlayerNodes | undefined;
  return {
    come(players) {
      nodes = players;
    },
    attach: (...given) => nodes?.attach(...given) ?? (() => undefined),
    deliver: (...given) => nodes?.deliver(...given),
    resetLocalServer: () => nodes?.resetLocalServer() ?? Promise.resolve(),
  };
}

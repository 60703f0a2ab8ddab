import { createManagedNodes } from '../plugins/iot/managed-nodes';
import { playerCame } from '../plugins/player-that-came';
import { managedViewLogic } from './view-logic.managed';
import type { WatchWay } from './way.types';

/** Components of the plugin pull and play, each behind one node. */
export const ownWatchWay: WatchWay = {
  viewLogic: managedViewLogic,
  createNodes(playerPlugin, version) {
    playerCame(playerPlugin);
    return { managedNodes: createManagedNodes(version) };
  },
};

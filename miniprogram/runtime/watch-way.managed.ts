import { createManagedNodes } from '../plugins/iot';
import { managedViewLogic } from './view-logic.managed';
import type { WatchWay } from './way.types';

/** Components of the plugin pull by themselves, behind nodes of their own. Takes the place of `watch-way.ts` in a build for it. */
export const ownWatchWay: WatchWay = {
  viewLogic: managedViewLogic,
  createNodes: (_, version) => ({ managedNodes: createManagedNodes(version) }),
};

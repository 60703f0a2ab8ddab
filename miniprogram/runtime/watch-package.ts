import { requirePlayer } from '../plugins/require-player';
import type { RunningApp, WatchPackage } from './running-app';
import { createViewOpener } from './view-opener';
import { ownWatchWay } from './watch-way';

/** What the package for watching brings, with the P2P-Player plugin that was found. */
export const watchPackageOf = (playerPlugin: unknown, { createNodes, viewLogic } = ownWatchWay): WatchPackage => ({
  createNodes: (version) => createNodes(playerPlugin, version),
  createViewOpener: (actor) => createViewOpener(actor, viewLogic),
});

/** The running app as a page of the package for watching has it: cameras can be opened. */
export function watchingApp(): RunningApp {
  const running = getApp<RunningApp>();
  running.bring(() => watchPackageOf(requirePlayer()));
  return running;
}

import { requirePlayer } from '../plugins/require-player';
import { camerasOf } from './cameras-of';
import { createListOpener } from './list-opener';
import type { RunningApp, WatchPackage } from './running-app';
import { ownWatchWay } from './watch-way';

/** What the package for watching brings, with the P2P-Player plugin that was found. */
export const watchPackageOf = (playerPlugin: unknown, way = ownWatchWay): WatchPackage => ({
  createNodes: (version, wechat) => way.createNodes(playerPlugin, version, wechat),
  createCameras: (parts) => camerasOf(parts, way),
  createListOpener: (actor) => createListOpener(actor, way),
});

/** The running app as a page of the package for watching has it: cameras can be opened. */
export function watchingApp(): RunningApp {
  const running = getApp<RunningApp>();
  running.bring(() => watchPackageOf(requirePlayer()));
  return running;
}

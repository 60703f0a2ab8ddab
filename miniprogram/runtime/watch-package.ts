import type { Actor } from 'xstate';
import type { appMachine } from '../../machines/app';
import { requirePlayer } from '../plugins/require-player';
import { camerasOf } from './cameras-of';
import { type OpenKept, openKeptOf } from './kept-opener';
import { createListOpener } from './list-opener';
import type { RunningApp, WatchPackage } from './running-app';
import { ownWatchWay } from './watch-way';

/** The one that this package was brought to last. */
let ownApp: Actor<typeof appMachine> | undefined;

/** What was recorded or taken and is not in the album; undefined before `watchingApp` was asked. */
export const openKept = (): OpenKept | undefined => ownApp && openKeptOf(ownApp);

/** What the package for watching brings, with the P2P-Player plugin that was found. */
export const watchPackageOf = (playerPlugin: unknown, way = ownWatchWay): WatchPackage => ({
  createNodes: (version, wechat) => way.createNodes(playerPlugin, version, wechat),
  createCameras: (parts) => camerasOf(parts, way),
  createListOpener(actor) {
    ownApp = actor;
    return createListOpener(actor, way);
  },
});

/** The running app as a page of the package for watching has it: cameras can be opened. */
export function watchingApp(): RunningApp {
  const running = getApp<RunningApp>();
  running.bring(() => watchPackageOf(requirePlayer()));
  return running;
}

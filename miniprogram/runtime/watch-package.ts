import { createPlayerNodes } from '../plugins/player';
import { requirePlayer } from '../plugins/require-player';
import type { RunningApp, WatchPackage } from './running-app';
import { createViewOpener } from './view-opener';

/** What the package for watching brings, with the P2P-Player plugin that was found. */
export const watchPackageOf = (playerPlugin: unknown): WatchPackage => ({
  createPlayers: (version) => createPlayerNodes(playerPlugin, version),
  createViewOpener,
});

/** The running app as a page of the package for watching has it: cameras can be opened. */
export function watchingApp(): RunningApp {
  const running = getApp<RunningApp>();
  running.bring(() => watchPackageOf(requirePlayer()));
  return running;
}

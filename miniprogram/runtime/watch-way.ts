import { createPlayerNodes } from '../plugins/player';
import { createFiles } from './files';
import { bytesViewLogic } from './view-logic';
import type { WatchWay } from './way.types';

/** The app pulls by itself, and hands the bytes to `p2p-player` nodes. */
export const ownWatchWay: WatchWay = {
  severalChannels: false,
  viewLogic: bytesViewLogic,
  createNodes: (playerPlugin, version, wechat) => ({
    players: createPlayerNodes(playerPlugin, version),
    files: createFiles(wechat),
  }),
};

import { createPlayerNodes } from '../plugins/player';
import type { Xp2pSurface } from '../plugins/xp2p/surface';
import { xp2pDevices } from '../plugins/xp2p/xp2p-devices';
import { createFiles } from './files';
import { bytesRecording, bytesViewLogic } from './view-logic';
import type { WatchWay } from './way.types';

/** The app pulls by itself, and hands the bytes to `p2p-player` nodes. */
export const ownWatchWay: WatchWay = {
  severalChannels: false,
  viewLogic: bytesViewLogic,
  recording: bytesRecording,
  createNodes: (playerPlugin, version, wechat) => ({
    players: createPlayerNodes(playerPlugin, version),
    files: createFiles(wechat),
    devices: (surface) => xp2pDevices(surface as Xp2pSurface | undefined),
  }),
};

import { iotDevices } from '../plugins/iot/iot-devices';
import { iotVersion } from '../plugins/iot/iot-that-came';
import { createManagedNodes } from '../plugins/iot/managed-nodes';
import type { Xp2pManager } from '../plugins/iot/surface';
import { onceCome } from '../plugins/once-come';
import { playerCame } from '../plugins/player-that-came';
import { createFiles } from './files';
import { managedRecording, managedViewLogic } from './view-logic.managed';
import type { WatchWay } from './way.types';

/** Components of the plugin pull and play, each behind one node. */
export const ownWatchWay: WatchWay = {
  severalChannels: true,
  viewLogic: managedViewLogic,
  recording: managedRecording,
  createNodes(playerPlugin, version, wechat) {
    onceCome(playerPlugin, playerCame);
    return {
      managedNodes: createManagedNodes(version, iotVersion),
      devices: (managerNow) => iotDevices(managerNow as () => Xp2pManager | undefined),
      files: createFiles(wechat),
    };
  },
};

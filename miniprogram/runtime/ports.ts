import type { Clock, Ports } from '../../machines/kernel/ports';
import type { Text } from '../../machines/words/text';
import { createEnvironment, readWechat, type WechatSystem } from '../plugins/environment';
import type { RequiredPlugins } from '../plugins/required-plugins.types';
import type { AppParams } from '../plugins/xp2p/surface';
import { type AlbumCalls, createAlbum } from './album';
import { systemClock } from './clock';
import { type LateNodes, lateNodes } from './late-nodes';
import { createScreen, type ScreenCalls } from './screen';
import { createStorage, type StorageCalls } from './storage';
import { createSystem, type SystemCalls } from './system';
import type { Way } from './way.types';

/** As much of WeChat as the ports need. */
export type PortCalls = AlbumCalls & StorageCalls & WechatSystem & ScreenCalls & SystemCalls;

export interface WechatPorts extends Ports {
  readonly players: LateNodes['players'];
  readonly managedNodes: LateNodes['managedNodes'];
  /** The nodes of the package for watching have come. */
  readonly nodesCome: LateNodes['come'];
  /** What the log is to say of the plugin at the start. */
  readonly pluginNotes: readonly Text[];
}

/** One of the two ways, with what the vendor gives where it needs that. */
interface Chosen {
  readonly way: Way;
  readonly appParams: AppParams;
  readonly isMissing: boolean;
  /** Asked before each start of a picture. */
  readonly isPlayerMissing?: () => boolean;
}

/** Where time and chance come from. */
export interface TimeAndChance {
  readonly clock: Clock;
  /** A number in [0, 1). */
  random(): number;
}

const ofThePhone: TimeAndChance = { clock: systemClock, random: () => Math.random() };

/** What the machines need from outside, made of WeChat and the plugins. */
export function createPorts(
  wechat: PortCalls,
  plugins: RequiredPlugins,
  { appParams, isMissing, isPlayerMissing, way }: Chosen,
  { clock, random } = ofThePhone,
): WechatPorts {
  const versions = readWechat(wechat);
  const {
    xp2p,
    commander,
    obstacle,
    notes = [],
    versions: pluginVersions,
  } = way.selectPlugin(plugins.xp2p, appParams, clock);
  const { players, managedNodes, files, devices, come } = lateNodes(commander);
  return {
    clock,
    random,
    xp2p,
    devices,
    players,
    managedNodes,
    nodesCome: come,
    pluginNotes: notes,
    storage: createStorage(wechat),
    album: createAlbum(wechat, clock),
    get files() {
      return files();
    },
    screen: createScreen(wechat),
    system: createSystem(wechat, clock, versions.platform),
    environment: createEnvironment({
      ...versions,
      simulated: plugins.simulation !== undefined,
      pluginObstacle: obstacle,
      isPlayerMissing,
      versions: pluginVersions,
      credentialsMissing: isMissing,
    }),
  };
}

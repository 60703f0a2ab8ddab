import type { Failure } from '../../machines/failure';
import type { Clock, DeviceCalls, Files, PluginVersions, Xp2p } from '../../machines/kernel/ports';
import type { RecordingMachine } from '../../machines/recording';
import type { ViewLogic } from '../../machines/watching';
import type { Text } from '../../machines/words/text';
import type { DeliveringManagedNodes } from '../plugins/iot';
import type { DeliveringPlayerNodes } from '../plugins/player';
import type { LivePlayerVersion } from '../plugins/player/first-frame';
import type { AppParams } from '../plugins/xp2p/surface';
import type { FileCalls } from './files';

/*
 * The app is built for one of two ways to the plugins (docs/architecture.md): in the one it pulls the bytes and hands them to live-player by
 * itself, in the other components of the plugin do. What differs is in these two shapes, and in `camera-view`.
 */

/** What a way brings into the main package. */
export interface Way {
  /** Chooses the adapter by the XP2P plugin as WeChat gave it, or a promise of it. Throws nothing. */
  selectPlugin(plugin: unknown, appParams: AppParams, clock: Clock): SelectedPlugin;
}

interface SelectedPlugin {
  readonly xp2p: Xp2p;
  /** Through what commands go to devices: the way's other half knows it. */
  readonly commander?: unknown;
  /** What the plugins call themselves, as far as they tell by now. Throws nothing. */
  readonly versions?: () => PluginVersions;
  /** Why no adapter speaks the plugin, if none does. */
  readonly obstacle?: Failure;
  /** For the log: what was asked of the plugin and it cannot do. Nothing fails by it. */
  readonly notes?: readonly Text[];
}

/** What a way brings into the package for watching. */
export interface WatchWay {
  /** Several channels of a device can be watched, also at once: its components each pull one. Else there is one pull a device. */
  readonly severalChannels: boolean;
  /** The charts of a view. */
  readonly viewLogic: () => ViewLogic;
  /** Records what a view shows, or says why it cannot. */
  readonly recording: () => RecordingMachine;
  /** Listens to the nodes that play; `playerPlugin` is the P2P-Player plugin as WeChat gave it, or a promise of it. Throws nothing. */
  createNodes(playerPlugin: unknown, version: LivePlayerVersion, wechat: FileCalls): PlayingNodes;
}

/** The nodes that play, by who pulls; those that a way has not are absent. With them comes what only a view needs. */
export interface PlayingNodes {
  readonly players?: DeliveringPlayerNodes;
  readonly managedNodes?: DeliveringManagedNodes;
  readonly files?: Files | undefined;
  /** What devices can be asked for beside their pictures, over what the way's main half gave as `commander`. */
  readonly devices?: (commander: unknown) => DeviceCalls;
}

import type { Clock } from '../../machines/kernel/ports';
import type { LogEntry } from '../../machines/log/log.types';
import type { Language } from '../../machines/words/text';
import type { IotSettings } from '../plugins/iot/iot-settings';
import type { RequiredPlugins } from '../plugins/required-plugins.types';
import type { AppParams } from '../plugins/xp2p/surface';
import type { CameraGiven } from './cameras.types';

/** What plugins are, where somebody else than this package asks for them. */
export interface PluginsGiven {
  /** The XP2P plugin, as WeChat gave it; undefined where it is not there. */
  readonly xp2p: unknown;
  /** The P2P-Player plugin, as WeChat gave it, or a promise of it. */
  readonly player: unknown;
  /** Simulated ones, which need no credentials and no live-player. */
  readonly simulation?: RequiredPlugins['simulation'] | undefined;
}

/** What a mini-program says of itself, once. */
export interface CamerasOptions {
  /** What the vendor gives for the XP2P plugin. Secrets. The managed way reads them from the host's `exportForXp2pPlugin.js`. */
  readonly appParams?: AppParams | undefined;
  /** Lets a component name a camera by its id, so that no `xp2pInfo` is ever in page data. Asked each time, and to be answered at once: no promise. */
  readonly cameras?: (() => readonly CameraGiven[]) | undefined;
  /** The phone's own where absent: Chinese unless it speaks English. */
  readonly language?: Language | undefined;
  /** The managed way: what is asked of the plugin before it begins. */
  readonly settings?: IotSettings | undefined;
  /** Told of what happens, redacted: states, failures, what the plugins say. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
  /** The plugins, where they are declared in a sub-package whose own script asks for them; and for tests. */
  readonly plugins?: PluginsGiven | undefined;
  /** Another than `wx`; for tests. */
  readonly wechat?: object | undefined;
  /** Where time and chance come from, other than the phone; for tests. */
  readonly timeAndChance?: { readonly clock: Clock; random(): number } | undefined;
}

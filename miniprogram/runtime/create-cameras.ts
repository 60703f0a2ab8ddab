import { type Actor, createActor } from 'xstate';
import { faultEntry } from '../../machines/app/fault-entry';
import { type LogEntry, shownEntry } from '../../machines/log';
import { watchingMachine } from '../../machines/watching';
import type { Language, Text } from '../../machines/words/text';
import { credentialsMissing } from '../config/credentials-missing';
import { readWechat } from '../plugins/environment';
import type { IotSettings } from '../plugins/iot';
import { requirePlayer } from '../plugins/require-player';
import { requirePlayerEarly } from '../plugins/require-player-early';
import { requirePlugins } from '../plugins/require-plugins';
import type { RequiredPlugins } from '../plugins/required-plugins.types';
import type { AppParams } from '../plugins/xp2p/surface';
import type { CameraGiven, Cameras, CamerasParts } from './cameras.types';
import { camerasOf } from './cameras-of';
import { chartLog } from './chart-log';
import { idGiven } from './given-camera';
import { type LanguageCalls, systemLanguage } from './language';
import { createPorts, type PortCalls, type TimeAndChance } from './ports';
import { forgetRunning, keepRunning, runningCameras } from './running-cameras';
import type { WatchWay, Way, WayName } from './way.types';
import { wechat as wechatOfPhone } from './wechat';
import { type EventCalls, tellWechatEvents } from './wechat-events';

/** All of WeChat that watching needs. */
export type WechatCalls = PortCalls & EventCalls & LanguageCalls;

/** What plugins are, where somebody else than this package asks for them. */
export interface PluginsGiven {
  /** What `requirePlugin('xp2p')` returned; undefined where it is not there. */
  readonly xp2p: unknown;
  /** What `requirePlugin('wechat-p2p-player')` returned, or a promise of it. */
  readonly player: unknown;
  /** Simulated ones, which need no credentials and no live-player. */
  readonly simulation?: RequiredPlugins['simulation'];
}

export interface CamerasOptions {
  /** What the vendor gives for the XP2P plugin. Secrets. The managed way reads them from the host's `exportForXp2pPlugin.js`. */
  readonly appParams?: AppParams | undefined;
  /** Lets a component name a camera by its id, so that no `xp2pInfo` is ever in page data. Asked each time. */
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
  readonly wechat?: WechatCalls | undefined;
  /** Other than the phone's; for tests. */
  readonly timeAndChance?: TimeAndChance | undefined;
}

/** One of the two ways, whole. */
export interface PackageWay {
  readonly name: WayName;
  way(options: CamerasOptions): Way;
  readonly watchWay: WatchWay;
  /** It hands the vendor's values to the plugin by itself. */
  readonly needsAppParams: boolean;
}

const noAppParams = { appid: 0, appOauthId: '', appKey: '', appSecretKey: '', appPackage: '' };

/**
 * Starts the one system that watches cameras in this mini-program, in any script of it, before or without `App`. Asked again it
 * gives the one that runs. Throws nothing: what is missing is said by `module.view().obstacle`, and by each view.
 */
export function createCamerasBy(ofWay: PackageWay): (options?: CamerasOptions) => Cameras {
  return (options = {}) => {
    const running = runningCameras();
    if (!running) return started(ofWay, options);
    if (running.way !== ofWay.name) running.warn(otherWay(running.way));
    else if (running.isMadeWith?.(options) === false) running.warn(createdTwice);
    return running;
  };
}

function started(ofWay: PackageWay, options: CamerasOptions): Cameras {
  const { wechat = wechatOfPhone, log, timeAndChance } = options;
  const version = readWechat(wechat);
  const language = options.language ?? systemLanguage(wechat);
  const plugins = pluginsOf(options);
  const appParams = { ...noAppParams, ...options.appParams };
  const ports = createPorts(
    wechat,
    plugins,
    { appParams, isMissing: ofWay.needsAppParams && credentialsMissing(appParams) },
    timeAndChance,
    ofWay.way(options),
  );
  const append = (entry: LogEntry): void => log?.(shownEntry(entry));
  const warn = (message: Text): void => {
    if (log) append({ atMs: ports.clock.now(), level: 'warn', actor: 'cameras', message });
    else console.warn(`xp2p-statecharts: ${message[language]}`);
  };
  const watching: Actor<typeof watchingMachine> = createActor(watchingMachine, {
    id: 'watching',
    input: { ports, language },
    clock: ports.clock,
    ...(log && { inspect: chartLog(ports.clock, append) }),
  });
  watching.subscribe({ error: (error) => append(faultEntry(ports.clock.now(), error)) });
  watching.start();
  const stopHearing = tellWechatEvents(wechat, (fact) => watching.send(fact));
  for (const message of ports.pluginNotes) warn(message);

  const find = (id: string): CameraGiven | undefined => {
    try {
      return options.cameras?.().find((camera) => idGiven(camera) === id);
    } catch (error) {
      warn({ zh: `cameras() 出错：${String(error)}`, en: `cameras() threw: ${String(error)}` });
      return undefined;
    }
  };
  const parts: CamerasParts = {
    watching,
    ports,
    language,
    way: ofWay.name,
    find,
    warn,
    isMadeWith: (others) => isSame(options, others as CamerasOptions),
    end() {
      forgetRunning(cameras);
      if (watching.getSnapshot().status !== 'active') return;
      stopHearing();
      watching.send({ type: 'app.closing' });
      watching.stop();
      ports.xp2p.destroy();
    },
  };
  const cameras = camerasOf(parts, ofWay.watchWay);
  ports.nodesCome(ofWay.watchWay.createNodes(plugins.player, version));
  keepRunning(cameras);
  return cameras;
}

/** The plugins as they are found: at once where this package may ask for them, later where they are in another. */
function pluginsOf({ plugins }: CamerasOptions): PluginsGiven {
  return plugins ?? { ...requirePlugins(), player: requirePlayer() ?? requirePlayerEarly() };
}

const isSame = (one: CamerasOptions, other: CamerasOptions): boolean =>
  Object.entries(other).every(([name, value]) => {
    const before: unknown = Reflect.get(one, name);
    return value === before || (typeof value !== 'function' && JSON.stringify(value) === JSON.stringify(before));
  });

const createdTwice: Text = {
  zh: '再次调用了 createCameras，选项不同：仍使用第一次的；要换选项请先 end()',
  en: 'createCameras was called again with other options: the first ones stay. To change them, end() first',
};

const otherWay = (running: WayName): Text => ({
  zh: `createCameras 已由 ${running} 方式调用过：小程序里只能用一种方式`,
  en: `createCameras was called by the ${running} way before: a mini-program uses one way alone`,
});

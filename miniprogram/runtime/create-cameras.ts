import { type Actor, createActor } from 'xstate';
import { faultEntry } from '../../machines/app/fault-entry';
import { type LogEntry, shownEntry } from '../../machines/log';
import { watchingMachine } from '../../machines/watching';
import type { Text } from '../../machines/words/text';
import { credentialsMissing } from '../config/credentials-missing';
import { bringPlayer } from '../plugins/bring-player';
import { readWechat } from '../plugins/environment';
import { requirePlayer } from '../plugins/require-player';
import { requirePlayerEarly } from '../plugins/require-player-early';
import { requirePlugins } from '../plugins/require-plugins';
import type { CameraGiven, Cameras } from './cameras.types';
import { type CamerasParts, camerasOf } from './cameras-of';
import type { CamerasOptions, PluginsGiven } from './cameras-options';
import { chartLog } from './chart-log';
import { idGiven } from './given-camera';
import { systemLanguage } from './language';
import { createPorts } from './ports';
import { forgetRunning, keepRunning, runningCameras } from './running-cameras';
import type { WatchWay, Way } from './way.types';
import type { WayName } from './way-name';
import { createWechat, wechat as wechatOfPhone } from './wechat';
import { tellWechatEvents } from './wechat-events';

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
 * gives the one that runs. Throws nothing: what is missing is said by each view, and by `module.view().obstacle` where it is known at once.
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
  const { log, timeAndChance } = options;
  const given = options.wechat;
  const wechat = given ? createWechat(() => given) : wechatOfPhone;
  const version = readWechat(wechat);
  const language = options.language ?? systemLanguage(wechat);
  const plugins = pluginsOf(options);
  const appParams = { ...noAppParams, ...options.appParams };
  const isMissing = ofWay.needsAppParams && !isSimulated(plugins.xp2p) && credentialsMissing(appParams);
  const isPlayerMissing = (): boolean => player.isMissing();
  const chosen = { appParams, isMissing, isPlayerMissing, way: ofWay.way(options) };
  const ports = createPorts(wechat, plugins, chosen, timeAndChance);
  const append = (entry: LogEntry): void => log?.(shownEntry(entry));
  const warn = (message: Text): void => {
    if (log) append({ atMs: ports.clock.now(), level: 'warn', actor: 'cameras', message });
    else console.warn(`xp2p-statecharts: ${message[language]}`);
  };
  const player = bringPlayer(plugins.player, {
    again: async () => options.plugins?.player ?? requirePlayerEarly(),
    missing: () => warn(pluginMissing('wechat-p2p-player')),
  });
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
    const list = listOf(options.cameras, warn);
    return list.find((camera) => idGiven(camera) === id);
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
  ports.nodesCome(ofWay.watchWay.createNodes(player.plugin, version, wechat));
  keepRunning(cameras);
  if (isMissing) warn(appParamsMissing);
  if (!plugins.xp2p) warn(pluginMissing('xp2p'));
  return cameras;
}

/** The plugins as they are found: at once where this package may ask for them, later where they are in another. */
function pluginsOf({ plugins }: CamerasOptions): PluginsGiven {
  return plugins ?? { ...requirePlugins(), player: requirePlayer() ?? requirePlayerEarly().catch(() => undefined) };
}

/** What a host's function gives, whatever that is: only a list can be looked through. */
function listOf(cameras: unknown, warn: (message: Text) => void): readonly CameraGiven[] {
  if (cameras === undefined) return [];
  try {
    const given: unknown = (cameras as () => unknown)();
    if (Array.isArray(given)) return given;
    warn(noList);
  } catch (error) {
    warn(
      typeof cameras === 'function'
        ? { zh: `cameras() 出错：${String(error)}`, en: `cameras() threw: ${String(error)}` }
        : noList,
    );
  }
  return [];
}

/** The preview's stand-in takes any values (`simulator/require-plugins.ts`): a mini-program is seen before the vendor has given them. */
const isSimulated = (xp2p: unknown): boolean =>
  (xp2p as { readonly isSimulated?: unknown } | undefined)?.isSimulated === true;

const isSame = (one: CamerasOptions, other: CamerasOptions): boolean =>
  Object.entries(other).every(([name, value]) => {
    const before: unknown = Reflect.get(one, name);
    return value === before || (typeof value !== 'function' && JSON.stringify(value) === JSON.stringify(before));
  });

const appParamsMissing: Text = {
  zh: '缺少 appParams：调用 createCameras({ appParams: { appid, appOauthId, appKey, appSecretKey, appPackage } })，值由厂商提供',
  en: 'appParams are missing: call createCameras({ appParams: { appid, appOauthId, appKey, appSecretKey, appPackage } }), the vendor gives them',
};

/** A plugin of another alias is not found either, and WeChat says nothing of it. */
const pluginMissing = (alias: string): Text => ({
  zh: `没有找到插件 ${alias}：请在 app.json 中以这个别名声明；如果它在分包里，请由分包的脚本取得它，再交给 createCameras({ plugins })`,
  en: `There is no plugin ${alias}: declare it in app.json by that alias; where a sub-package declares it, let a script of that one ask for it, and hand it to createCameras({ plugins })`,
});

/** An `async` function gives a promise, which nobody waits for. */
const noList: Text = {
  zh: 'cameras 要是一个函数，立即返回摄像头的数组：createCameras({ cameras: () => list })；来自服务器的列表请先取回并保存，不要返回 Promise',
  en: 'cameras has to be a function that gives a list at once: createCameras({ cameras: () => list }). Keep what comes from your server, and give that: a promise is no list',
};

const createdTwice: Text = {
  zh: '再次调用了 createCameras，选项不同：仍使用第一次的；要换选项请先 end()',
  en: 'createCameras was called again with other options: the first ones stay. To change them, end() first',
};

const otherWay = (running: WayName): Text => ({
  zh: `createCameras 已由 ${running} 方式调用过：小程序里只能用一种方式`,
  en: `createCameras was called by the ${running} way before: a mini-program uses one way alone`,
});

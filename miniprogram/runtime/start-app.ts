import { type Actor, createActor, type InspectionEvent } from 'xstate';
import type { createDevtools } from '../../development/devtools';
import type { Inspect } from '../../development/inspector';
import { appMachine, faultEntry } from '../../machines/app';
import { type Camera, camerasView, sourceOf } from '../../machines/cameras';
import { type LogEntry, logText, logView } from '../../machines/log';
import { permissionsNeeded, permissionsView } from '../../machines/permissions';
import { watchingView } from '../../machines/watching';
import type { Language, Text } from '../../machines/words/text';
import { appParams, isExample } from '../config/credentials.example';
import { readWechat } from '../plugins/environment';
import type { RequiredPlugins } from '../plugins/required-plugins.types';
import type { RunningCameras } from './cameras.types';
import { camerasKey } from './cameras-key';
import { chartOf } from './chart';
import { chartLog } from './chart-log';
import type { FileCalls } from './files';
import { type LanguageCalls, systemLanguage } from './language';
import { createPorts, type PortCalls, type TimeAndChance, type WechatPorts } from './ports';
import { offerRestart, type RestartCalls, restart } from './restart';
import type { RunningApp, WatchPackage } from './running-app';
import { ownWay } from './way';
import type { Way } from './way.types';
import { type EventCalls, tellWechatEvents } from './wechat-events';

/** All of WeChat that the app needs. */
type WechatCalls = PortCalls & EventCalls & LanguageCalls & RestartCalls & FileCalls;

export interface Surroundings {
  readonly wechat: WechatCalls;
  readonly plugins: RequiredPlugins;
  /** Puts a new app in this one's place, where WeChat cannot restart the mini-program. */
  startAgain?(): void;
  /** What the list holds until the person changes it. */
  builtInCameras(language: Language): readonly Camera[];
  /** Another than the build's own; for tests. */
  readonly way?: Way;
  /** Those of a simulation; absent on a phone. */
  readonly timeAndChance?: TimeAndChance;
  /** Puts `devtools` in; absent in the build for a phone, which then holds none of its code. */
  readonly createDevtools?: typeof createDevtools;
  /** Shows the app to inspectors; absent where `createDevtools` is. */
  readonly inspect?: Inspect;
}

type AppActor = Actor<typeof appMachine>;

/** Starts the one actor system, and gives what pages and components may touch of it. */
export function startApp(surroundings: Surroundings): RunningApp {
  const { wechat, plugins, builtInCameras, timeAndChance, way = ownWay, createDevtools, inspect } = surroundings;
  const ports = createPorts(wechat, plugins, { appParams, isMissing: isExample, way }, timeAndChance);
  const language = systemLanguage(wechat);
  const devtools = createDevtools?.(plugins.simulation);
  const version = readWechat(wechat);
  const { platform } = version;
  const inspector =
    devtools && inspect?.({ clock: ports.clock, random: ports.random, platform, faults: devtools.faults });
  const actor = createAppActor(inspector?.observePorts(ports) ?? ports, language, builtInCameras(language), (event) =>
    inspector?.observe(event),
  );
  actor.start();
  const { watching, cameras, log, permissions } = actor.getSnapshot().context;
  const note = (by: string, message: Text) =>
    log.send({ type: 'log.appended', entry: { atMs: ports.clock.now(), level: 'warn', actor: by, message } });
  for (const message of ports.pluginNotes) note('plugin', message);
  const stopHearing = tellWechatEvents(wechat, (fact) => watching.send(fact));
  let isDead = false;
  let opener: ReturnType<WatchPackage['createListOpener']> | undefined;
  const startAnew = () =>
    restart(wechat, language, () => {
      actor.stop();
      ports.xp2p.destroy();
      surroundings.startAgain?.();
    });
  const takeOver = () => {
    stopHearing();
    actor.stop();
    ports.xp2p.destroy();
  };
  const die = () => {
    if (isDead) return;
    isDead = true;
    stopHearing();
    offerRestart(wechat, language, startAnew);
  };
  actor.subscribe({ error: die });
  watching.subscribe({ error: die });

  const watched: Partial<RunningCameras> = {};

  return {
    [camerasKey]: watched,
    language,
    app: chartOf(watching, watchingView),
    cameras: chartOf(cameras, (snapshot) => camerasView(snapshot, language)),
    form: chartOf(cameras, (snapshot) => camerasView(snapshot, language).form),
    permissions: chartOf(permissions, (snapshot) => permissionsView(snapshot, language)),
    lookAtPermissions: () =>
      permissions.send({ type: 'LOOK', needed: permissionsNeeded(cameras.getSnapshot().context.cameras) }),
    log: chartOf(log, (snapshot) => logView(snapshot, language)),
    logText: () => logText(log.getSnapshot(), language),
    isDead: () => isDead,
    restart: startAnew,
    bring(watchPackage) {
      if (opener) return;
      const { createNodes, createCameras, createListOpener } = watchPackage();
      ports.nodesCome(createNodes(version, wechat));
      const warn = (message: Text) => note('cameras', message);
      Object.assign(watched, createCameras({ watching, ports, language, way: __WAY__, warn, end: takeOver }));
      opener = createListOpener(actor);
    },
    openView: (cameraId) => opener?.openView(cameraId),
    openWall: (cameraIds) => opener?.openWall(cameraIds) ?? [],
    ...(__PROBE__ && { probed: { sources: () => cameras.getSnapshot().context.cameras.map(sourceOf), takeOver } }),
    ...(devtools ? { devtools } : {}),
  };
}

function createAppActor(
  ports: WechatPorts,
  language: Language,
  builtInCameras: readonly Camera[],
  observe: (event: InspectionEvent) => void,
): AppActor {
  const append = (entry: LogEntry): void => actor.getSnapshot().context.log.send({ type: 'log.appended', entry });
  const describe = chartLog(ports.clock, append);
  const actor = createActor(appMachine, {
    id: 'app',
    input: { ports, language, builtInCameras, timezoneOffsetMinutes: new Date(ports.clock.now()).getTimezoneOffset() },
    clock: ports.clock,
    inspect: (event) => {
      describe(event);
      observe(event);
    },
  });
  actor.subscribe({ error: (error) => append(faultEntry(ports.clock.now(), error)) });
  return actor;
}

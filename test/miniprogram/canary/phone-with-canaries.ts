import { createDevtools } from '../../../development/devtools';
import type { Camera } from '../../../machines/cameras';
import { secret } from '../../../machines/privacy/secret';
import { camerasKey } from '../../../miniprogram/runtime/cameras-key';
import type { PluginGeneration } from '../../../simulator/generations';
import { createSimulation } from '../../../simulator/simulation';
import { recordedBy } from '../../simulation/phone/recorded';
import { startWatchingApp } from '../../support/start-watching-app';
import { VirtualClock } from '../../support/virtual-clock';
import { FakePage } from '../runtime/fake-page';
import { fakeWechat } from '../runtime/fake-wechat';
import { canaries } from './canaries';

type Anything = Record<string, unknown>;
type Call = (...given: unknown[]) => unknown;

/** What a plugin or player does instead of what it should: a call by its name, the words it is given. */
export interface Leak {
  /** Instead of the call of this name of plugin or player. */
  readonly call?: readonly [name: string, answer: Call];
  /** Said through every message callback, once bytes could come. */
  readonly notice?: readonly [subtype: string, detail: unknown];
  readonly moduleEvent?: readonly [name: string, detail: unknown];
  readonly nodeEvent?: readonly [name: string, detail: unknown];
}

const camera: Camera = {
  id: 'attic',
  name: 'attic',
  kind: 'camera',
  quality: 'high',
  deviceCheck: true,
  address: {
    by: 'device',
    productId: 'PRODUCT',
    deviceName: 'attic',
    xp2pInfo: secret(canaries.xp2pInfo),
    liveStreamDomain: '',
    url: `http://${canaries.user}@attic.xnet/ipc.p2p.com/ipc.flv?action=live&sign=${canaries.signature}`,
  },
};

/** Runs the app for a while with one leak in it; all that anybody could see, read, copy or record, as text. */
export async function everythingShown(generation: PluginGeneration, leak: Leak): Promise<string> {
  const clock = new VirtualClock(1_700_000_000_000);
  const wechat = fakeWechat();
  const seen: unknown[] = [];
  const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
    jest.spyOn(console, method).mockImplementation((...told) => void seen.push(...told.map(String))),
  );
  const callbacks: Call[] = [];
  const moduleHandlers: Call[] = [];
  const { xp2pPlugin, playerPlugin } = createSimulation({ clock, random: () => 0.5, generation });
  const p2p = listenedTo({ ...(xp2pPlugin as { p2p: Anything }).p2p }, callbacks, moduleHandlers);
  const player: Anything = { ...(playerPlugin as object) };
  const context: Anything = Object.fromEntries(
    ['play', 'stop', 'pause', 'resume', 'snapshot', 'requestFullScreen', 'exitFullScreen'].map((name) => [
      name,
      ({ success }: { success: Call }) => success({}),
    ]),
  );
  const surfaces = [p2p, player, context];
  const [name = ''] = leak.call ?? [];
  if (leak.call && !surfaces.some((surface) => name in surface)) return ''; // this generation has no such call
  for (const surface of surfaces) if (leak.call && leak.call[0] in surface) surface[leak.call[0]] = leak.call[1];
  const app = startWatchingApp({
    wechat: wechat.calls,
    plugins: { xp2p: { p2p }, player },
    builtInCameras: () => [camera],
    timeAndChance: { clock, random: () => 0.5 },
    createDevtools: () => createDevtools(undefined),
    inspect: recordedBy((text) => void seen.push(text), clock),
  });
  const pages = { view: new FakePage(), app: new FakePage(), log: new FakePage() };
  app.app.connect(pages.app, 'app');
  app.log.connect(pages.log, 'log');
  const opened = app.openView('attic');
  if (!opened) throw new Error('there is no such camera');
  opened.session.connect(pages.view, 'view');
  const tell = (event: string, detail: unknown = {}): void => {
    const { playerKey } = opened.session.view();
    app[camerasKey].playerNodes?.deliver(opened.view, playerKey, event, detail, { addChunk: () => undefined });
  };
  await clock.advance(1_500);
  tell('playerReady', { livePlayerContext: context, playerExport: { addChunk: () => undefined } });
  await clock.advance(1_500);
  tell('playerStartPull');
  await clock.advance(1_500);
  if (leak.notice)
    for (const hear of [...callbacks])
      for (const event of eventWords(p2p)) hear(event, subtypeWord(p2p, leak.notice[0]), leak.notice[1]);
  if (leak.moduleEvent)
    for (const hear of [...moduleHandlers]) hear(localWord(p2p, leak.moduleEvent[0]), leak.moduleEvent[1]);
  if (leak.nodeEvent) tell(...leak.nodeEvent);
  opened.session.send({ type: 'SHOW_DIAGNOSIS' });
  opened.session.send({ type: 'SNAPSHOT' });
  await clock.advance(1_500);
  opened.session.send({ type: 'PAUSE' });
  await clock.advance(1_000);
  opened.session.send({ type: 'RESUME' });
  await clock.advance(20_000);
  seen.push(
    opened.session.view(),
    app.app.view(),
    app.cameras.view(),
    app.log.view(),
    app.logText(),
    pages.view.calls,
    pages.app.calls,
  );
  seen.push(pages.log.calls, [...wechat.store], wechat.made);
  opened.close();
  await clock.advance(2_000);
  seen.push(app.log.view(), app.logText());
  for (const spy of consoles) spy.mockRestore();
  return seen.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
}

/** The plugin's surface, with every callback that it is given kept. */
function listenedTo(p2p: Anything, callbacks: Call[], moduleHandlers: Call[]): Anything {
  const keep = (name: string, look: (given: readonly unknown[]) => void): void => {
    const call = p2p[name] as Call | undefined;
    if (call)
      p2p[name] = (...given: unknown[]) => {
        look(given);
        return call(...given);
      };
  };
  const messagesOf = (options: unknown): void => {
    const { msgCallback } = (options ?? {}) as { msgCallback?: Call };
    if (msgCallback) callbacks.push(msgCallback);
  };
  keep('startP2PService', ([, , options]) => messagesOf(options));
  for (const name of ['startStream', 'startP2PStream']) keep(name, ([, options]) => messagesOf(options));
  keep('init', ([options]) => {
    const { eventHandler, initParams } = options as { eventHandler?: Call; initParams?: { eventHandler?: Call } };
    const handler = initParams?.eventHandler ?? eventHandler;
    if (handler) moduleHandlers.push(handler);
  });
  return p2p;
}

const eventWords = ({ XP2PEventEnum, XP2PServiceEventEnum }: Anything): readonly unknown[] => [
  ...Object.values((XP2PEventEnum ?? {}) as object),
  ...Object.values((XP2PServiceEventEnum ?? {}) as object),
];

const subtypeWord = ({ XP2PNotify_SubType, XP2PDevNotify_SubType }: Anything, name: string): unknown =>
  ({ ...(XP2PNotify_SubType as object), ...(XP2PDevNotify_SubType as object) })[name as never] ?? name;

const localWord = ({ XP2PLocalEventEnum }: Anything, name: string): unknown =>
  (XP2PLocalEventEnum as Anything | undefined)?.[name === 'natError' ? 'NATError' : 'NATChanged'] ?? name;

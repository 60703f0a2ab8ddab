import { camerasKey } from '../../miniprogram/runtime/cameras-key';
import type { RunningApp } from '../../miniprogram/runtime/running-app';
import type { Faults } from '../../simulator/fault.types';
import { simulatedCameras } from '../../simulator/simulated-cameras';
import { createSimulation, type Simulation } from '../../simulator/simulation';
import { build } from '../../tools/build/index.mjs';
import { FakePage } from '../miniprogram/runtime/fake-page';
import { fakeWechat } from '../miniprogram/runtime/fake-wechat';
import { BareRealm } from '../support/bare-realm';
import { ShownNodes } from '../support/shown-nodes';
import { startWatchingApp } from '../support/start-watching-app';
import { VirtualClock } from '../support/virtual-clock';
import { OwnProject } from './fixture/own-project';

const project = new OwnProject();
afterAll(() => project.dispose());

/** What the sources and the package are each given: the same phone, at the same time. */
interface Phone {
  readonly clock: VirtualClock;
  readonly simulation: Simulation;
  readonly wechat: ReturnType<typeof fakeWechat>;
}

function makePhone(): Phone {
  const clock = new VirtualClock(1_700_000_000_000);
  const wechat = fakeWechat();
  const cameras = simulatedCameras('en').map(({ address, ...camera }) => ({
    ...camera,
    address: address.by === 'device' ? { ...address, xp2pInfo: address.xp2pInfo.reveal() } : address,
  }));
  wechat.store.set('cameras', { version: 2, cameras });
  const simulation = createSimulation({ clock, random: () => 0.5, wechat });
  return { clock, simulation, wechat };
}

/** The same as the project's that is built. */
jest.mock('../../miniprogram/config/credentials.example', () => ({
  appParams: { appid: 1, appOauthId: 'o', appKey: 'k', appSecretKey: 's', appPackage: 'p' },
  isExample: false,
}));

function startSources({ clock, simulation, wechat }: Phone): RunningApp {
  return startWatchingApp({
    wechat: wechat.calls,
    plugins: { xp2p: simulation.xp2pPlugin, player: simulation.playerPlugin },
    builtInCameras: () => [],
    timeAndChance: { clock, random: () => 0.5 },
  });
}

const live = 'packages/watch/pages/live/live';

async function startPackage({ clock, simulation, wechat }: Phone): Promise<RunningApp> {
  const { diagnostics, outDir } = await build({ target: 'device', root: project.root });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const plugins: Record<string, unknown> = {
    xp2p: simulation.xp2pPlugin,
    'wechat-p2p-player': simulation.playerPlugin,
  };
  const wx = new Proxy<object>(wechat.calls, {
    get: (known, name) => Reflect.get(known, name) ?? (() => undefined),
  });
  const realm = new BareRealm(outDir, wx, {
    setTimeout: clock.setTimeout,
    clearTimeout: clock.clearTimeout,
    requirePlugin: (alias: string) => plugins[alias],
    now: clock.now,
  });
  realm.evaluate('Date.now = now; Math.random = () => 0.5');
  const { app, pages } = realm.launch();
  (app as { onLaunch(options: unknown): void }).onLaunch({ query: {} });
  // a page of the package for watching is what brings it
  realm.loadEntry(live);
  const page = pages.get(live) as { onLoad(query: object): void } | undefined;
  Object.assign(Object.create(page ?? null), { setData: () => undefined }).onLoad({ id: 'nobody' });
  (wechat.made as unknown[]).pop(); // the title of that page
  return app as unknown as RunningApp;
}

type Step = (page: { send(event: object): void }, faults: Faults) => void;

/** What a person does and what befalls them, a few seconds apart. */
const steps: readonly Step[] = [
  (page) => page.send({ type: 'SHOW_DIAGNOSIS' }),
  (page) => page.send({ type: 'PAUSE' }),
  (page) => page.send({ type: 'RESUME' }),
  (page) => page.send({ type: 'CHANGE_QUALITY', quality: 'super' }),
  (page) => page.send({ type: 'SNAPSHOT' }),
  (page) => page.send({ type: 'TOGGLE_MUTE' }),
  (page) => page.send({ type: 'STOP' }),
  (page) => page.send({ type: 'PLAY' }),
  (_, faults) => faults.notice('fail'),
  (_, faults) => faults.notice('disconnect'),
  (_, faults) => faults.playerLoses({ giveUp: true }),
  (_, faults) => faults.killLocalServer(),
  (_, faults) => faults.network('none'),
  (_, faults) => faults.network('4g'),
  (page) => page.send({ type: 'ACCEPT_METERED' }),
  (_, faults) => faults.appHidden(),
  (_, faults) => faults.appShown(),
  (_, faults) => faults.notice('eof'),
  (page) => page.send({ type: 'RETRY' }),
  (_, faults) => faults.stall(true),
  (_, faults) => faults.stall(false),
  (_, faults) => faults.playerFallsBehind(6_000),
  (_, faults) => faults.playerState(2103),
  (_, faults) => faults.natChanged(),
  (page) => page.send({ type: 'PLAY' }),
  (_, faults) => faults.headerStatus(503, { times: 1 }),
  (page) => page.send({ type: 'STOP' }),
  (page) => page.send({ type: 'PLAY' }),
  (_, faults) => faults.soundInterrupted(),
  (_, faults) => faults.soundReturned(),
  (_, faults) => faults.memoryWarning(),
];

/** Watches each camera and does all of it; gives everything that was set on a page, and the log. */
async function walk(app: RunningApp, { clock, simulation }: Phone): Promise<unknown[]> {
  const seen: unknown[] = [];
  await clock.advance(5_000);
  for (const camera of ['front-door', 'garden', 'lobby']) {
    const opened = app.openView(camera);
    const { playerNodes } = app[camerasKey];
    if (!opened || !playerNodes) throw new Error(`no camera ${camera}`);
    const page = new FakePage();
    const nodes = new ShownNodes(simulation, playerNodes, opened.view);
    const setData = (changes: Record<string, unknown>) => {
      page.setData(changes);
      nodes.show(page.data.session as Parameters<ShownNodes['show']>[0]);
    };
    const disconnect = opened.session.connect({ setData }, 'session');
    await clock.advance(5_000);
    for (const step of steps) {
      step({ send: (event) => opened.session.send(event as never) }, simulation.faults);
      await clock.advance(7_000);
    }
    simulation.faults.clear();
    disconnect();
    opened.close();
    nodes.end();
    await clock.advance(90_000);
    seen.push(...page.calls);
  }
  return [...seen, app.log.view(), app.app.view(), app.cameras.view(), simulation.resources()];
}

test('the package, minified and compacted, walks the paths of the sources: the same on the page and in the log', async () => {
  const [ofSources, ofPackage] = [makePhone(), makePhone()];
  const expected = await walk(startSources(ofSources), ofSources);
  const found = await walk(await startPackage(ofPackage), ofPackage);
  expect(expected.length).toBeGreaterThan(200);
  expect(structuredClone(found)).toEqual(structuredClone(expected));
  // functions are another realm's
  expect(JSON.stringify(ofPackage.wechat.made)).toBe(JSON.stringify(ofSources.wechat.made));
});

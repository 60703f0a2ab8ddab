import { createDevtools } from '../../../development/devtools';
import { systemClock } from '../../../miniprogram/runtime/clock';
import { ownWay } from '../../../miniprogram/runtime/way';
import { simulatedCameras } from '../../../simulator/simulated-cameras';
import { createSimulation } from '../../../simulator/simulation';
import { startWatchingApp } from '../../support/start-watching-app';
import { settle, VirtualClock } from '../../support/virtual-clock';
import { FakePage } from './fake-page';
import { fakeWechat } from './fake-wechat';

/** Puts a virtual clock in the place of the system's, for everything that the app makes. */
function virtualTime(): VirtualClock {
  const clock = new VirtualClock(1_700_000_000_000);
  jest.spyOn(systemClock, 'now').mockImplementation(clock.now);
  jest.spyOn(systemClock, 'setTimeout').mockImplementation(clock.setTimeout);
  jest.spyOn(systemClock, 'clearTimeout').mockImplementation(clock.clearTimeout);
  return clock;
}

function started({ inspect = true, language = 'en', way = ownWay } = {}) {
  const clock = virtualTime();
  const wechat = fakeWechat();
  wechat.language = language;
  const { xp2pPlugin, playerPlugin, faults, resources } = createSimulation({ clock, random: () => 0.5 });
  const plugins = { xp2p: xp2pPlugin, player: playerPlugin, simulation: { faults, catalogue: [], resources } };
  let again = 0;
  const app = startWatchingApp({
    startAgain: () => {
      again += 1;
    },
    wechat: wechat.calls,
    plugins,
    builtInCameras: simulatedCameras,
    way,
    ...(inspect ? { createDevtools } : {}),
  });
  return { app, clock, wechat, startedAgain: () => again };
}

afterEach(() => jest.restoreAllMocks());

describe('the running app', () => {
  test('the running app speaks the language of the system', () => {
    expect(started({ language: 'en_US' }).app.language).toBe('en');
    expect(
      started({ language: 'zh_CN' })
        .app.cameras.view()
        .cards.map(({ name }) => name),
    ).toEqual(['大门口', '院子', '大厅', '停车场', '鱼缸', '客厅']);
  });

  test('the running app writes down what was asked of the plugin and it cannot do', () => {
    const notes = [{ zh: '插件没有 setTcpFirst，这项设置不起作用', en: 'The plugin has no setTcpFirst' }];
    const way = {
      selectPlugin: (...given: Parameters<typeof ownWay.selectPlugin>) => ({ ...ownWay.selectPlugin(...given), notes }),
    };
    const line = { actor: 'plugin', level: 'warn', text: 'The plugin has no setTcpFirst' };
    expect(started({ way }).app.log.view().lines).toContainEqual(expect.objectContaining(line));
    expect(started().app.log.view().lines).not.toContainEqual(expect.objectContaining(line));
  });

  test('the running app initialises the module by itself, and its pages see it', async () => {
    const { app, clock } = started();
    const page = new FakePage();
    app.app.connect(page, 'app');
    expect(page.data.app).toMatchObject({ badge: { tone: 'busy' } });
    await clock.advance(2_000);
    expect(page.data.app).toMatchObject({ badge: { text: 'Ready', tone: 'live' }, obstacle: null });
  });

  test('the running app writes down what happened from the first moment on', async () => {
    const { app, clock } = started();
    await clock.advance(2_000);
    const lines = app.log.view().lines.map(({ actor, text }) => `${actor}: ${text}`);
    expect(lines).toContain('module 2.4: Initialising the P2P module');
    expect(lines).toContain('module 2.4: The P2P module is ready');
  });

  test('the running app hears WeChat', async () => {
    const { app, clock, wechat } = started();
    await clock.advance(2_000);
    wechat.emit('networkStatusChange', { isConnected: false, networkType: 'none' });
    expect(app.app.view().networkHint).not.toBe('');
  });

  test('the running app opens the form for a page, and the form alone', () => {
    const { app } = started();
    expect(app.form.view()).toBeNull();
    app.form.send({ type: 'ADD' });
    expect(app.form.view()?.adding).toBe(true);
    app.form.send({ type: 'CANCEL' });
    expect(app.form.view()).toBeNull();
  });

  test('the running app has development tools in a development build alone', () => {
    expect(started({ inspect: true }).app.devtools).toBeDefined();
    expect(started({ inspect: false }).app).not.toHaveProperty('devtools');
  });
});

describe('a camera that a page opens', () => {
  test('a camera that a page opens has a session, a name, and a view of its own each time', () => {
    const { app } = started();
    const first = app.openView('front-door');
    const second = app.openView('garden');
    expect(first?.cameraName).toBe('Front door');
    expect(first?.session.view().playerKey).toBe(1);
    expect(first?.view).not.toBe(second?.view);
  });

  test('a camera that a page opens gets as far as a player allows, and closing gives everything back', async () => {
    const { app, clock } = started();
    await clock.advance(2_000);
    const opened = app.openView('front-door');
    await clock.advance(2_000);
    expect(app.devtools?.resources().services).toHaveLength(1);
    opened?.close();
    await clock.advance(60_000);
    expect(app.devtools?.resources()).toMatchObject({ services: [], streams: [] });
  });

  test('a camera that a page opens that is not in the list opens nothing', () => {
    const { app } = started();
    expect(app.openView('nowhere')).toBeUndefined();
  });
});

describe('an app that cannot run here', () => {
  test('an app that cannot run here says so as a whole, and a camera says it too', () => {
    virtualTime();
    const app = startWatchingApp({
      wechat: fakeWechat().calls,
      plugins: { xp2p: undefined, player: undefined },
      builtInCameras: simulatedCameras,
      createDevtools,
    });
    expect(app.app.view().obstacle?.title).toBe('The P2P plugin was not found');
    expect(app.openView('front-door')?.session.view().sheet?.title).toBe('The P2P plugin was not found');
    expect(app.devtools?.resources().module).toBe('');
  });
});

test('a fault of the program itself is written down, and said with a way to restart it without leaving WeChat', async () => {
  // XState warns of every event that a stopped actor is sent.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { app, wechat } = started();
  expect(app.isDead()).toBe(false);
  const faulty = {
    type: 'network.changed',
    networkType: 'wifi',
    get online(): boolean {
      throw new Error('out of order');
    },
  } as const;
  app.app.send(faulty);
  expect(app.log.view().lines.at(-1)).toMatchObject({
    level: 'error',
    actor: 'app',
    text: expect.stringMatching(/^The program failed, please reopen it: .*out of order/),
  });
  expect(app.openView('front-door')).toBeUndefined();
  await settle();
  expect(app.isDead()).toBe(true);
  const said = wechat.made.filter(({ call }) => call === 'showModal').map(({ options }) => options);
  expect(said).toEqual([expect.objectContaining({ title: 'The program has failed', confirmText: 'Restart' })]);
  expect(wechat.made.filter(({ call }) => call === 'restartMiniProgram')).toHaveLength(1);
});

test.each([
  ['the mini-program', []],
  ['the app in its place, and the list, where WeChat cannot restart a mini-program', ['restartMiniProgram']],
])('a restart starts %s', async (_, failing) => {
  const { app, wechat, startedAgain } = started();
  for (const call of failing) wechat.failures[call] = { errMsg: 'fail' };
  app.restart();
  await settle();
  const calls = wechat.made.map(({ call }) => call).filter((call) => /restart|reLaunch/.test(call));
  expect(calls).toEqual(failing.length === 0 ? ['restartMiniProgram'] : ['restartMiniProgram', 'reLaunch']);
  expect(startedAgain()).toBe(failing.length);
});

test('where nothing restarts it, what a person can do is said, over a button that promises no restart', async () => {
  const { app, wechat } = started();
  for (const call of ['restartMiniProgram', 'reLaunch']) wechat.failures[call] = { errMsg: 'fail' };
  app.restart();
  await settle();
  expect(wechat.made.filter(({ call }) => call === 'showModal').map(({ options }) => options)).toEqual([
    expect.objectContaining({ content: expect.stringMatching(/^It could not restart by itself/), confirmText: 'OK' }),
  ]);
});

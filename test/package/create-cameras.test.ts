import { camerasKey } from '../../miniprogram/runtime/cameras-key';
import { camerasForComponent } from '../../miniprogram/runtime/component-cameras';
import { packageVersion } from '../../miniprogram/runtime/package-version';
import { type Cameras, type CamerasOptions, createCameras, runningCameras } from '../../package/index';
import { createCameras as createManaged } from '../../package/managed';
import manifest from '../../package.json';
import { createSimulation } from '../../simulator/simulation';
import { fakeWechat } from '../miniprogram/runtime/fake-wechat';
import { ShownNodes } from '../support/shown-nodes';
import { VirtualClock } from '../support/virtual-clock';

const door = { id: 'door', name: 'Door', productId: 'P', deviceName: 'D', xp2pInfo: 'XP2Psecretsecretsecret%2.4.43' };
const appParams = {
  appid: 1,
  appOauthId: 'oauth',
  appKey: 'key-of-the-vendor',
  appSecretKey: 'secret',
  appPackage: 'p',
};

/** A mini-program around the package: `getApp` as WeChat has it, and what is told to the log. */
class Host {
  readonly clock = new VirtualClock(1_700_000_000_000);
  readonly simulation = createSimulation({ clock: this.clock, random: () => 0.5 });
  readonly wechat = fakeWechat();
  readonly log: string[] = [];
  readonly app: Record<string, unknown> = {};

  constructor() {
    this.wechat.language = 'en';
    Object.assign(globalThis, { getApp: () => this.app });
  }

  options(more: CamerasOptions = {}): CamerasOptions {
    const { xp2pPlugin: xp2p, playerPlugin: player, faults, resources } = this.simulation;
    return {
      appParams,
      wechat: this.wechat.wx,
      plugins: { xp2p, player, simulation: { faults, catalogue: [], resources } },
      timeAndChance: { clock: this.clock, random: () => 0.5 },
      log: ({ level, message }) => void this.log.push(`${level}: ${message.en}`),
      ...more,
    };
  }
  create = (more?: CamerasOptions): Cameras => createCameras(this.options(more));
}

let host: Host;
beforeEach(() => {
  host = new Host();
});
afterEach(() => runningCameras()?.end());

describe('cameras in any mini-program', () => {
  test('cameras in any mini-program play what a page gives, and closing gives everything back', async () => {
    const cameras = host.create();
    expect(cameras).toMatchObject({ way: 'bytes', language: 'en', version: packageVersion });
    await host.clock.advance(2_000);
    expect(cameras.module.view().badge).toMatchObject({ text: 'Ready' });
    const opened = cameras.openView(door);
    expect([opened.cameraId, opened.cameraName]).toEqual(['door', 'Door']);
    const running = runningCameras();
    if (!running) throw new Error('nothing runs');
    const data: Record<string, unknown> = {};
    const nodes = new ShownNodes(host.simulation, running.playerNodes, opened.view);
    const disconnect = cameras.connect(opened, (changes) => {
      Object.assign(data, changes);
      nodes.show(opened.session.view());
    });
    expect(data).toMatchObject({ playerKey: 1, waiting: true });
    await host.clock.advance(10_000);
    expect(opened.session.view().status.text).toBe('Live');
    expect(host.simulation.resources().streams).toHaveLength(1);
    disconnect();
    opened.close();
    await host.clock.advance(60_000);
    expect(host.simulation.resources()).toMatchObject({ services: [], streams: [] });
  });

  test('cameras in any mini-program are found by an id, so that no secret is in page data', () => {
    const cameras = host.create({ cameras: () => [door] });
    expect(cameras.openView('door')).toMatchObject({ cameraName: 'Door' });
    expect(cameras.openView('door').failure()).toBeNull();
    expect(cameras.openView('nowhere').failure()).toMatchObject({
      code: 'cameraUnknown',
      advice: expect.stringContaining('“nowhere”'),
    });
    expect(cameras.openTile('nowhere', { language: 'zh' }).failure()?.title).toBe('找不到这个摄像头');
  });

  test.each<[string, unknown]>([
    ['a list', [door]],
    ['a function of a promise', () => Promise.resolve([door])],
    ['a function of nothing', () => undefined],
    ['one camera', door],
    ['null', null],
  ])('cameras in any mini-program that are given as %s are told to be no list, and what to give', (_, cameras) => {
    const { openView } = host.create({ cameras: cameras as CamerasOptions['cameras'] });
    host.log.length = 0;
    expect(openView('door').failure()).toMatchObject({ code: 'cameraUnknown' });
    expect(host.log).toContainEqual(
      expect.stringMatching(/^warn: cameras has to be a function that gives a list at once/),
    );
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a number', 7],
    ['nothing in it', {}],
  ])('cameras in any mini-program are found beside what is none: %s', (_, none) => {
    const { openView } = host.create({ cameras: () => [none, door] as never });
    expect(openView('door').failure()).toBeNull();
  });

  test('cameras in any mini-program tell what happens without a secret, also where a caller’s own function throws', async () => {
    const cameras = host.create({
      cameras: () => {
        throw new Error(`no list, appKey=${appParams.appKey}`);
      },
    });
    expect(cameras.openView('door').failure()).not.toBeNull();
    await host.clock.advance(2_000);
    expect(host.log).toContain('info: The P2P module is ready');
    expect(host.log.some((line) => /cameras\(\) threw/.test(line))).toBe(true);
    expect(host.log.join()).not.toContain(appParams.appKey);
  });
});

describe('a camera by the managed way', () => {
  const channelsOf = (cameras: Cameras, ...given: Parameters<Cameras['openView']>) => {
    const opened = cameras.openView(...given);
    const { streamChannel, channels } = opened.session.view();
    opened.close();
    return [streamChannel, channels.map(({ value, chosen }) => (chosen ? `[${value}]` : value)).join(' ')];
  };
  const managed = () => {
    const { xp2pPlugin: xp2p, playerPlugin: player } = createSimulation({
      ...{ clock: host.clock, random: () => 0.5, generation: 'latest' },
    });
    return createManaged(host.options({ plugins: { xp2p, player } }));
  };

  test.each<[string, Parameters<Cameras['openView']>, string]>([
    ['names one', [{ ...door, channel: 1 }], ''],
    ['names one, and others to choose from', [{ ...door, channel: 1, channels: [0, 1, 2] }], '[1] 0 2'],
    ['is opened with one', [{ ...door, channels: [0, 1] }, { channel: 1 }], '[1] 0'],
    ['names some that are none', [{ ...door, channels: [1, 1, -1, 2.5, 256, 'two', null] as number[] }], ''],
  ])('a camera of several channels that %s begins with it', async (_words, given, chosen) => {
    const cameras = managed();
    await host.clock.advance(2_000);
    const opened = cameras.openView(...given);
    await host.clock.advance(1_000);
    expect(opened.session.view()).toMatchObject({ streamChannel: 1 });
    opened.close();
    expect(channelsOf(cameras, ...given)[1]).toBe(chosen);
  });

  test('a camera of several channels has nothing to choose from where there is one pull a device', () => {
    expect(channelsOf(host.create(), { ...door, channels: [1, 0] })).toEqual([0, '']);
  });

  test('a camera that is given an init command is sent it before the picture, and its text is told nowhere', async () => {
    const cameras = managed();
    await host.clock.advance(2_000);
    const opened = cameras.openView({ ...door, initCommand: 'action=user_define&cmd=never-told' });
    await host.clock.advance(2_000);
    expect(opened.session.view().timeline.map(({ step }) => step)).toContain('initCamera');
    expect(JSON.stringify([opened.session.view(), host.log])).not.toContain('never-told');
    opened.close();
  });

  test('a camera of channels that are none is one without', () => {
    expect(channelsOf(managed(), { ...door, channel: 'one', channels: 'all' } as never)).toEqual([0, '']);
  });
});

describe('what is no camera', () => {
  test.each([
    ['nothing', {}, 'idEmpty'],
    ['null', null, 'idEmpty'],
    ['a number', 7, 'idEmpty'],
    ['an id with spaces', { id: 'front door', productId: 'P', deviceName: 'D', xp2pInfo: 'x' }, 'idMalformed'],
    ['a device without its secret', { productId: 'P', deviceName: 'D' }, 'deviceIncomplete'],
    ['a url of another kind', { url: 'ftp://x' }, 'urlMalformed'],
    ['fields of other types', { id: 'door', productId: 5, deviceName: [], xp2pInfo: {} }, 'deviceIncomplete'],
  ])('%s opens a view that says so', (_, camera, code) => {
    const opened = host.create().openView(camera as never);
    expect(opened.failure()).toMatchObject({ source: 'input', code });
    expect(opened.session.view().sheet?.title).toBe(opened.failure()?.title);
    opened.close();
  });

  test('the id that is made of a url tells nothing of it, and is another for another', () => {
    const cameras = host.create();
    const [one, two] = ['https://x/a.flv?token=one', 'https://x/a.flv?token=two'].map((url) =>
      cameras.openView({ url }),
    );
    expect(one?.cameraId).toMatch(/^stream-\w+$/);
    expect(one?.cameraId).not.toBe(two?.cameraId);
    expect(one?.failure()).toBeNull();
  });
});

describe('one system a mini-program', () => {
  test('created twice it is the same one, and other options are told to be of no effect', () => {
    const first = host.create();
    expect(createCameras({ language: 'en' })).toBe(first);
    expect(host.log).toContainEqual(expect.stringMatching(/^warn: createCameras was called again with other options/));
    host.log.length = 0;
    expect(createCameras({ appParams: { ...appParams } })).toBe(first);
    expect(createCameras()).toBe(first);
    expect(host.log).toEqual([]);
    expect(createManaged()).toBe(first);
    expect(host.log).toContainEqual(expect.stringMatching(/^warn: createCameras was called by the bytes way before/));
  });

  test('it is kept where another copy of the package finds it, and who is of another version is told once', () => {
    const first = host.create();
    expect(host.app[camerasKey]).toBe(first);
    const copy = { ...first, version: '0.0.1', warn: jest.fn() };
    host.app[camerasKey] = copy;
    expect(runningCameras()).toBe(copy);
    expect(runningCameras()).toBe(copy);
    expect(copy.warn).toHaveBeenCalledTimes(1);
    host.app[camerasKey] = first;
  });

  test.each([
    ['gives nothing', () => undefined],
    [
      'throws',
      () => {
        throw new Error('getApp:fail');
      },
    ],
  ])('where getApp %s it runs all the same', (_, getApp) => {
    Object.assign(globalThis, { getApp });
    const cameras = host.create();
    expect(runningCameras()).toBe(cameras);
    cameras.end();
    expect(runningCameras()).toBeUndefined();
  });

  test('ended it gives everything back, hears WeChat no more, says so in every view, and another may be created', async () => {
    const cameras = host.create();
    await host.clock.advance(2_000);
    const opened = cameras.openView(door);
    await host.clock.advance(2_000);
    expect(host.simulation.resources().services).toHaveLength(1);
    cameras.end();
    cameras.end();
    await host.clock.advance(60_000);
    expect(host.simulation.resources()).toMatchObject({ services: [], streams: [] });
    expect(host.app[camerasKey]).toBeUndefined();
    expect(host.wechat.listenerCount()).toBe(0);
    expect(opened.session.view().playerKey).toBe(0);
    for (const after of [cameras.openView(door), cameras.openTile('door')]) {
      expect(after.failure()).toMatchObject({
        source: 'environment',
        code: 'camerasEnded',
        title: 'Watching has ended',
      });
      expect(after.cameraId).toBe('door');
      after.session.send({ type: 'RETRY' });
      after.focus();
      after.close();
    }
    const another = host.create();
    expect(another).not.toBe(cameras);
    await host.clock.advance(2_000);
    expect(another.module.view().badge).toMatchObject({ text: 'Ready' });
  });
});

describe('a host that lacks something', () => {
  const said = () => host.log.filter((line) => line.startsWith('warn: '));
  const missing = (alias: string) =>
    expect.stringContaining(`There is no plugin ${alias}: declare it in app.json by that alias`);
  const withPlugins = (plugins: Record<string, unknown>, more: CamerasOptions = {}) => {
    const requirePlugin = (alias: string) => {
      if (!(alias in plugins)) throw new Error(`Plugin ${alias} is not defined`);
      return plugins[alias];
    };
    requirePlugin.async = async (alias: string) => requirePlugin(alias);
    Object.assign(globalThis, { requirePlugin });
    return host.create({ plugins: undefined, ...more });
  };

  test.each([
    ['neither plugin', () => ({}), ['xp2p', 'wechat-p2p-player']],
    [
      'other aliases',
      () => ({ p2p: host.simulation.xp2pPlugin, player: host.simulation.playerPlugin }),
      ['xp2p', 'wechat-p2p-player'],
    ],
    ['the XP2P plugin alone', () => ({ xp2p: host.simulation.xp2pPlugin }), ['wechat-p2p-player']],
    ['the player plugin alone', () => ({ 'wechat-p2p-player': host.simulation.playerPlugin }), ['xp2p']],
    ['both', () => ({ xp2p: host.simulation.xp2pPlugin, 'wechat-p2p-player': host.simulation.playerPlugin }), []],
  ])('with %s its developer is told which to declare, and a view says it to a person', async (_, plugins, aliases) => {
    const cameras = withPlugins(plugins());
    await host.clock.advance(0);
    expect(said()).toEqual(aliases.map(missing));
    const { code } = cameras.openView(door).failure() ?? {};
    const [first] = aliases;
    expect(code).toBe(first && (first === 'xp2p' ? 'pluginMissing' : 'playerPluginMissing'));
    expect(cameras.module.view().obstacle?.title).toBe(
      aliases.includes('xp2p') ? 'The P2P plugin was not found' : undefined,
    );
  });

  test('with a player plugin of a sub-package that comes later, the camera plays once it has', async () => {
    let come = (_plugin: unknown): void => undefined;
    const player = new Promise((resolve) => {
      come = resolve;
    });
    const { plugins } = host.options();
    const cameras = host.create({ plugins: { ...plugins, xp2p: host.simulation.xp2pPlugin, player } });
    const opened = cameras.openView(door);
    const nodes = new ShownNodes(
      host.simulation,
      runningCameras()?.playerNodes ?? { deliver: () => undefined },
      opened.view,
    );
    await host.clock.advance(3_000);
    come(host.simulation.playerPlugin);
    cameras.connect(opened, () => nodes.show(opened.session.view()));
    await host.clock.advance(10_000);
    expect(opened.session.view().status.text).toBe('Live');
    expect(said()).toEqual([]);
  });

  test('with a player plugin that cannot be brought without a network, who tries again plays once there is one', async () => {
    let isThere = false;
    const requirePlugin = (alias: string): unknown => {
      if (alias === 'xp2p') return host.simulation.xp2pPlugin;
      throw new Error('it is in another package');
    };
    requirePlugin.async = () =>
      isThere ? Promise.resolve(host.simulation.playerPlugin) : Promise.reject(new Error('timeout'));
    Object.assign(globalThis, { requirePlugin });
    const cameras = host.create({ plugins: undefined });
    await host.clock.advance(1_000);
    const opened = cameras.openView(door);
    expect(opened.session.view().sheet).toMatchObject({
      title: 'The player plugin was not found',
      primary: { label: 'Try again', event: 'RETRY' },
    });
    await host.clock.advance(60_000);
    isThere = true;
    const nodes = new ShownNodes(
      host.simulation,
      runningCameras()?.playerNodes ?? { deliver: () => undefined },
      opened.view,
    );
    cameras.connect(opened, () => nodes.show(opened.session.view()));
    for (let tries = 0; tries < 2; tries += 1) {
      opened.session.send({ type: 'RETRY' });
      await host.clock.advance(10_000);
    }
    expect(opened.session.view().status.text).toBe('Live');
    opened.close();
  });

  test('without appParams its developer is told where they go, and a view says that credentials are missing', () => {
    const { plugins } = host.options();
    const cameras = host.create({ appParams: undefined, plugins: { xp2p: plugins?.xp2p, player: plugins?.player } });
    expect(said()).toEqual([expect.stringContaining('appParams are missing: call createCameras({ appParams:')]);
    const real = cameras.module.view().obstacle;
    expect(real?.title).toBe('The credentials are missing');
  });
});

describe('a component', () => {
  test('a component of the bytes way before createCameras says what a developer has to call', () => {
    const { openView, language } = camerasForComponent('bytes');
    expect(language).toBe('zh');
    const opened = openView(door);
    expect(opened.failure()).toMatchObject({ code: 'camerasNotCreated', title: '还没有调用 createCameras' });
    const set: unknown[] = [];
    opened.session.connect({ setData: (changes) => set.push(changes) }, 'session')();
    expect(set).toEqual([{ session: opened.session.view() }]);
  });

  test('a component of the managed way makes the system by itself', () => {
    expect(
      camerasForComponent('managed', () => host.create())
        .openView(door)
        .failure()?.code,
    ).toBe('camerasOfOtherWay');
    expect(runningCameras()).toBeDefined();
  });

  test('a component of the way that runs opens its camera there', () => {
    const cameras = host.create();
    expect(camerasForComponent('bytes')).toBe(cameras);
    expect(camerasForComponent('managed').openView(door).failure()?.advice).toMatch(/use the component camera,/);
  });
});

test('the version is that of the package', () => {
  expect(packageVersion).toBe(manifest.version);
});

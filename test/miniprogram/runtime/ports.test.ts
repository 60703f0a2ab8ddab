import { appParams, isExample } from '../../../miniprogram/config/credentials.example';
import { createPlayerNodes } from '../../../miniprogram/plugins/player';
import { systemClock } from '../../../miniprogram/runtime/clock';
import { systemLanguage } from '../../../miniprogram/runtime/language';
import { createPorts } from '../../../miniprogram/runtime/ports';
import { createStorage } from '../../../miniprogram/runtime/storage';
import { ownWay } from '../../../miniprogram/runtime/way';
import { createWechat } from '../../../miniprogram/runtime/wechat';
import { createSimulation } from '../../../simulator/simulation';
import { VirtualClock } from '../../support/virtual-clock';
import { fakeWechat } from './fake-wechat';

const example = { appParams, isMissing: isExample, way: ownWay };

const noPlugins = { xp2p: undefined, player: undefined };

function simulatedPlugins() {
  const { xp2pPlugin, playerPlugin, faults, resources } = createSimulation({
    clock: new VirtualClock(),
    random: () => 0.5,
  });
  return { xp2p: xp2pPlugin, player: playerPlugin, simulation: { faults, catalogue: [], resources } };
}

describe('the ports', () => {
  test('the ports of a device build without plugins and credentials say both, and start nothing', () => {
    const ports = createPorts(fakeWechat().calls, noPlugins, example);
    const kinds = ports.environment.obstacles('camera').map(({ kind }) => kind);
    expect(kinds).toEqual(['pluginMissing', 'credentialsMissing']);
  });

  test('the ports of the development build need no credentials and no live-player', () => {
    const ports = createPorts(fakeWechat().calls, simulatedPlugins(), example);
    expect(ports.environment.obstacles('camera')).toEqual([]);
    expect(ports.environment.obstacles('server')).toEqual([]);
    expect(ports.xp2p.generations).toEqual(['2.3', '2.4']);
  });

  test('the chance of the ports lies in [0, 1)', () => {
    const { random } = createPorts(fakeWechat().calls, noPlugins, example);
    for (let turn = 0; turn < 100; turn += 1) expect(Math.floor(random())).toBe(0);
  });

  test('the screen stays on as long as anybody holds it, and a WeChat that cannot is no error', () => {
    const wechat = fakeWechat();
    const { screen } = createPorts(wechat.calls, noPlugins, example);
    const [letGo, letGoToo] = [screen.keepOn(), screen.keepOn()];
    letGo();
    letGo();
    expect(wechat.made).toHaveLength(1);
    letGoToo();
    expect(wechat.made.map(({ options }) => options)).toEqual([
      expect.objectContaining({ keepScreenOn: true }),
      expect.objectContaining({ keepScreenOn: false }),
    ]);
    const [first] = wechat.made.map(({ options }) => options as { fail(): void });
    expect(() => first?.fail()).not.toThrow();
  });

  test('a player event of a node reaches whoever listens to it', () => {
    const { players, nodesCome } = createPorts(fakeWechat().calls, noPlugins, example);
    expect(() => players.deliver('live-1', 1, 'playerStartPull', {}, null)).not.toThrow();
    nodesCome({ players: createPlayerNodes(undefined) });
    const facts: string[] = [];
    players.attach('live-1', 1, ({ type }) => facts.push(type));
    players.deliver('live-1', 1, 'playerStartPull', {}, null);
    players.deliver('live-1', 2, 'playerStartPull', {}, null);
    expect(facts).toEqual(['node.pullStarted']);
  });
});

describe('storage', () => {
  test('storage gives back what was written, and undefined for what never was', () => {
    const storage = createStorage(fakeWechat().calls);
    expect(storage.read('cameras')).toBeUndefined();
    storage.write('cameras', { version: 1 });
    expect(storage.read('cameras')).toEqual({ version: 1 });
  });

  test('storage throws what WeChat throws', () => {
    const full = new Error('setStorageSync:fail exceed storage max size');
    const storage = createStorage({
      ...fakeWechat().calls,
      setStorageSync: () => {
        throw full;
      },
    });
    expect(() => storage.write('cameras', [])).toThrow(full);
  });
});

describe('the language', () => {
  test.each([
    ['en', 'en'],
    ['en_US', 'en'],
    ['EN-gb', 'en'],
    ['zh_CN', 'zh'],
    ['zh_TW', 'zh'],
    ['fr', 'zh'],
    ['zh-en', 'zh'],
    ['', 'zh'],
  ])('a system that speaks %p is spoken to in %s', (system, language) => {
    expect(systemLanguage({ getAppBaseInfo: () => ({ language: system }) })).toBe(language);
  });

  test('an older WeChat is asked for its language in its older way', () => {
    expect(systemLanguage({ getSystemInfoSync: () => ({ language: 'en' }) })).toBe('en');
  });

  test('a WeChat that tells no language, or throws, is spoken to in Chinese', () => {
    expect(systemLanguage({})).toBe('zh');
    expect(systemLanguage({ getAppBaseInfo: () => ({}) })).toBe('zh');
    const broken = () => {
      throw new Error('getAppBaseInfo:fail');
    };
    expect(systemLanguage(createWechat(() => ({ getAppBaseInfo: broken })))).toBe('zh');
  });
});

test('the clock follows the globals of the moment, so that a development clock can take their place', () => {
  jest.useFakeTimers({ now: 1_000 });
  try {
    const fired: number[] = [];
    systemClock.setTimeout(() => fired.push(systemClock.now()), 250);
    const cancelled = systemClock.setTimeout(() => fired.push(-1), 100);
    systemClock.clearTimeout(cancelled);
    jest.advanceTimersByTime(300);
    expect(fired).toEqual([1_250]);
  } finally {
    jest.useRealTimers();
  }
});

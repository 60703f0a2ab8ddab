import { readFileSync } from 'node:fs';
import path from 'node:path';
import { failureOf } from '../../../machines/failure';
import {
  createEnvironment,
  type EnvironmentFacts,
  obstaclesOf,
  readWechat,
} from '../../../miniprogram/plugins/environment';

const phone: EnvironmentFacts = {
  wechatVersion: '8.0.49',
  baseLibrary: '3.4.1',
  canUseLivePlayer: true,
  platform: 'android',
  product: 'wechat',
  simulated: false,
  credentialsMissing: false,
};

const kinds = (facts: Partial<EnvironmentFacts>, kind: 'camera' | 'server' = 'camera') =>
  obstaclesOf({ ...phone, ...facts }, kind).map((failure) => failure.kind);

describe('what stands in the way', () => {
  it('nothing stands in the way on a phone of today', () => {
    expect(createEnvironment(phone).obstacles('camera')).toEqual([]);
    expect(createEnvironment(phone).obstacles('server')).toEqual([]);
  });

  it.each([
    ['camera', '8.0.9', ['wechatTooOld']],
    ['camera', '8.0.10', []],
    ['camera', '8.0.13', []],
    ['server', '8.0.13', ['wechatTooOld']],
    ['server', '8.0.14', []],
    ['server', '8.1', []],
    ['camera', '7.0.22', ['wechatTooOld']],
    ['camera', '8', ['wechatTooOld']],
  ] as const)('what stands in the way of a %s with WeChat %s: %p', (kind, wechatVersion, expected) => {
    expect(kinds({ wechatVersion }, kind)).toEqual(expected);
  });

  it.each([
    ['camera', '2.19.2', ['baseLibraryTooOld']],
    ['camera', '2.19.3', []],
    ['server', '2.20.1', ['baseLibraryTooOld']],
    ['server', '2.20.2', []],
  ] as const)('what stands in the way of a %s with base library %s: %p', (kind, baseLibrary, expected) => {
    expect(kinds({ baseLibrary }, kind)).toEqual(expected);
  });

  it.each([
    ['WeChat for HarmonyOS, which counts from 1.0', 'ohos', 'wechat', '1.0.9', '3.7.0', []],
    ['HarmonyOS before it had live-player', 'ohos', 'wechat', '1.0.9', '3.6.9', ['baseLibraryTooOld 3.7.0']],
    ['WeChat for Windows, which counts from 3', 'windows', 'wechat', '3.9.12', '3.4.1', []],
    ['WeChat for macOS, which counts from 3', 'mac', 'wechat', '3.8.9', '3.4.1', []],
    ['a computer with an old base library', 'windows', 'wechat', '3.4.5', '2.19.2', ['baseLibraryTooOld 2.19.3']],
    ['WeCom on an iPhone, which counts from 1', 'ios', 'wecom', '4.1.20', '3.4.1', []],
    ['WeCom on Android with an old base library', 'android', 'wecom', '3.1.0', '2.16.0', ['baseLibraryTooOld 2.19.3']],
    ['another app', 'android', 'otherApp', '1.2.0', '3.4.1', []],
    ['a platform that nobody knows yet', 'toString', 'wechat', '0.1', '3.4.1', []],
    ['an old WeChat on an iPhone', 'ios', 'wechat', '8.0.9', '3.4.1', ['wechatTooOld 8.0.10']],
  ] as const)('versions are compared with those of the same product: %s', (_, platform, product, wechatVersion, baseLibrary, expected) => {
    const found = obstaclesOf({ ...phone, platform, product, wechatVersion, baseLibrary }, 'camera');
    expect(found.map(({ kind, message }) => `${kind} ${message}`)).toEqual(expected);
  });

  describe('the table of where it runs', () => {
    const contract = readFileSync(path.join(__dirname, '../../../docs/plugin-contract.md'), 'utf8');
    const rows = contract
      .split('### 1.1 Where it runs')[1]
      ?.split('\n## ')[0]
      ?.split('\n')
      .filter((line) => /^\| .*`/.test(line) && !line.startsWith('| where'))
      .map((line) => line.split('|').map((cell) => cell.trim().replace(/`/g, '')))
      .map(([, where = '', platform = '', product = '', wechat = '', baseLibrary = '', player = '']) => ({
        where,
        facts: { platform, product: product as EnvironmentFacts['product'] },
        wechat,
        baseLibrary: /^≥ ([\d.]+)$/.exec(baseLibrary)?.[1] ?? '',
        player,
      }));

    it.each(rows ?? [])('$where: what is compared is what the table says', ({ facts, wechat, baseLibrary, player }) => {
      const needed = /^≥ ([\d.]+)$/.exec(wechat)?.[1];
      const ofOldWechat = kinds({ ...facts, wechatVersion: '1.0' });
      expect(ofOldWechat.includes('wechatTooOld')).toBe(needed !== undefined);
      if (needed) expect(kinds({ ...facts, wechatVersion: needed })).not.toContain('wechatTooOld');
      expect(kinds({ ...facts, baseLibrary })).not.toContain('baseLibraryTooOld');
      expect(kinds({ ...facts, baseLibrary: '2.0.0' })).toContain('baseLibraryTooOld');
      const [found] = obstaclesOf({ ...phone, ...facts, baseLibrary: '2.0.0' }, 'camera');
      expect(found?.message).toBe(baseLibrary);
      expect(kinds({ ...facts, baseLibrary: '9.9.9' })).toEqual(
        player.startsWith('never') ? ['livePlayerMissing'] : [],
      );
      expect(kinds({ ...facts, baseLibrary: '9.9.9', canUseLivePlayer: false })).toEqual(['livePlayerMissing']);
    });

    it('the table of where it runs has every platform that is told apart', () => {
      const platforms = new Set(rows?.map(({ facts }) => facts.platform));
      expect([...platforms].sort()).toEqual(['android', 'devtools', 'ios', 'mac', 'ohos', 'windows']);
      expect(new Set(rows?.map(({ facts }) => facts.product))).toEqual(new Set(['wechat', 'wecom', 'otherApp']));
    });
  });

  it('what stands in the way says which version is needed', () => {
    const [wechat, library] = obstaclesOf({ ...phone, wechatVersion: '7.0.0', baseLibrary: '2.0.0' }, 'server');
    expect(wechat?.message).toBe('8.0.14');
    expect(library?.message).toBe('2.20.2');
  });

  it('a version that WeChat does not tell does not stand in the way', () => {
    expect(kinds({ wechatVersion: '', baseLibrary: '' })).toEqual([]);
  });

  it('a missing live-player stands in the way, in DevTools too', () => {
    expect(kinds({ canUseLivePlayer: false })).toEqual(['livePlayerMissing']);
    expect(kinds({ platform: 'devtools' })).toEqual(['livePlayerMissing']);
  });

  it('a plugin that no adapter speaks stands in the way', () => {
    const pluginObstacle = failureOf('environment', 'pluginUnsupported', { message: '3.2.0' });
    expect(obstaclesOf({ ...phone, pluginObstacle }, 'camera')).toEqual([pluginObstacle]);
  });

  it('missing credentials stand in the way', () => {
    expect(kinds({ credentialsMissing: true })).toEqual(['credentialsMissing']);
  });

  it('what stands in the way comes in the order in which it is cured', () => {
    const pluginObstacle = failureOf('environment', 'pluginMissing');
    const all = { wechatVersion: '7.0.0', baseLibrary: '2.0.0', canUseLivePlayer: false, credentialsMissing: true };
    expect(kinds({ ...all, pluginObstacle, isPlayerMissing: () => true })).toEqual([
      'wechatTooOld',
      'baseLibraryTooOld',
      'livePlayerMissing',
      'pluginMissing',
      'playerPluginMissing',
      'credentialsMissing',
    ]);
  });

  it('neither a player nor credentials stand in the way where the plugins are simulated', () => {
    const devtools = { simulated: true, wechatVersion: '8.0.5', platform: 'devtools', canUseLivePlayer: false };
    expect(kinds({ ...devtools, credentialsMissing: true })).toEqual([]);
    expect(kinds({ ...devtools, baseLibrary: '2.10.0' })).toEqual(['baseLibraryTooOld']);
  });
});

describe('reading what WeChat says of itself', () => {
  const canIUse = (schema: string) => schema === 'live-player';

  it('what WeChat says of itself is read by the calls of today', () => {
    const wechat = {
      getAppBaseInfo: () => ({ version: '8.0.49', SDKVersion: '3.4.1' }),
      getDeviceInfo: () => ({ platform: 'ios' }),
      canIUse,
    };
    expect(readWechat(wechat)).toEqual({
      wechatVersion: '8.0.49',
      baseLibrary: '3.4.1',
      platform: 'ios',
      product: 'wechat',
      canUseLivePlayer: true,
    });
  });

  it('what WeChat says of itself is read by the older call where those of today are not there', () => {
    const getSystemInfoSync = () => ({ version: '8.0.7', SDKVersion: '2.18.0', platform: 'android' });
    expect(readWechat({ getSystemInfoSync, canIUse })).toMatchObject({ baseLibrary: '2.18.0', platform: 'android' });
  });

  it('the platform alone is read by the older call where only that is missing', () => {
    const wechat = {
      getAppBaseInfo: () => ({ version: '8.0.15', SDKVersion: '2.20.1' }),
      getSystemInfoSync: () => ({ platform: 'devtools' }),
      canIUse,
    };
    expect(readWechat(wechat)).toMatchObject({ wechatVersion: '8.0.15', platform: 'devtools' });
  });

  it('WeCom says who it is by the older call alone, which is asked where a version may be its own', () => {
    const asked: string[] = [];
    const wechat = (version: string) => ({
      getAppBaseInfo: () => ({ version, SDKVersion: '3.4.1' }),
      getDeviceInfo: () => ({ platform: 'ios' }),
      getSystemInfoSync: () => {
        asked.push(version);
        return { environment: 'wxwork', version, SDKVersion: '3.4.1', platform: 'ios' };
      },
      canIUse,
    });
    expect(readWechat(wechat('4.1.20'))).toMatchObject({ product: 'wecom', wechatVersion: '4.1.20' });
    readWechat(wechat('8.0.49'));
    expect(asked).toEqual(['4.1.20']);
  });

  it('another app around it is known by its appid', () => {
    const getAppBaseInfo = () => ({ version: '1.2.0', SDKVersion: '3.4.1', host: { appId: 'wx1' } });
    expect(readWechat({ getAppBaseInfo, getDeviceInfo: () => ({ platform: 'android' }), canIUse })).toMatchObject({
      product: 'otherApp',
    });
  });

  it('what WeChat does not say of itself is left empty', () => {
    expect(readWechat({ canIUse: () => false })).toEqual({
      wechatVersion: '',
      baseLibrary: '',
      platform: '',
      product: 'wechat',
      canUseLivePlayer: false,
    });
  });
});

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
    expect(kinds({ ...all, pluginObstacle })).toEqual([
      'wechatTooOld',
      'baseLibraryTooOld',
      'livePlayerMissing',
      'pluginMissing',
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

  it('what WeChat does not say of itself is left empty', () => {
    expect(readWechat({ canIUse: () => false })).toEqual({
      wechatVersion: '',
      baseLibrary: '',
      platform: '',
      canUseLivePlayer: false,
    });
  });
});

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
  it('is nothing on a phone of today', () => {
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
  ] as const)('of a %s with WeChat %s: %p', (kind, wechatVersion, expected) => {
    expect(kinds({ wechatVersion }, kind)).toEqual(expected);
  });

  it.each([
    ['camera', '2.19.2', ['baseLibraryTooOld']],
    ['camera', '2.19.3', []],
    ['server', '2.20.1', ['baseLibraryTooOld']],
    ['server', '2.20.2', []],
  ] as const)('of a %s with base library %s: %p', (kind, baseLibrary, expected) => {
    expect(kinds({ baseLibrary }, kind)).toEqual(expected);
  });

  it('says which version is needed', () => {
    const [wechat, library] = obstaclesOf({ ...phone, wechatVersion: '7.0.0', baseLibrary: '2.0.0' }, 'server');
    expect(wechat?.message).toBe('8.0.14');
    expect(library?.message).toBe('2.20.2');
  });

  it('is not a version that WeChat does not tell', () => {
    expect(kinds({ wechatVersion: '', baseLibrary: '' })).toEqual([]);
  });

  it('is a missing live-player, in DevTools too', () => {
    expect(kinds({ canUseLivePlayer: false })).toEqual(['livePlayerMissing']);
    expect(kinds({ platform: 'devtools' })).toEqual(['livePlayerMissing']);
  });

  it('is a plugin that no adapter speaks', () => {
    const pluginObstacle = failureOf('environment', 'pluginUnsupported', { message: '3.2.0' });
    expect(obstaclesOf({ ...phone, pluginObstacle }, 'camera')).toEqual([pluginObstacle]);
  });

  it('is missing credentials', () => {
    expect(kinds({ credentialsMissing: true })).toEqual(['credentialsMissing']);
  });

  it('comes in the order in which it is cured', () => {
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

  it('is neither a player nor credentials where the plugins are simulated', () => {
    const devtools = { simulated: true, wechatVersion: '8.0.5', platform: 'devtools', canUseLivePlayer: false };
    expect(kinds({ ...devtools, credentialsMissing: true })).toEqual([]);
    expect(kinds({ ...devtools, baseLibrary: '2.10.0' })).toEqual(['baseLibraryTooOld']);
  });
});

describe('reading WeChat', () => {
  const canIUse = (schema: string) => schema === 'live-player';

  it('asks the calls of today', () => {
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

  it('asks the older call where those are not there', () => {
    const getSystemInfoSync = () => ({ version: '8.0.7', SDKVersion: '2.18.0', platform: 'android' });
    expect(readWechat({ getSystemInfoSync, canIUse })).toMatchObject({ baseLibrary: '2.18.0', platform: 'android' });
  });

  it('asks the older call for the platform alone', () => {
    const wechat = {
      getAppBaseInfo: () => ({ version: '8.0.15', SDKVersion: '2.20.1' }),
      getSystemInfoSync: () => ({ platform: 'devtools' }),
      canIUse,
    };
    expect(readWechat(wechat)).toMatchObject({ wechatVersion: '8.0.15', platform: 'devtools' });
  });

  it('leaves empty what it is not told', () => {
    expect(readWechat({ canIUse: () => false })).toEqual({
      wechatVersion: '',
      baseLibrary: '',
      platform: '',
      canUseLivePlayer: false,
    });
  });
});

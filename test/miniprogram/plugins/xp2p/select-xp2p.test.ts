import { failureAdvice } from '../../../../machines/failure';
import { hideKnownSecrets } from '../../../../machines/privacy/known-secrets';
import { selectXp2p } from '../../../../miniprogram/plugins/xp2p';
import { BetaXp2p } from '../../../../miniprogram/plugins/xp2p/beta';
import { OneToTwoXp2p } from '../../../../miniprogram/plugins/xp2p/one-to-two';
import { ThreeXp2p } from '../../../../miniprogram/plugins/xp2p/three';
import { MANAGED_GENERATIONS, type PluginGeneration } from '../../../../simulator/generations';
import { appParams, camera, live, Stage } from './stage';

const chosen: readonly (readonly [PluginGeneration, unknown])[] = [
  ['beta', BetaXp2p],
  ['1.0', OneToTwoXp2p],
  ['1.3', OneToTwoXp2p],
  ['2.0', OneToTwoXp2p],
  ['3.0', ThreeXp2p],
  ['3.1', ThreeXp2p],
];

describe('choosing an adapter', () => {
  it.each(chosen)('an adapter is chosen for plugin %s', (generation, Adapter) => {
    const { selected } = new Stage(generation);
    expect(selected.xp2p).toBeInstanceOf(Adapter);
    expect(selected.obstacle).toBeUndefined();
  });

  it.each(chosen)('an adapter is chosen for plugin %s without a look at its version number', (generation, Adapter) => {
    const p2p = { ...new Stage(generation).simulation.xp2pPlugin.p2p, XP2PVersion: '9.9.9' };
    expect(selectXp2p({ p2p }, appParams).xp2p).toBeInstanceOf(Adapter);
  });

  it('an adapter is chosen for the old calls of a plugin that plays by itself (4.x) where the build asks for that', () => {
    const { p2p } = new Stage('3.1').simulation.xp2pPlugin;
    const selected = selectXp2p({ p2p, iot: {} }, appParams, { allowFour: true });
    expect(selected.xp2p).toBeInstanceOf(ThreeXp2p);
    expect(selected.version).toBe('3.1.10');
    expect(selected.obstacle).toBeUndefined();
  });
});

test.each([
  'appOauthId',
  'appKey',
  'appSecretKey',
] as const)('from then on the plugin’s words are told without the %s', (credential) => {
  const own = { ...appParams, [credential]: `of no dictionary: ${credential}` };
  selectXp2p({ p2p: new Stage('1.3').simulation.xp2pPlugin.p2p }, own);
  expect(hideKnownSecrets(`refused ${own[credential]}`)).toBe(`refused ${hideKnownSecrets(own[credential])}`);
  expect(hideKnownSecrets(own[credential])).not.toContain('dictionary');
});

describe('a plugin that no adapter speaks', () => {
  it.each(
    MANAGED_GENERATIONS,
  )('a plugin that pulls by itself (%s) is refused, and its manager is left alone', (generation) => {
    const { selected, simulation } = new Stage(generation);
    expect(selected).toMatchObject({ version: '', obstacle: { source: 'environment', kind: 'pluginPlaysByItself' } });
    expect(simulation.world.calls).toEqual([]);
  });

  it('a plugin that plays by itself (4.x) is not taken for an old one: who builds is told of both ways on', async () => {
    const { p2p } = new Stage('3.1').simulation.xp2pPlugin;
    const { xp2p, version, obstacle } = selectXp2p({ p2p, iot: {} }, appParams);
    expect([version, obstacle?.kind, obstacle?.message]).toEqual(['3.1.10', 'pluginPlaysByItself', '3.1.10']);
    const advice = obstacle ? failureAdvice(obstacle, 'en') : '';
    expect(advice).toContain('--way managed');
    expect(advice).toContain('--allow-4');
    await expect(xp2p.init('all', 'camera', () => undefined)).rejects.toBe(obstacle);
  });

  it('a plugin that plays by itself (4.x) and whose old calls are not whole is not supported, wanted or not', () => {
    const plugin = { p2p: { setTcpFirst: () => undefined }, iot: {} };
    expect(selectXp2p(plugin, appParams, { allowFour: true }).obstacle?.kind).toBe('pluginUnsupported');
  });

  it.each([
    ['nothing of what is needed', { p2p: {} }],
    ['no way to start anything', { p2p: { init: () => undefined, startP2PService: () => undefined } }],
  ])('a plugin that exports %s is not supported', (_what, plugin) => {
    expect(selectXp2p(plugin, appParams).obstacle).toMatchObject({ kind: 'pluginUnsupported' });
  });

  it.each([undefined, null, {}])('a plugin that is not there (%p) is missing', (plugin) => {
    const selected = selectXp2p(plugin, appParams);
    expect(selected).toMatchObject({ version: '', obstacle: { kind: 'pluginMissing' } });
    expect(selected.obstacle?.message).toBeUndefined();
  });

  it('a plugin that no adapter speaks answers every call with the reason, and stops without a word', async () => {
    const { xp2p, obstacle } = selectXp2p(undefined, appParams);
    expect(xp2p.generations).toEqual(['all']);
    const nobody = () => undefined;
    await expect(xp2p.init('all', 'camera', nobody)).rejects.toBe(obstacle);
    await expect(xp2p.reset('all')).rejects.toBe(obstacle);
    await expect(xp2p.startService(camera(), live, nobody)).rejects.toBe(obstacle);
    await expect(xp2p.startStream(camera(), live, nobody, nobody)).rejects.toBe(obstacle);
    expect(xp2p.stopStream('camera-1', live)).toBeUndefined();
    expect(xp2p.stopService('camera-1')).toBeUndefined();
    expect(() => xp2p.destroy()).not.toThrow();
  });

  it('a plugin that throws when its version is read is not supported, and no version is told', () => {
    const iot = {
      get XP2PVersion(): string {
        throw new Error('no');
      },
    };
    expect(selectXp2p({ iot }, appParams)).toMatchObject({ version: '', obstacle: { kind: 'pluginUnsupported' } });
  });
});

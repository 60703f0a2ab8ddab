import { startApp } from '../../../miniprogram/runtime/start-app';
import { ownWay } from '../../../miniprogram/runtime/way';
import { createSimulation } from '../../../simulator/simulation';
import { VirtualClock } from '../../support/virtual-clock';
import { fakeWechat } from './fake-wechat';

const appParams = { appid: 1, appOauthId: 'o', appKey: 'k', appSecretKey: 's', appPackage: 'p' };
const build = globalThis as { __ALLOW_4__?: boolean };

afterEach(() => {
  build.__ALLOW_4__ = false;
});

function plugin(also: object = {}) {
  const { xp2pPlugin } = createSimulation({ clock: new VirtualClock(), random: () => 0.5, generation: '3.1' });
  return { p2p: xp2pPlugin.p2p, ...also };
}

test.each([
  ['a 4.x plugin, in a build that allows it', true, { iot: {} }, undefined, 1],
  ['a 4.x plugin, in any other build', false, { iot: {} }, 'pluginPlaysByItself', 0],
  ['an older plugin, in a build that allows 4.x', true, {}, undefined, 0],
])('pulling over the old calls is told as untried where it is: %s', (_, allowed, also, obstacle, notes) => {
  build.__ALLOW_4__ = allowed;
  const selected = ownWay.selectPlugin(plugin(also), appParams, new VirtualClock());
  expect([selected.obstacle?.kind, selected.notes?.length ?? 0]).toEqual([obstacle, notes]);
  expect(selected.versions?.()).toEqual({ xp2p: '3.1.10', player: '', uuid: '', isUntried: notes > 0 });
});

test('that nobody has tried it is in the log that a person copies', () => {
  build.__ALLOW_4__ = true;
  const clock = new VirtualClock();
  const { logText } = startApp({
    wechat: {
      ...fakeWechat().calls,
      getAppBaseInfo: () => ({ version: '8.0.70', SDKVersion: '3.17.2', language: 'en' }),
    },
    plugins: { xp2p: plugin({ iot: {} }) },
    builtInCameras: () => [],
    timeAndChance: { clock, random: () => 0.5 },
  });
  expect(logText()).toContain('uses the old calls of a 4.x plugin (--allow-4), which nobody has tried');
});

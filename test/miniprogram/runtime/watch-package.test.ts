import { createPlayerNodes } from '../../../miniprogram/plugins/player';
import { camerasKey } from '../../../miniprogram/runtime/cameras-key';
import { startApp } from '../../../miniprogram/runtime/start-app';
import { watchPackageOf } from '../../../miniprogram/runtime/watch-package';
import { simulatedCameras } from '../../../simulator/simulated-cameras';
import { createSimulation } from '../../../simulator/simulation';
import { VirtualClock } from '../../support/virtual-clock';
import { fakeWechat } from './fake-wechat';

function started() {
  const clock = new VirtualClock();
  const { xp2pPlugin, playerPlugin, faults, resources } = createSimulation({ clock, random: () => 0.5 });
  const { calls } = fakeWechat();
  const told = { version: '8.0.70', SDKVersion: '3.17.2', language: 'en' };
  const app = startApp({
    wechat: { ...calls, getAppBaseInfo: () => told, getDeviceInfo: () => ({ platform: 'ios' }) },
    plugins: { xp2p: xp2pPlugin, simulation: { faults, catalogue: [], resources } },
    builtInCameras: simulatedCameras,
    timeAndChance: { clock, random: () => 0.5 },
  });
  const versions: unknown[] = [];
  const bring = () =>
    app.bring(() => ({
      ...watchPackageOf(playerPlugin),
      createNodes(version) {
        versions.push(version);
        return { players: createPlayerNodes(playerPlugin, version) };
      },
    }));
  return { app, clock, bring, versions };
}

test('until the package for watching has come, no camera opens; the list and the module do without it', async () => {
  const { app, clock, bring } = started();
  await clock.advance(2_000);
  expect(app.app.view()).toMatchObject({ badge: { text: 'Ready' } });
  expect(app.cameras.view().cards.length).toBeGreaterThan(1);
  expect([app.openView('front-door'), app.openWall([])]).toEqual([undefined, []]);
  app[camerasKey].playerNodes?.deliver('live-1', 1, 'playerReady', {}, undefined);
  bring();
  expect(app.openView('front-door')?.cameraName).toBeTruthy();
});

test('it is asked once, and told of which phone its players are', () => {
  const { bring, versions } = started();
  bring();
  bring();
  expect(versions).toEqual([expect.objectContaining({ platform: 'ios', baseLibrary: '3.17.2' })]);
});

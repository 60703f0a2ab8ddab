import assert from 'node:assert';
import {
  type CameraGiven,
  type CamerasOptions,
  createCameras,
  runningCameras,
  type SessionView,
} from 'xp2p-statecharts';
import { createSimulation, ShownNodes, VirtualClock } from 'xp2p-statecharts/testing';

const door: CameraGiven = { id: 'front-door', productId: 'P', deviceName: 'D', xp2pInfo: 'XP2Pinfo' };

async function play(): Promise<string> {
  const clock = new VirtualClock(1_700_000_000_000);
  const simulation = createSimulation({ clock, random: () => 0.5 });
  const { xp2pPlugin: xp2p, playerPlugin: player, faults, resources } = simulation;
  const options: CamerasOptions = {
    appParams: { appid: 1, appOauthId: 'a', appKey: 'b', appSecretKey: 'c', appPackage: 'd' },
    language: 'en',
    plugins: { xp2p, player, simulation: { faults, catalogue: [], resources } },
    timeAndChance: { clock, random: () => 0.5 },
    wechat: {},
  };
  const cameras = createCameras(options);
  const opened = cameras.openView(door, { quality: 'standard' });
  const running = runningCameras();
  assert(running);
  const nodes = new ShownNodes(simulation, running.playerNodes, opened.view);
  const seen = new Set<SessionView['status']['tone']>();
  cameras.connect(opened, () => {
    seen.add(opened.session.view().status.tone);
    nodes.show(opened.session.view());
  });
  await clock.advance(15_000);
  const said = opened.session.view().status.text;
  opened.session.send({ type: 'CHANGE_QUALITY', quality: 'high' });
  assert.strictEqual(opened.failure(), null);
  opened.close();
  cameras.end();
  assert(seen.has('live'));
  return said;
}

play().then((said) => console.log(said));

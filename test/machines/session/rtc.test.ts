import { failureOf } from '../../../machines/failure';
import { camera, World } from '../../support/world';
import { expectNothingLeft } from './story';

const denied = {
  type: 'node.failed',
  failure: failureOf('live-player', 'permissionDenied', { step: 'player', message: 'system permission denied' }),
} as const;

async function watching(playerMode: 'live' | 'RTC'): Promise<World> {
  const world = new World();
  await world.watch({ ...camera, playerMode });
  return world;
}

describe('RTC mode without the microphone', () => {
  test('goes on in live mode over a new node, and says why', async () => {
    const world = await watching('RTC');
    expect(world.view().playerMode).toBe('RTC');
    world.players.node().say(denied);
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.view()).toMatchObject({
      playerKey: 2,
      playerMode: 'live',
      sheet: null,
      notice: { action: 'Settings', event: 'OPEN_SYSTEM_SETTINGS' },
    });
    expect(world.view().notice.text).toContain('microphone');
    await expectNothingLeft(world);
  });

  test('gives no byte to the node that is gone', async () => {
    const world = await watching('RTC');
    const node = world.players.node();
    const before = node.chunks.length;
    world.players.habits.readies = false;
    node.say(denied);
    await world.advance(1_000);
    expect(node.chunks.length).toBe(before);
    expect(world.plugin.held).toEqual(['service door']);
    await expectNothingLeft(world);
  });

  test('at the first play as well', async () => {
    const world = new World();
    world.open({ ...camera, playerMode: 'RTC' });
    await world.advance(50);
    world.players.node().say(denied);
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.view().playerMode).toBe('live');
    await expectNothingLeft(world);
  });

  test('leads to the phone’s settings', async () => {
    const world = await watching('RTC');
    world.players.node().say(denied);
    await world.advance(1_000);
    world.send({ type: 'OPEN_SYSTEM_SETTINGS' });
    await world.advance(0);
    expect([world.permissionsOpened, world.settingsOpened]).toEqual([1, 0]);
    expect(world.view().notice.text).toBe('');
    await expectNothingLeft(world);
  });
});

test('the same in live mode is told, with a way to the settings and to try again', async () => {
  const world = await watching('live');
  world.players.node().say(denied);
  await world.advance(1_000);
  expect(world.view().sheet).toMatchObject({
    title: 'WeChat may not use the microphone',
    primary: { event: 'RETRY' },
    secondary: { label: 'Settings', event: 'OPEN_SYSTEM_SETTINGS' },
  });
  world.send({ type: 'RETRY' });
  await world.advance(1_000);
  expect(world.stream()).toBe('playing');
  await expectNothingLeft(world);
});

test('settings that cannot be opened are told', async () => {
  const world = await watching('RTC');
  world.players.node().say(denied);
  await world.advance(1_000);
  world.permissionsFailure = failureOf('system', 'settingsFailed', { step: 'openSettings' });
  world.send({ type: 'OPEN_SYSTEM_SETTINGS' });
  await world.advance(0);
  expect(world.view().notice.text).toContain('settings');
  await expectNothingLeft(world);
});

test('settings that never answer keep nobody from a snapshot', async () => {
  const world = await watching('live');
  world.settingsHang = true;
  world.send({ type: 'OPEN_SETTINGS' });
  await world.advance(0);
  expect(world.view().controls.canSnapshot).toBe(true);
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.album).toEqual(['tmp/picture.png']);
  await expectNothingLeft(world);
});

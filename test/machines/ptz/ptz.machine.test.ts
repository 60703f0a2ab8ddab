import { sourceOf } from '../../../machines/cameras';
import { besideConfig } from '../../../machines/kernel/beside-config';
import { config } from '../../../machines/kernel/config';
import { openPtz } from '../../support/beside';
import { camera, serverStream, World } from '../../support/world';
import { expectNothingLeft } from '../session/story';

/** A camera that is watched, and a hand at its pad. */
async function watched(prepare: (world: World) => void = () => undefined) {
  const world = new World(prepare);
  await world.watch();
  const ptz = openPtz(world);
  const sinceMs = world.clock.now();
  /** Presses and releases since then, and what became of the service, with the time since then. */
  const calls = () =>
    world.plugin.calls
      .map((call) => call.split(' '))
      .filter(([atMs, word = '']) => Number(atMs) >= sinceMs && /press|release|Service/.test(word))
      .map(([atMs, ...words]) => `${Number(atMs) - sinceMs} ${words.join(' ')}`);
  const steer = (direction: 'up' | 'down' | 'left' | 'right', channel = 0) =>
    ptz.actor.send({ type: 'STEER', direction, channel });
  return { world, ptz, calls, steer };
}

test('the camera turns while a finger is on the pad, and stops half a second after it was lifted', async () => {
  const { world, ptz, calls, steer } = await watched();
  steer('left');
  expect(ptz.view()).toMatchObject({ canSteer: true, direction: 'left', isMoving: false });
  await world.advance(100);
  expect(ptz.view()).toMatchObject({ direction: 'left', isMoving: true });
  await world.advance(900);
  ptz.actor.send({ type: 'STEER_END' });
  await world.advance(1_000);
  expect(calls()).toEqual(['0 press left door', `${1_000 + besideConfig.ptzReleaseDelayMs} release door`]);
  expect(ptz.view()).toMatchObject({ direction: '', isMoving: false, notice: '' });
  await expectNothingLeft(world);
});

test('a tap presses, and is released though its answer was slow', async () => {
  const { world, ptz, calls, steer } = await watched((made) => {
    made.devices.press = { afterMs: 700 };
  });
  steer('up');
  ptz.actor.send({ type: 'STEER_END' });
  await world.advance(2_000);
  expect(calls()).toEqual(['0 press up door', '700 release door']);
});

test('a finger that comes back in time goes on with the same press', async () => {
  const { world, ptz, calls, steer } = await watched();
  steer('up');
  await world.advance(200);
  ptz.actor.send({ type: 'STEER_END' });
  await world.advance(200);
  steer('up');
  await world.advance(2_000);
  expect(calls()).toEqual(['0 press up door']);
  expect(ptz.view().isMoving).toBe(true);
});

test('a key that repeats presses once', async () => {
  const { world, calls, steer } = await watched();
  for (let time = 0; time < 5; time += 1) {
    steer('down');
    await world.advance(50);
  }
  expect(calls()).toEqual(['0 press down door']);
});

test('the other direction releases the first press before its own', async () => {
  const { world, calls, steer } = await watched();
  steer('left');
  await world.advance(200);
  steer('right');
  await world.advance(200);
  expect(calls()).toEqual(['0 press left door', '200 release door', '220 press right door']);
});

test('the other direction within the delay of the release is the same', async () => {
  const { world, ptz, calls, steer } = await watched();
  steer('left');
  await world.advance(200);
  ptz.actor.send({ type: 'STEER_END' });
  await world.advance(100);
  steer('right');
  await world.advance(200);
  expect(calls()).toEqual(['0 press left door', '300 release door', '320 press right door']);
});

test('at its end the camera says so, and is released as soon as the finger is lifted', async () => {
  const { world, ptz, calls, steer } = await watched((made) => {
    made.devices.press = { afterMs: 30, isAtEnd: true };
  });
  steer('left');
  await world.advance(100);
  expect(ptz.view()).toMatchObject({ isAtEnd: true, notice: 'It goes no further', isMoving: false });
  ptz.actor.send({ type: 'STEER_END' });
  await world.advance(10);
  expect(calls()).toEqual(['0 press left door', '100 release door']);
  expect(ptz.view().notice).toBe('It goes no further');
  await world.advance(config.hintTimeMs);
  expect(ptz.view().notice).toBe('');
});

test.each([
  ['the page is covered', (world: World) => world.tell({ type: 'view.hidden', view: 'live' })],
  ['the app goes to the background', (world: World) => world.tell({ type: 'app.hidden' })],
  ['the page is left', (world: World) => world.leave()],
])('it is released at once when %s', async (_what, end) => {
  const { world, calls, steer } = await watched();
  steer('left');
  await world.advance(100);
  end(world);
  await world.advance(10);
  expect(calls().slice(0, 2)).toEqual(['0 press left door', '100 release door']);
  await expectNothingLeft(world);
});

test('a second finger, or a pad that is gone, ends it at once', async () => {
  const { world, ptz, calls, steer } = await watched();
  steer('left');
  await world.advance(100);
  ptz.actor.send({ type: 'STEER_CANCEL' });
  await world.advance(10);
  expect(calls()).toEqual(['0 press left door', '100 release door']);
});

test('a page that is left while a press is unanswered: the release comes before the service goes', async () => {
  const { world, calls, steer } = await watched((made) => {
    made.devices.press = { afterMs: 800 };
  });
  steer('left');
  await world.advance(100);
  world.send({ type: 'STOP' });
  world.leave();
  await world.advance(5_000);
  const told = calls().map((call) => call.replace(/^\d+ /, ''));
  expect(told).toEqual(['press left door', 'release door', 'stopService door']);
  await expectNothingLeft(world);
});

test('a finger whose lifting nobody told of presses no longer than half a minute, and it is said', async () => {
  const { world, ptz, calls, steer } = await watched();
  steer('left');
  await world.advance(besideConfig.maxPtzPressMs + 100);
  expect(calls()).toEqual(['0 press left door', `${besideConfig.maxPtzPressMs} release door`]);
  expect(ptz.view().notice).toBe('Pressed for 30 seconds, so it was stopped');
});

test('a press that does not work says why, for a while, and the next is tried', async () => {
  const { world, ptz, steer } = await watched((made) => {
    made.devices.press = { afterMs: 30, code: -2403 };
  });
  steer('left');
  await world.advance(100);
  expect(ptz.view()).toMatchObject({ direction: '', noticeTone: 'bad' });
  expect(ptz.view().notice).not.toBe('');
  world.devices.press = { afterMs: 30 };
  steer('left');
  await world.advance(100);
  expect(ptz.view()).toMatchObject({ isMoving: true, notice: '' });
});

test('the service is lost while it is pressed: it is said, and the picture recovers as ever', async () => {
  const { world, ptz, steer } = await watched();
  steer('left');
  await world.advance(100);
  world.plugin.services.get('door')?.tell({
    type: 'service.broken',
    failure: { source: 'notice', code: 'disconnect', kind: 'disconnected', scope: 'connection' },
  });
  await world.advance(10);
  expect(ptz.view()).toMatchObject({ direction: '', notice: expect.stringContaining('not connected') });
  await world.advance(20_000);
  expect(world.stream()).toBe('playing');
  await expectNothingLeft(world);
});

test('of two views of one camera the later hand counts, and the other is told', async () => {
  const { world, ptz, calls, steer } = await watched();
  world.open(camera, 'other');
  await world.advance(1_000);
  const other = openPtz(world, 'other');
  steer('left');
  await world.advance(100);
  other.actor.send({ type: 'STEER', direction: 'right', channel: 0 });
  await world.advance(100);
  expect(calls()).toEqual(['1000 press left door', '1100 release door', '1120 press right door']);
  expect(ptz.view()).toMatchObject({ direction: '', notice: 'Another view turns the camera now' });
  expect(other.view()).toMatchObject({ direction: 'right', isMoving: true });
  await expectNothingLeft(world);
});

test('a server stream cannot be steered, and says so', async () => {
  const world = new World();
  await world.watch(serverStream);
  const ptz = openPtz(world, 'live', sourceOf(serverStream));
  expect(ptz.view()).toMatchObject({ canSteer: false, notice: 'This picture cannot be steered' });
  ptz.actor.send({ type: 'STEER', direction: 'up', channel: 0 });
  expect(ptz.view().direction).toBe('');
});

test('a plugin without commands cannot steer, and says so', async () => {
  const world = new World((made) => {
    made.hasCommands = false;
  });
  await world.watch();
  const { canSteer, notice } = openPtz(world).view();
  expect(canSteer).toBe(false);
  expect(notice).toMatch(/^This version of the plugin cannot control cameras/);
});

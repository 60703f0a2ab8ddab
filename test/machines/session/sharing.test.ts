import { failureOf } from '../../../machines/failure';
import { pictureWord } from '../../support/picture-word';
import { camera, otherCamera, World } from '../../support/world';
import { expectNothingLeft, record } from './story';

/** Two people on one camera, both with a picture. */
async function together(): Promise<World> {
  const world = new World();
  await world.watch(camera, 'one');
  await world.watch(camera, 'two');
  return world;
}

/** Bytes go on to `one`, over the stream that there was, while this happens to `two`. */
async function expectUndisturbed(happening: (world: World) => void): Promise<void> {
  const world = await together();
  const seen = record(world, pictureWord, 'one');
  const { length } = world.players.node('one').chunks;
  happening(world);
  await world.advance(10_000);
  expect(seen).toEqual(['playing']);
  expect(world.plugin.count('startService')).toBe(1);
  expect(world.plugin.count('startStream')).toBe(1);
  expect(world.plugin.count('stopService')).toBe(0);
  expect(world.players.node('one').chunks.length).toBeGreaterThan(length + 50);
  await expectNothingLeft(world);
}

describe('two sessions on one camera: one goes on while the other', () => {
  test('leaves', () => expectUndisturbed((world) => world.leave('two')));

  test('stops', () => expectUndisturbed((world) => world.send({ type: 'STOP' }, 'two')));

  test('loses its player', () =>
    expectUndisturbed((world) =>
      world.players.node('two').say({ type: 'node.failed', failure: failureOf('live-player', -2301) }),
    ));

  test('has a player that lets go', () =>
    expectUndisturbed((world) => world.players.node('two').say({ type: 'node.closed', reason: 'livePlayer' })));

  test('stops and plays', () =>
    expectUndisturbed((world) => {
      world.send({ type: 'STOP' }, 'two');
      world.send({ type: 'PLAY' }, 'two');
    }));

  test('leaves and comes back', () =>
    expectUndisturbed((world) => {
      world.leave('two');
      world.open(camera, 'two');
    }));
});

test('the one who lost its player gets it back, over the stream that there is', async () => {
  const world = await together();
  world.players.node('two').say({ type: 'node.failed', failure: failureOf('live-player', -2301) });
  await world.advance(1_500);
  expect(world.stream('two')).toBe('playing');
  expect(world.view('two').playerKey).toBe(2);
  const [first] = world.players.node('two').chunks;
  expect(Array.from(new Uint8Array(first as ArrayBuffer, 0, 3))).toEqual([0x46, 0x4c, 0x56]);
  await expectNothingLeft(world);
});

test('the first viewer leaves: the second one keeps stream and service', async () => {
  const world = await together();
  world.leave('one');
  await world.advance(40_000);
  expect(world.stream('two')).toBe('playing');
  expect(world.plugin.count('startStream')).toBe(1);
  await expectNothingLeft(world);
});

test('both stop: the service stops at once, not after lingering', async () => {
  const world = await together();
  world.send({ type: 'STOP' }, 'one');
  world.send({ type: 'STOP' }, 'two');
  await world.advance(200);
  expect(world.plugin.held).toEqual([]);
  await expectNothingLeft(world);
});

test('one stops and the other leaves: the service lingers for whoever comes back', async () => {
  const world = await together();
  world.send({ type: 'STOP' }, 'one');
  await world.advance(100);
  world.leave('two');
  await world.advance(1_000);
  expect(world.plugin.held).toEqual(['service door']);
  await expectNothingLeft(world);
});

test('what happens to the stream is told to both, and both get it back', async () => {
  const world = await together();
  world.plugin.services.get('door')?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
  await world.advance(3_000);
  expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
  expect(world.plugin.count('startService')).toBe(2);
  await expectNothingLeft(world);
});

test("the device's end is the end for both", async () => {
  const world = await together();
  world.plugin.streams.get('door')?.tell({ type: 'stream.ended' });
  await world.advance(100);
  expect([world.stream('one'), world.stream('two')]).toEqual(['over', 'over']);
  await expectNothingLeft(world);
});

test('one joins while the other still starts: one service, one stream, two pictures', async () => {
  const world = new World((prepared) => prepared.plugin.answer('startService', { afterMs: 1_000 }));
  world.open(camera, 'one');
  await world.advance(500);
  world.open(camera, 'two');
  await world.advance(2_000);
  expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
  expect(world.plugin.count('startService')).toBe(1);
  expect(world.plugin.count('startStream')).toBe(1);
  await expectNothingLeft(world);
});

test('one leaves while both still start: the other gets its picture', async () => {
  const world = new World((prepared) => prepared.plugin.answer('startService', { afterMs: 1_000 }));
  world.open(camera, 'one');
  world.open(camera, 'two');
  await world.advance(500);
  world.leave('one');
  await world.advance(2_000);
  expect(world.stream('two')).toBe('playing');
  expect(world.plugin.count('startService')).toBe(1);
  await expectNothingLeft(world);
});

test('two cameras one after the other: each has its own service, and the first is given back', async () => {
  const world = new World();
  await world.watch(camera);
  world.leave();
  await world.watch(otherCamera);
  expect(world.stream()).toBe('playing');
  await world.advance(35_000);
  expect(world.plugin.held).toEqual(['service yard', 'stream yard']);
  await expectNothingLeft(world);
});

test('two cameras side by side: one that cannot be watched leaves the other alone', async () => {
  const world = new World();
  await world.watch(camera, 'door');
  world.plugin.answer('startService', { afterMs: 10, code: -2005 });
  await world.watch(otherCamera, 'yard');
  expect(world.stream('yard')).toBe('failed');
  expect(world.stream('door')).toBe('playing');
  expect(world.plugin.held).toEqual(['service door', 'stream door']);
  await expectNothingLeft(world);
});

test('who waits for bytes sees them come back, also where somebody else joined meanwhile', async () => {
  const world = new World();
  await world.watch(camera, 'one');
  world.plugin.flows = false;
  await world.advance(2_000);
  expect(world.view('one').status.text).toBe('Weak network');
  world.open(camera, 'two');
  await world.advance(500);
  world.plugin.flows = true;
  await world.advance(500);
  expect([world.view('one').status.text, world.view('two').status.text]).toEqual(['Live', 'Live']);
  await world.advance(10_000);
  expect(world.plugin.count('startStream')).toBe(1);
  await expectNothingLeft(world);
});

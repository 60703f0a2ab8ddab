import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { atUrl } from '../../support/addresses';
import { camera, otherCamera, serverStream, World } from '../../support/world';

/** The connections that hold anything. */
const ids = (world: World) =>
  [...world.watching.getSnapshot().context.connections.keys()].filter((id) => world.connection(id) !== 'idle');

test('a connection is made for the first viewer of an id, and dropped when it was kept long enough for nobody', async () => {
  const world = new World();
  expect(ids(world)).toEqual([]);
  await world.watch();
  expect(ids(world)).toEqual(['door']);
  world.leave();
  await world.advance(config.lingerMs - 100);
  expect(ids(world)).toEqual(['door']);
  await world.advance(200);
  expect(ids(world)).toEqual([]);
  expect(world.plugin.held).toEqual([]);
});

test('two views of one camera share a connection and a pull; two cameras have one each', async () => {
  const world = new World();
  await world.watch(camera, 'one');
  await world.watch(camera, 'two');
  await world.watch(otherCamera, 'three');
  expect(ids(world)).toEqual(['door', 'yard']);
  expect(['one', 'two', 'three'].map((view) => world.stream(view))).toEqual(Array(3).fill('playing'));
  expect(world.plugin.count('startStream', 'door')).toBe(1);
});

test('one of two viewers leaves: the other goes on', async () => {
  const world = new World();
  await world.watch(camera, 'one');
  await world.watch(camera, 'two');
  world.leave('one');
  await world.advance(60_000);
  expect(world.stream('two')).toBe('playing');
  expect(world.plugin.count('startService', 'door')).toBe(1);
});

test('a camera that is opened again within half a minute uses what there is', async () => {
  const world = new World();
  await world.watch();
  world.leave();
  await world.advance(20_000);
  await world.watch();
  expect(world.stream()).toBe('playing');
  expect(world.plugin.count('startService')).toBe(1);
});

test('a camera that is stopped gives its connection back at once', async () => {
  const world = new World();
  await world.watch();
  world.send({ type: 'STOP' });
  await world.advance(100);
  expect(ids(world)).toEqual([]);
  expect(world.plugin.held).toEqual([]);
});

test('a camera that is stopped and played at once waits for its own stop, and no second service is made', async () => {
  const world = new World(({ plugin }) => plugin.answer('stopService', { afterMs: 2_000 }));
  await world.watch();
  world.send({ type: 'STOP' });
  world.send({ type: 'PLAY' });
  await world.advance(5_000);
  expect(world.stream()).toBe('playing');
  expect(world.plugin.violations).toEqual([]);
});

test('a connection that is lost is dropped; the next try makes another, after the stop of the lost one', async () => {
  const world = new World();
  await world.watch();
  const before = world.plugin.calls.length;
  world.plugin.services.get('door')?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
  expect(ids(world)).toEqual([]);
  await world.advance(2_000);
  expect(world.stream()).toBe('playing');
  expect(world.plugin.calls.slice(before).map((call) => call.replace(/^\d+ /, ''))).toEqual([
    'stopStream door',
    'stopService door',
    'startService door',
    'startStream door high',
  ]);
});

test.each([
  ['an empty id', { ...camera, id: '' }],
  ['a malformed id', { ...camera, id: 'front door' }],
  ['an empty url', { ...camera, address: atUrl('') }],
  ['a malformed url', { ...camera, address: atUrl('ftp://peer.xnet/') }],
])('%s makes no plugin call and no connection, and is told with a clear message', async (_words, wrong) => {
  const world = new World();
  await world.watch(wrong);
  expect(ids(world)).toEqual([]);
  expect(world.plugin.calls).toEqual(['1000000 init all camera']);
  expect(world.stream()).toBe('failed');
  expect(world.view().sheet).toMatchObject({ kind: 'failure', title: expect.stringMatching(/\w/) });
});

test('an id that is a word of JavaScript is an id like any other', async () => {
  const world = new World();
  for (const id of ['constructor', '__proto__', 'toString']) {
    await world.watch({ ...camera, id }, id);
    expect(world.stream(id)).toBe('playing');
  }
  expect(ids(world)).toEqual(['constructor', '__proto__', 'toString']);
  expect(world.errors).toEqual([]);
});

test('a connection is known by its id', async () => {
  const world = new World();
  await world.watch();
  expect(Object.keys(world.watching.getSnapshot().children)).toContain('connection door');
});

test('a connection that says that it is idle, and is gone, is nothing to drop', () => {
  const world = new World();
  world.watching.send({ type: 'connection.idle', id: 'nowhere' });
  expect(world.errors).toEqual([]);
});

test('a connection that only lingers gives way to one that waits for the module (beta: one source at a time)', async () => {
  const world = new World((prepared) => {
    prepared.plugin.sourceBelongsToModule = true;
  });
  await world.watch(camera);
  world.leave();
  await world.advance(1_000);
  expect(world.connection(camera.id)).toContain('lingering');
  await world.watch(serverStream);
  await world.advance(2_000);
  expect(world.stream()).toBe('playing');
  expect(world.plugin.violations).toEqual([]);
});

test('a connection that only lingers gives way to a camera of the version whose init failed (3.x)', async () => {
  const world = new World(({ plugin }) => {
    plugin.generations = ['2.3', '2.4'];
  });
  await world.watch({ ...camera, generation: '2.3' });
  world.tell({ type: 'view.closed', view: 'live' });
  await world.advance(1_000);
  const module = world.watching.getSnapshot().context.module;
  module?.send({ type: 'REPORT_GONE', generation: '2.4', failure: failureOf('xp2p', -2002) });
  expect(world.module('2.4')).toBe('initFailed');
  await world.watch({ ...otherCamera, generation: '2.4' });
  await world.advance(2_000);
  expect(world.stream()).toBe('playing');
  expect(world.plugin.violations).toEqual([]);
});

test('a connection that begins to linger while somebody waits for the module gives way at once', async () => {
  const world = new World((prepared) => {
    prepared.plugin.sourceBelongsToModule = true;
  });
  await world.watch(camera);
  world.open(serverStream, 'other');
  await world.advance(1_000);
  expect(world.stream('other')).toBe('module');
  world.leave();
  await world.advance(2_000);
  expect(world.stream('other')).toBe('playing');
  expect(world.plugin.violations).toEqual([]);
});

describe('stop, in the wait before a retry', () => {
  const waiting = async (): Promise<World> => {
    const world = new World();
    await world.watch(camera);
    world.plugin.answer('startStream', { afterMs: 10, code: -2402 });
    world.plugin.streams.get(camera.id)?.tell({ type: 'stream.failed', failure: failureOf('notice', 'fail') });
    await world.advance(2_500);
    expect(world.stream()).toBe('counting');
    expect(world.plugin.held).toEqual(['service door']);
    return world;
  };

  test('gives the connection back at once', async () => {
    const world = await waiting();
    world.send({ type: 'STOP' });
    await world.advance(100);
    expect(world.plugin.held).toEqual([]);
  });

  test('leaves it to others who watch over it, and to who comes back soon after them', async () => {
    const world = await waiting();
    world.plugin.answer('startStream');
    world.open(camera, 'other');
    await world.advance(100);
    world.send({ type: 'STOP' });
    await world.advance(100);
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    world.leave('other');
    await world.advance(1_000);
    expect(world.connection(camera.id)).toContain('lingering');
  });
});

import { camera, otherCamera, World } from '../../support/world';

test('the module is warmed up when the app starts, and its state is known to the app', async () => {
  const world = new World();
  expect(world.module()).toBe('init');
  await world.advance(100);
  expect(world.module()).toBe('inited');
});

test('a failed warm-up is silent until somebody wants to watch, then it is tried again at once', async () => {
  const world = new World(({ plugin }) => plugin.answer('init', { afterMs: 100, code: -2202 }));
  await world.advance(60_000);
  expect(world.module()).toBe('initFailed');
  expect(world.plugin.count('init')).toBe(1);
  world.plugin.answer('init');
  await world.watch();
  expect(world.stream()).toBe('playing');
  expect(world.plugin.count('init')).toBe(2);
});

test('a module that a session suspects is reset, as after a change of the network, when somebody watches the next time', async () => {
  const world = new World();
  await world.advance(100);
  world.watching.send({ type: 'module.doubted' });
  await world.watch();
  expect(world.plugin.count('reset')).toBe(1);
  expect(world.stream()).toBe('playing');
});

test('a camera whose module is being reset when JavaScript is suspended plays soon after, while another of the other device version does', async () => {
  const world = new World(({ plugin }) => {
    plugin.generations = ['2.3', '2.4'];
  });
  await world.advance(100);
  world.plugin.moduleTells.get('2.3')?.({ type: 'nat.changed', generation: '2.3' });
  // the reset waits for its turn behind the start of the first one's service
  world.open({ ...otherCamera, generation: '2.4' }, 'other');
  world.open({ ...camera, generation: '2.3' }, 'live');
  await world.clock.suspend(70_000);
  await world.advance(3_000);
  expect(world.plugin.count('reset')).toBe(1);
  expect([world.stream('other'), world.stream('live')]).toEqual(['playing', 'playing']);
});

test('RETRY tries a failed warm-up again', async () => {
  const world = new World(({ plugin }) => plugin.answer('init', { afterMs: 100, code: -2202 }));
  await world.advance(1_000);
  world.plugin.answer('init');
  world.tell({ type: 'RETRY' });
  await world.advance(100);
  expect(world.module()).toBe('inited');
});

test('a stop that hangs twice jams its camera, which plays again after a reset', async () => {
  const world = new World();
  await world.watch();
  world.plugin.answer('stopService', { afterMs: null });
  world.send({ type: 'STOP' });
  await world.advance(10_000);
  world.plugin.answer('stopService');
  world.plugin.services.clear(); // the reset that follows frees it
  world.send({ type: 'PLAY' });
  await world.advance(5_000);
  expect(world.plugin.count('reset')).toBe(1);
  expect(world.stream()).toBe('playing');
});

test('a jammed camera waits while another is watched, then says so, and the other is not interrupted', async () => {
  const world = new World();
  await world.watch(otherCamera, 'other');
  await world.watch(camera, 'jammed');
  world.plugin.answer('stopService', { afterMs: null });
  world.send({ type: 'STOP' }, 'jammed');
  await world.advance(10_000);
  world.plugin.answer('stopService');
  world.send({ type: 'PLAY' }, 'jammed');
  await world.advance(1_000);
  expect(world.stream('jammed')).toBe('module');
  await world.advance(30_000);
  expect(world.view('jammed').sheet?.title).toMatch(/did not close/);
  expect(world.stream('other')).toBe('playing');
  expect(world.plugin.count('reset')).toBe(0);
  expect(world.plugin.count('startStream', 'yard')).toBe(1);
});

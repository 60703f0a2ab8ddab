import { camera, otherCamera, serverStream, World } from '../../support/world';

// XState's, of what is told to sessions that have just left
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => void jest.restoreAllMocks());

const sessionsOf = (world: World) =>
  Object.keys(world.watching.getSnapshot().children).filter((id) => id.startsWith('session'));
const callsOf = (world: World) => world.plugin.calls.map((call) => call.replace(/^\d+ /, ''));

test('an app that closes leaves every view, gives everything back, then destroys the module', async () => {
  const world = new World();
  await world.watch(camera, 'one');
  await world.watch(serverStream, 'two');
  world.tell({ type: 'app.closing' });
  await world.advance(1_000);
  expect(callsOf(world).at(-1)).toBe('destroy');
  expect(world.plugin.held).toEqual([]);
  expect(world.plugin.violations).toEqual([]);
  expect(world.module()).toBe('destroyed');
  expect(world.clock.pending).toBe(0);
});

test('a connection that still lingers is given back before', async () => {
  const world = new World();
  await world.watch();
  world.leave();
  await world.advance(1_000);
  expect(world.connection()).toBe('lingering');
  world.tell({ type: 'app.closing' });
  await world.advance(100);
  expect(callsOf(world).slice(-2)).toEqual(['stopService door', 'destroy']);
  expect(world.plugin.violations).toEqual([]);
  expect(world.connection()).toBe('none');
});

test('an app that closes ends the connection of a camera that was stopped, and keeps no session', async () => {
  const world = new World();
  await world.watch();
  world.session().send({ type: 'STOP' });
  await world.advance(1_000);
  world.tell({ type: 'app.closing' });
  await world.advance(100);
  expect(world.connection()).toBe('none');
  expect(sessionsOf(world)).toEqual([]);
});

test('a view that is closed leaves no session behind', async () => {
  const world = new World();
  await world.watch();
  expect(sessionsOf(world)).toHaveLength(1);
  world.leave();
  await world.advance(1_000);
  expect(sessionsOf(world)).toEqual([]);
});

const moments = Array.from({ length: 20 }, (_, index) => index * 150);
test.each(moments)('an app that closes %d ms after a view was opened leaves nothing behind', async (atMs) => {
  const world = new World(({ plugin }) => {
    plugin.answer('init', { afterMs: 700 });
    plugin.answer('startService', { afterMs: 900 });
    plugin.answer('startStream', { afterMs: 800 });
  });
  world.open();
  await world.advance(atMs);
  world.tell({ type: 'app.closing' });
  await world.advance(60_000);
  expect(callsOf(world).at(-1)).toBe('destroy');
  expect(world.plugin.held).toEqual([]);
  expect(world.plugin.violations).toEqual([]);
  expect(world.clock.pending).toBe(0);
});

test('an app that was said to close and is still there works: what is opened next inits anew', async () => {
  const world = new World();
  await world.watch();
  world.tell({ type: 'app.closing' });
  await world.advance(1_000);
  world.leave();
  await world.watch(otherCamera);
  expect(world.stream()).toBe('playing');
  expect(callsOf(world).filter((call) => /init|destroy/.test(call))).toEqual([
    'init all camera',
    'destroy',
    'init all camera',
  ]);
});

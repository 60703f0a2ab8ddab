import { failureOf } from '../../../machines/failure';
import { camera, serverStream, World } from '../../support/world';

const tooOld = failureOf('environment', 'wechatTooOld', { message: '8.0.10' });
const needsNewer = failureOf('environment', 'baseLibraryTooOld', { message: '2.20.2' });

const environment = (world: World) => (world.watching.getSnapshot().value as { environment: string }).environment;

/** A phone on which this stands in the way. */
const worldWith = (obstacles: World['obstacles']) =>
  new World((prepared) => {
    prepared.obstacles = obstacles;
  });

test('a phone on which nothing stands in the way is fit', () => {
  const world = new World();
  expect(environment(world)).toBe('fit');
  expect(world.watching.getSnapshot().context.obstacle).toBeNull();
});

test('the log tells the time of the phone', () => {
  const { log } = new World().app.getSnapshot().context;
  expect(log.getSnapshot().context.timezoneOffsetMinutes).toBe(0);
});

test('where neither source can be watched there is no module, and nothing is ever asked of the plugin', async () => {
  const world = worldWith({ camera: [tooOld], server: [tooOld] });
  expect(environment(world)).toBe('unfit');
  expect(world.watching.getSnapshot().context.module).toBeNull();
  await world.watch(camera, 'one');
  await world.watch(serverStream, 'two');
  world.tell({ type: 'RETRY' });
  world.tell({ type: 'network.changed', networkType: 'wifi', online: true });
  world.tell({ type: 'network.changed', networkType: '4g', online: true });
  world.tell({ type: 'network.changed', networkType: 'none', online: false });
  world.tell({ type: 'app.closing' });
  await world.advance(60_000);
  expect(world.plugin.calls).toEqual([]);
  expect(world.errors).toEqual([]);
});

test('what is in the way is told on a page of its own, with the version that is needed', () => {
  const { obstacle } = worldWith({ camera: [tooOld], server: [tooOld] }).appView();
  expect(obstacle?.title).toMatch(/WeChat is too old/);
  expect(obstacle?.advice).toContain('8.0.10');
});

test('a session in an unfit place says what is in the way, and makes no connection', async () => {
  const world = worldWith({ camera: [tooOld], server: [tooOld] });
  await world.watch();
  expect(world.stream()).toBe('failed');
  expect(world.view().sheet?.title).toMatch(/WeChat is too old/);
  expect(world.connection()).toBe('none');
});

test.each([
  ['cameras', { camera: [], server: [needsNewer] }, camera, serverStream],
  ['server streams', { camera: [needsNewer], server: [] }, serverStream, camera],
])('where only %s can be watched, they can; the other says what it needs', async (_words, obstacles, can, cannot) => {
  const world = worldWith(obstacles);
  expect(environment(world)).toBe('fit');
  await world.watch(can, 'one');
  await world.watch(cannot, 'two');
  expect(world.stream('one')).toBe('playing');
  expect(world.stream('two')).toBe('failed');
  expect(world.view('two').sheet?.advice).toMatch(/base library/);
});

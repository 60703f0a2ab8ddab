import { camera, World } from '../../support/world';

async function watched(prepare?: (world: World) => void): Promise<World> {
  const world = new World(prepare);
  await world.watch();
  expect(world.stream()).toBe('playing');
  return world;
}

const hide = (world: World) => world.tell({ type: 'view.hidden', view: 'live' });
const show = (world: World) => world.tell({ type: 'view.shown', view: 'live' });

describe('a page that nobody looks at', () => {
  test('keeps everything for three seconds', async () => {
    const world = await watched();
    hide(world);
    await world.advance(2_900);
    show(world);
    await world.advance(5_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startStream')).toBe(1);
  });

  test('stops its pull after three seconds and keeps the connection', async () => {
    const world = await watched();
    hide(world);
    await world.advance(3_100);
    expect(world.stream()).toBe('resting');
    expect(world.plugin.held).toEqual([`service ${camera.id}`]);
    expect(world.view().status.text).toBe('Paused in the background');
  });

  test('goes on over the same connection when it is seen again', async () => {
    const world = await watched();
    hide(world);
    await world.advance(30_000);
    show(world);
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startService')).toBe(1);
    expect(world.plugin.count('startStream')).toBe(2);
  });

  test('gives the connection back after a minute, and makes a new one by itself on return', async () => {
    const world = await watched();
    hide(world);
    await world.advance(100_000);
    expect(world.stream()).toBe('asleep');
    expect(world.plugin.held).toEqual([]);
    show(world);
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startService')).toBe(2);
  });

  test('does not try again while hidden what failed while hidden', async () => {
    const world = await watched();
    hide(world);
    await world.advance(5_000);
    world.tell({ type: 'network.changed', networkType: '4g', online: true });
    await world.advance(1_000);
    world.tell({ type: 'network.changed', networkType: 'wifi', online: true });
    await world.advance(300_000);
    expect(world.stream()).toBe('asleep');
    expect(world.plugin.count('startService')).toBe(1);
    show(world);
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
  });

  test('shows what the person wanted: stopped stays stopped', async () => {
    const world = await watched();
    world.send({ type: 'STOP' });
    hide(world);
    await world.advance(100_000);
    show(world);
    await world.advance(1_000);
    expect(world.stream()).toBe('idle');
  });

  test('keeps an error as an error', async () => {
    const world = new World((prepared) => prepared.plugin.answer('startService', { afterMs: 10, code: -2000 }));
    world.open();
    await world.advance(2_000);
    expect(world.stream()).toBe('failed');
    hide(world);
    await world.advance(100_000);
    show(world);
    await world.advance(1_000);
    expect(world.stream()).toBe('failed');
  });

  test('leaves nothing behind when it is closed while hidden', async () => {
    const world = await watched();
    hide(world);
    await world.advance(10_000);
    world.leave();
    await world.advance(60_000);
    expect(world.plugin.held).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });
});

describe('an app in the background', () => {
  test.each([
    4_000, 61_000, 3_600_000,
  ])('suspended for %d ms at once after hiding: plays again on return', async (awayMs) => {
    const world = await watched();
    world.tell({ type: 'app.hidden' });
    await world.clock.suspend(awayMs);
    world.tell({ type: 'app.shown' });
    await world.advance(3_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.violations).toEqual([]);
  });

  test('shown again before its overdue delays fire: what was pulled is pulled anew at once', async () => {
    const world = await watched();
    world.tell({ type: 'app.hidden' });
    world.clock.skip(20_000);
    world.tell({ type: 'app.shown' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startStream')).toBe(2);
    expect(world.plugin.count('startService')).toBe(1);
  });

  test('away for more than a minute before its delays fire: the connection is made anew', async () => {
    const world = await watched();
    world.tell({ type: 'app.hidden' });
    world.clock.skip(90_000);
    world.tell({ type: 'app.shown' });
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startService')).toBe(2);
  });

  test('on iOS the local server is taken to be dead after long, and reset before the next play', async () => {
    const world = await watched((prepared) => {
      prepared.stopsSockets = true;
    });
    world.tell({ type: 'app.hidden' });
    await world.advance(100_000);
    world.tell({ type: 'app.shown' });
    await world.advance(2_000);
    expect(world.players.localServerResets).toBe(1);
    expect(world.stream()).toBe('playing');
  });

  test('hidden page and hidden app: seen only when both are back', async () => {
    const world = await watched();
    hide(world);
    world.tell({ type: 'app.hidden' });
    await world.advance(5_000);
    world.tell({ type: 'app.shown' });
    await world.advance(1_000);
    expect(world.stream()).toBe('resting');
    show(world);
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
  });
});

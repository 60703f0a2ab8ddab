import { camera, otherCamera, serverStream, World } from '../../support/world';

const wifi = { type: 'network.changed', networkType: 'wifi', online: true } as const;
const known = { type: 'network.told', networkType: 'wifi', online: true } as const;
const mobile = { type: 'network.changed', networkType: '4g', online: true } as const;
const none = { type: 'network.changed', networkType: 'none', online: false } as const;

const networkState = (world: World) => (world.watching.getSnapshot().value as { network: string }).network;

describe('what WeChat says of the network', () => {
  test('first is only noted: it was that way already', async () => {
    const world = new World();
    await world.watch();
    world.tell(known);
    await world.advance(1_000);
    expect(world.module()).toBe('inited');
    expect(world.watching.getSnapshot().context.networkType).toBe('wifi');
  });

  test('again and again, when asked, is no news', async () => {
    const world = new World();
    world.tell(known);
    await world.watch();
    world.tell(known);
    await world.advance(1_000);
    expect(world.module()).toBe('inited');
  });

  test('when asked, differently than before, is a change that no event told', async () => {
    const world = new World();
    world.tell(known);
    await world.watch();
    world.tell({ ...known, networkType: '5g' });
    expect(world.module()).toBe('doubtful');
  });

  test.each([
    ['of the type that is known', [known]],
    ['of which nothing was known before', []],
  ])('as an event %s is a change that may mean anything', async (_, before) => {
    const world = new World();
    for (const told of before) world.tell(told);
    await world.watch();
    world.tell(wifi);
    expect(world.module()).toBe('doubtful');
  });

  test('is shown as online or offline', () => {
    const world = new World();
    expect(networkState(world)).toBe('online');
    world.tell(none);
    expect(networkState(world)).toBe('offline');
    world.tell(mobile);
    expect(networkState(world)).toBe('online');
  });
});

describe('a change of network', () => {
  test('rebuilds the whole chain of every camera, once: stop, reset, start', async () => {
    const world = new World();
    world.tell(known);
    await world.watch(camera, 'one');
    await world.watch(otherCamera, 'two');
    const before = world.plugin.calls.length;
    world.tell(mobile);
    await world.advance(5_000);
    const calls = world.plugin.calls.slice(before).map((call) => call.replace(/^\d+ /, ''));
    expect(calls.filter((call) => call.startsWith('reset'))).toEqual(['reset all']);
    expect(calls.lastIndexOf('stopService yard')).toBeLessThan(calls.indexOf('reset all'));
    expect(calls.indexOf('reset all')).toBeLessThan(calls.indexOf('startService door'));
    expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
    expect(world.plugin.violations).toEqual([]);
  });

  test('leaves a server stream that plays alone', async () => {
    const world = new World();
    world.tell(known);
    await world.watch(serverStream);
    world.tell(mobile);
    await world.advance(10_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.calls.filter((call) => /reset|stop/.test(call))).toEqual([]);
  });

  test('that a camera needs the module reset for interrupts a server stream once', async () => {
    const world = new World();
    world.tell(known);
    await world.watch(serverStream, 'stream');
    await world.watch(camera, 'camera');
    world.tell(mobile);
    await world.advance(10_000);
    expect([world.stream('stream'), world.stream('camera')]).toEqual(['playing', 'playing']);
    expect(world.plugin.count('startService', 'gate')).toBe(2);
    expect(world.plugin.count('reset')).toBe(1);
    expect(world.plugin.violations).toEqual([]);
  });
});

describe('a change of network that cannot be told from none', () => {
  test('takes nothing from a picture that plays on', async () => {
    const world = new World();
    world.tell(known);
    await world.watch();
    for (let time = 0; time < 5; time += 1) {
      world.tell(wifi);
      await world.advance(20_000);
    }
    expect(world.stream()).toBe('playing');
    expect(world.plugin.calls.filter((call) => /reset|stop/.test(call))).toEqual([]);
  });

  test('has the module reset at the first sign of trouble', async () => {
    const world = new World();
    world.tell(known);
    await world.watch();
    world.plugin.loseCameras();
    world.tell(wifi);
    await world.advance(3_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('reset')).toBe(1);
  });

  test.each([
    1, 2, 3, 4,
  ])('and that nobody tells has it reset too, with %d pictures that hold it in turns', async (count) => {
    const world = new World();
    const views = ['a', 'b', 'c', 'd'].slice(0, count);
    for (const view of views) await world.watch({ ...camera, id: view }, view);
    world.plugin.loseCameras();
    await world.advance(40_000);
    expect(views.map((view) => world.stream(view))).toEqual(views.map(() => 'playing'));
    expect(world.plugin.count('reset')).toBe(1);
    expect(world.plugin.violations).toEqual([]);
  });

  test('leaves a picture alone that has bytes, beside one that has none', async () => {
    const world = new World();
    await world.watch(camera, 'dead');
    world.plugin.loseCameras();
    await world.watch(otherCamera, 'healthy');
    await world.advance(120_000);
    expect(world.stream('healthy')).toBe('playing');
    expect(world.plugin.count('startService', 'yard')).toBe(1);
    expect(world.plugin.count('reset')).toBe(0);
  });
});

describe('no network', () => {
  test('is known to a session before it loses anything: it waits, tries nothing, and goes on by itself', async () => {
    const world = new World();
    world.tell(known);
    await world.watch();
    world.tell(none);
    await world.advance(1_500);
    expect(world.stream()).toBe('offline');
    expect(world.session().getSnapshot().context.budget.attempts).toBe(0);
    const before = world.plugin.count('start');
    await world.advance(600_000);
    expect(world.plugin.count('start')).toBe(before);
    world.tell(wifi);
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
  });
});

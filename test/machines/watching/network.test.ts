import { camera, otherCamera, serverStream, World } from '../../support/world';

const wifi = { type: 'network.changed', networkType: 'wifi', online: true } as const;
const mobile = { type: 'network.changed', networkType: '4g', online: true } as const;
const none = { type: 'network.changed', networkType: 'none', online: false } as const;

const networkState = (world: World) => (world.watching.getSnapshot().value as { network: string }).network;

describe('what WeChat says of the network', () => {
  test('first is only noted: it was that way already', async () => {
    const world = new World();
    await world.watch();
    world.tell(wifi);
    await world.advance(1_000);
    expect(world.module()).toBe('inited');
    expect(world.watching.getSnapshot().context.networkType).toBe('wifi');
  });

  test('again and again is no news', async () => {
    const world = new World();
    world.tell(wifi);
    await world.watch();
    world.tell(wifi);
    await world.advance(1_000);
    expect(world.plugin.count('reset')).toBe(0);
    expect(world.plugin.count('startService')).toBe(1);
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
    world.tell(wifi);
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
    world.tell(wifi);
    await world.watch(serverStream);
    world.tell(mobile);
    await world.advance(10_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.calls.filter((call) => /reset|stop/.test(call))).toEqual([]);
  });

  test('that a camera needs the module reset for interrupts a server stream once', async () => {
    const world = new World();
    world.tell(wifi);
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

describe('no network', () => {
  test('is known to a session before it loses anything: it waits, tries nothing, and goes on by itself', async () => {
    const world = new World();
    world.tell(wifi);
    await world.watch();
    world.tell(none);
    await world.advance(100);
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

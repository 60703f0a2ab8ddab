import { failureOf } from '../../../machines/failure';
import type { FakeCall } from '../../support/fake-xp2p';
import { camera, serverStream, World } from '../../support/world';
import { expectNothingLeft, record, statusText } from './story';

const wifi = { type: 'network.changed', networkType: 'wifi', online: true } as const;
const known = { type: 'network.told', networkType: 'wifi', online: true } as const;
const mobile = { type: 'network.changed', networkType: '4g', online: true } as const;
const none = { type: 'network.changed', networkType: 'none', online: false } as const;

const slow = (call: FakeCall) => async () => {
  const world = new World((prepared) => {
    prepared.plugin.answer(call, { afterMs: 2_000 });
  });
  world.tell(known);
  world.open();
  await world.advance(1_000);
  world.plugin.answer(call);
  return world;
};

const playing = (then: (world: World) => void) => async () => {
  const world = new World();
  world.tell(known);
  await world.watch();
  then(world);
  await world.advance(10);
  return world;
};

const sayClosed = (world: World) => world.players.node().say({ type: 'node.closed', reason: 'livePlayer' });

const moments: readonly [when: string, reach: () => Promise<World>, path: string][] = [
  ['the init', slow('init'), 'module'],
  ['the service start', slow('startService'), 'service'],
  [
    'the wait for the player',
    async () => {
      const world = new World((prepared) => {
        prepared.players.habits.readies = false;
      });
      world.tell(known);
      world.open();
      await world.advance(1_000);
      world.clock.setTimeout(() => world.players.node().ready(), 1_000);
      return world;
    },
    'ready',
  ],
  [
    'the wait for the pull',
    async () => {
      const world = new World((prepared) => {
        prepared.players.habits.pulls = false;
      });
      world.tell(known);
      world.open();
      await world.advance(1_000);
      world.players.habits.pulls = true;
      return world;
    },
    'ready',
  ],
  ['the stream start', slow('startStream'), 'requesting'],
  [
    'the wait for data',
    async () => {
      const world = new World();
      world.tell(known);
      world.open();
      await world.advance(290);
      world.plugin.flows = false;
      await world.advance(100);
      world.clock.setTimeout(() => {
        world.plugin.flows = true;
      }, 500);
      return world;
    },
    'header',
  ],
  ['the picture', playing(() => undefined), 'playing'],
  ["the player's own reconnecting", playing(sayClosed), 'reconnecting'],
  [
    'throttling',
    playing((world) => {
      world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 5_000 } });
      sayClosed(world);
    }),
    'throttled',
  ],
  [
    'the wait for a retry',
    playing((world) => {
      world.plugin.answer('startService', { afterMs: 10, code: -2402 });
      world.plugin.services.get('door')?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
      world.clock.setTimeout(() => world.plugin.answer('startService'), 400);
    }),
    'counting',
  ],
];

describe.each(moments)('during %s', (when, reach, path) => {
  const reached = async () => {
    const world = await reach();
    if (when === 'the wait for a retry') await world.advance(100);
    expect(world.stream()).toBe(path);
    return world;
  };

  test('another network: the module is reset, and a picture comes by itself', async () => {
    const world = await reached();
    world.tell(mobile);
    await world.advance(20_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('reset')).toBeGreaterThan(0);
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    await expectNothingLeft(world);
  });

  test('the network goes and comes back: a picture comes by itself', async () => {
    const world = await reached();
    world.tell(none);
    await world.advance(8_000);
    world.tell(mobile);
    await world.advance(20_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('the network flickers: one picture in the end, and one stream', async () => {
    const world = await reached();
    for (const change of [none, wifi, none, mobile, wifi]) {
      world.tell(change);
      await world.advance(70);
    }
    await world.advance(30_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    await expectNothingLeft(world);
  });

  test('another network, and the person leaves', async () => {
    const world = await reached();
    world.tell(mobile);
    world.leave();
    await expectNothingLeft(world);
  });

  test('another network, and the person stops', async () => {
    const world = await reached();
    world.tell(mobile);
    world.send({ type: 'STOP' });
    await world.advance(30_000);
    expect(world.stream()).toBe('idle');
    expect(world.plugin.held).toEqual([]);
    await expectNothingLeft(world);
  });
});

test('a camera at a network change is told what happens, and not in codes', async () => {
  const world = new World();
  world.tell(known);
  await world.watch();
  const texts = record(world, statusText);
  world.tell(mobile);
  await world.advance(3_000);
  expect(texts).toEqual(expect.arrayContaining(['Live', 'Reconnecting…', 'Network changed, preparing again…', 'Live']));
  await expectNothingLeft(world);
});

describe('a server stream', () => {
  test('alone plays on over another network, as long as bytes flow', async () => {
    const world = new World();
    world.tell(known);
    await world.watch(serverStream);
    world.tell(mobile);
    await world.advance(10_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startStream')).toBe(1);
    expect(world.plugin.count('reset')).toBe(0);
    await expectNothingLeft(world);
  });

  test('and a camera together at a network change: one reset, both play again, the stream with one interruption', async () => {
    const world = new World();
    world.tell(known);
    await world.watch(serverStream, 'gate');
    await world.watch(camera, 'door');
    const texts = record(world, statusText, 'gate');
    world.tell(mobile);
    await world.advance(10_000);
    expect([world.stream('gate'), world.stream('door')]).toEqual(['playing', 'playing']);
    expect(world.plugin.count('reset')).toBe(1);
    expect(texts.filter((text) => text === 'Live')).toHaveLength(2);
    expect(texts).not.toContain('Reconnecting…');
    await expectNothingLeft(world);
  });

  test('and a camera together, the network gone for a while: both play again', async () => {
    const world = new World();
    world.tell(known);
    await world.watch(serverStream, 'gate');
    await world.watch(camera, 'door');
    world.plugin.flows = false;
    world.tell(none);
    await world.advance(30_000);
    expect([world.stream('gate'), world.stream('door')]).toEqual(['offline', 'offline']);
    world.plugin.flows = true;
    world.tell(wifi);
    await world.advance(15_000);
    expect([world.stream('gate'), world.stream('door')]).toEqual(['playing', 'playing']);
    await expectNothingLeft(world);
  });
});

import type { FakeAnswer, FakeCall } from '../../support/fake-xp2p';
import { World } from '../../support/world';
import { expectNothingLeft } from './story';

const slow = (call: FakeCall, answer: FakeAnswer = { afterMs: 3_000 }) => {
  return async () => {
    const world = new World((prepared) => prepared.plugin.answer(call, answer));
    world.open();
    await world.advance(1_000);
    return world;
  };
};

/** Playing, then stopped, and the plugin takes its time to stop. */
const stopping = (call: 'stopStream' | 'stopService') => async () => {
  const world = new World();
  await world.watch();
  world.plugin.answer(call, { afterMs: 2_500 });
  world.send({ type: 'STOP' });
  await world.advance(500);
  return world;
};

/** Every moment of a session at which a person may change their mind, with what the stream then does. */
const moments: readonly [when: string, reach: () => Promise<World>, path: string][] = [
  ['init', slow('init'), 'module'],
  ['the service start', slow('startService'), 'service'],
  [
    'the wait for the player',
    async () => {
      const world = new World((prepared) => {
        prepared.players.habits.readies = false;
      });
      world.open();
      await world.advance(1_000);
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
      world.open();
      await world.advance(1_000);
      return world;
    },
    'ready',
  ],
  ['the stream start', slow('startStream'), 'requesting'],
  [
    'the wait for the header',
    async () => {
      const world = new World((prepared) => {
        prepared.plugin.flows = false;
      });
      world.open();
      await world.advance(1_000);
      return world;
    },
    'requesting',
  ],
  [
    'the picture',
    async () => {
      const world = new World();
      await world.watch();
      return world;
    },
    'playing',
  ],
  [
    'the wait for a retry',
    async () => {
      const world = new World((prepared) => prepared.plugin.answer('startService', { afterMs: 10, code: -2402 }));
      world.open();
      await world.advance(1_000);
      return world;
    },
    'counting',
  ],
  ['the stop of the stream', stopping('stopStream'), 'idle'],
  ['the stop of the service', stopping('stopService'), 'idle'],
];

/** All is as usual from now on: what is wanted can be had. */
function calm(world: World): void {
  for (const call of ['init', 'reset', 'startService', 'startStream', 'stopStream', 'stopService'] as const) {
    world.plugin.answer(call);
  }
  world.players.habits.pulls = true;
  world.players.habits.readies = true;
  world.plugin.flows = true;
}

describe.each(moments)('during %s', (_when, reach, path) => {
  test('leaving leaves nothing behind', async () => {
    const world = await reach();
    expect(world.stream()).toBe(path);
    world.leave();
    await expectNothingLeft(world);
  });

  test('leaving shows nothing more, and nothing more is started', async () => {
    const world = await reach();
    const session = world.session();
    const shown: unknown[] = [];
    session.subscribe((snapshot) => void shown.push(snapshot.value));
    world.leave();
    const starts = world.plugin.count('startStream');
    await world.advance(60_000);
    expect(shown).toEqual(['left']);
    expect(session.getSnapshot().status).toBe('done');
    expect(world.plugin.count('startStream')).toBe(starts);
    await expectNothingLeft(world);
  });

  test('STOP stops at once for the person, and gives everything back', async () => {
    const world = await reach();
    world.send({ type: 'STOP' });
    expect(world.stream()).toBe('idle');
    expect(world.view()).toMatchObject({ waiting: false, sheet: { kind: 'stopped' }, controls: { canPlay: true } });
    await world.advance(60_000);
    expect(world.plugin.held).toEqual([]);
    expect(world.stream()).toBe('idle');
    await expectNothingLeft(world);
  });

  test('STOP and PLAY at once ends in a picture, over one service', async () => {
    const world = await reach();
    world.send({ type: 'STOP' });
    world.send({ type: 'PLAY' });
    calm(world);
    await world.advance(15_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    await expectNothingLeft(world);
  });

  test('another quality ends in a picture of that quality, and in one stream', async () => {
    const world = await reach();
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    if (world.stream() === 'idle') world.send({ type: 'PLAY' });
    calm(world);
    await world.advance(20_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.calls.filter((call) => call.includes('startStream')).at(-1)).toContain('standard');
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    expect(world.view().quality).toBe('SD');
    await expectNothingLeft(world);
  });

  test('leaving and opening it again ends in a picture, over one service', async () => {
    const world = await reach();
    world.leave();
    world.open();
    calm(world);
    await world.advance(20_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    await expectNothingLeft(world);
  });

  test('leaving, and coming back a moment later, ends in a picture too', async () => {
    const world = await reach();
    world.leave();
    await world.advance(200);
    world.open();
    calm(world);
    await world.advance(20_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

describe('a stop that misbehaves', () => {
  test.each([
    ['throws', { afterMs: 0, throws: true }],
    ['hangs', { afterMs: null }],
  ])('that %s: the next play gets a picture all the same', async (_how, answer) => {
    const world = new World();
    await world.watch();
    world.plugin.answer('stopStream', answer);
    world.send({ type: 'STOP' });
    world.send({ type: 'PLAY' });
    await world.advance(1_000);
    expect(world.view().status.text).not.toBe('');
    calm(world);
    await world.advance(40_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

test('PLAY while it plays, and STOP while it is stopped, change nothing', async () => {
  const world = new World();
  await world.watch();
  world.send({ type: 'PLAY' });
  world.send({ type: 'RETRY' });
  await world.advance(500);
  expect(world.plugin.calls).toHaveLength(3);
  world.send({ type: 'STOP' });
  await world.advance(500);
  const calls = world.plugin.calls.length;
  world.send({ type: 'STOP' });
  await world.advance(500);
  expect(world.plugin.calls).toHaveLength(calls);
  await expectNothingLeft(world);
});

describe('STOP in the very moment in which something is told', () => {
  test.each([
    ['how much came', async (world: World) => world.watch()],
    [
      'the wait for a retry',
      async (world: World) => {
        world.plugin.answer('startService', { afterMs: 10, code: -2402 });
        world.open();
        await world.advance(8_000);
        expect(world.stream()).toBe('counting');
      },
    ],
  ])('%s: no timer goes on', async (_what, reach) => {
    const world = new World();
    await reach(world);
    const told = world.session().subscribe(() => {
      told.unsubscribe();
      world.send({ type: 'STOP' });
    });
    await world.advance(1_100);
    expect(world.stream()).toBe('idle');
    await world.advance(50);
    expect(world.clock.pending).toBe(0);
    await expectNothingLeft(world);
  });
});

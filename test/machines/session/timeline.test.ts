import { failureOf } from '../../../machines/failure';
import { camera, World } from '../../support/world';
import { expectNothingLeft } from './story';

const fail = { type: 'stream.failed', failure: failureOf('notice', 'fail') } as const;
const marks = (world: World) => world.view().timelineMarks.map(({ label, text }) => `${label}: ${text}`);

async function watching(): Promise<World> {
  const world = new World();
  await world.watch();
  return world;
}

describe('after the start, the timeline tells', () => {
  test('nothing, while all is well', async () => {
    const world = await watching();
    expect(marks(world)).toEqual([]);
    await expectNothingLeft(world);
  });

  test('of a reconnect when it was and how long it took, however many tries that were', async () => {
    const world = await watching();
    await world.advance(4_000);
    world.plugin.answer('startStream', { afterMs: 10, code: -2402 });
    world.plugin.streams.get('door')?.tell(fail);
    await world.advance(1_000);
    expect(marks(world)).toEqual(['Automatic reconnect: after 5.0 s · …']);
    world.plugin.answer('startStream');
    await world.advance(9_000);
    expect(world.stream()).toBe('playing');
    expect(marks(world)).toEqual([expect.stringMatching(/^Automatic reconnect: after 5\.0 s · \d{4} ms$/)]);
    await expectNothingLeft(world);
  });

  test('of live-player’s own reconnect as well', async () => {
    const world = await watching();
    world.players.node().letGo();
    world.players.node().say({ type: 'node.reconnecting' });
    await world.advance(1_000);
    world.players.node().say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    expect(marks(world)).toEqual(['Automatic reconnect: after 1.0 s · 1090 ms']);
    await expectNothingLeft(world);
  });

  test.each([
    ['on a phone whose player keeps its connection in a pause', 'ios'],
    ['on a phone whose player lets go in a pause', 'android'],
  ] as const)('of a resume how long it took, and the start stays as it was, %s', async (_, system) => {
    for (const pauseMs of [5_000, 45_000]) {
      const world = new World(({ players }) => {
        players.habits.letsGoOnPause = system === 'android';
      });
      await world.watch();
      const start = world.view().timeline;
      world.send({ type: 'PAUSE' });
      await world.advance(pauseMs);
      world.send({ type: 'RESUME' });
      await world.advance(3_000);
      expect(world.stream()).toBe('playing');
      expect(world.view().timeline).toEqual(start);
      expect(marks(world)).toEqual([
        expect.stringMatching(new RegExp(`^Resume: after ${(pauseMs + 1_000) / 1_000}\\.\\d s · \\d{1,4} ms$`)),
      ]);
      await expectNothingLeft(world);
    }
  });

  test('of another quality how long it took, and the start stays as it was', async () => {
    const world = await watching();
    const start = world.view().timeline;
    await world.advance(60_000);
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    await world.advance(3_000);
    expect(world.view().timeline).toEqual(start);
    expect(marks(world)).toEqual([expect.stringMatching(/^Another stream: after 61\.\d s · \d{1,4} ms$/)]);
    await expectNothingLeft(world);
  });

  test('of a pause before there was a picture nothing: the start is that after it', async () => {
    const world = new World();
    world.open();
    await world.advance(100);
    world.send({ type: 'PAUSE' });
    await world.advance(20_000);
    world.send({ type: 'RESUME' });
    await world.advance(3_000);
    expect(world.stream()).toBe('playing');
    expect(marks(world)).toEqual([]);
    expect(Math.max(...world.view().timeline.map(({ atMs, ms }) => atMs + ms))).toBeLessThan(3_000);
    await expectNothingLeft(world);
  });

  test('the steps of the new start, and the reconnects before it', async () => {
    const world = await watching();
    for (let time = 0; time < 2; time += 1) {
      world.plugin.services.get('door')?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
      await world.advance(15_000);
    }
    expect(marks(world)).toHaveLength(2);
    expect(world.view().timeline.map(({ step }) => step)).toContain('startService');
    await expectNothingLeft(world);
  });

  test('at most of ten reconnects, the latest', async () => {
    const world = await watching();
    for (let time = 0; time < 12; time += 1) {
      world.plugin.streams.get('door')?.tell(fail);
      await world.advance(15_000);
    }
    expect(marks(world)).toHaveLength(10);
    expect(marks(world)[0]).toMatch(/after 31\.\d s/);
    await expectNothingLeft(world);
  });

  test.each([
    ['the person stops', (world: World) => world.send({ type: 'STOP' })],
    [
      'the camera ends the stream',
      (world: World) => world.plugin.streams.get(camera.id)?.tell({ type: 'stream.ended' }),
    ],
    [
      'it fails for good',
      (world: World) =>
        world.plugin.streams.get(camera.id)?.tell({ type: 'stream.failed', failure: failureOf('http', 404) }),
    ],
  ])('the final stop when %s', async (_, stop) => {
    const world = await watching();
    await world.advance(2_000);
    stop(world);
    await world.advance(1_000);
    expect(marks(world)).toEqual(['Final stop: after 3.0 s']);
    await expectNothingLeft(world);
  });

  test('the final stop of a wait as well, which ends there', async () => {
    const world = await watching();
    world.plugin.answer('startStream', { afterMs: 10, code: -2402 });
    world.plugin.streams.get('door')?.tell(fail);
    await world.advance(3_000);
    world.send({ type: 'STOP' });
    expect(marks(world)).toEqual(['Automatic reconnect: after 1.0 s · 3000 ms', 'Final stop: after 4.0 s']);
    await expectNothingLeft(world);
  });

  test('nothing of what was before a person played again', async () => {
    const world = await watching();
    world.send({ type: 'STOP' });
    await world.advance(1_000);
    world.send({ type: 'PLAY' });
    await world.advance(1_000);
    expect(marks(world)).toEqual([]);
    await expectNothingLeft(world);
  });
});

test('a camera that is asked first: the stream starts after the answer', async () => {
  const world = new World(({ plugin, clock, players }) => {
    players.habits.showsPicture = false;
    plugin.checkDevice = () => new Promise((resolve) => clock.setTimeout(() => resolve(0), 80));
  });
  await world.watch({ ...camera, deviceCheck: true });
  const steps = world.view().timeline;
  const at = (name: string) => steps.find(({ step }) => step === name);
  expect(at('checkDevice')?.ms).toBe(80);
  expect(at('startStream')?.ms).toBe(50);
  expect(steps.map(({ step }) => step).slice(-5)).toEqual([
    'checkDevice',
    'startStream',
    'waitHeader',
    'waitData',
    'waitKeyFrame',
  ]);
  await expectNothingLeft(world);
});

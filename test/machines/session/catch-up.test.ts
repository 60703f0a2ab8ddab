import { config } from '../../../machines/kernel/config';
import { sessionView } from '../../../machines/session';
import { World } from '../../support/world';
import { expectNothingLeft, record, statusText } from './story';

const measured = (measure: { videoCacheMs?: number; audioCacheMs?: number }) =>
  ({ type: 'node.measured', measure }) as const;
const farBehind = measured({ videoCacheMs: config.catchUpAboveMs + 1 });

async function watching(prepare: (world: World) => void = () => undefined): Promise<World> {
  const world = new World(prepare);
  await world.watch();
  return world;
}

describe('a picture that has fallen far behind', () => {
  test('is stopped and played anew, over the same pull', async () => {
    const world = await watching();
    const texts = record(world, statusText);
    const before = world.players.node().chunks.length;
    world.players.node().say(farBehind);
    expect(world.view()).toMatchObject({ status: { text: 'Back to live…' }, waiting: true });
    await world.advance(1_000);
    expect(texts).toEqual(['Live', 'Back to live…', 'Live']);
    expect(world.players.node().calls).toEqual(['autoplay', 'stop', 'play']);
    expect(world.plugin.count('startStream')).toBe(1);
    expect(world.players.node().chunks.length).toBeGreaterThan(before);
    await expectNothingLeft(world);
  });

  test('is given no byte between stop and the next start pull, then the header first', async () => {
    const world = await watching();
    const { chunks } = world.players.node();
    world.players.habits.pulls = false;
    world.players.node().say(farBehind);
    const before = chunks.length;
    await world.advance(2_000);
    expect(chunks.length).toBe(before);
    world.players.node().say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    expect(new TextDecoder().decode(new Uint8Array(chunks[before] as ArrayBuffer, 0, 3))).toBe('FLV');
    await expectNothingLeft(world);
  });

  test('by its sound alone as well', async () => {
    const world = await watching();
    world.players.node().say(measured({ audioCacheMs: config.catchUpAboveMs + 1 }));
    expect(world.view().status.text).toBe('Back to live…');
    await world.advance(1_000);
    await expectNothingLeft(world);
  });

  test('is left alone for half a minute after that', async () => {
    const world = await watching();
    world.players.node().say(farBehind);
    await world.advance(config.catchUpIntervalMs - 1_000);
    world.players.node().say(farBehind);
    await world.advance(500);
    expect(world.players.node().calls.filter((call) => call === 'stop')).toHaveLength(1);
    await world.advance(1_000);
    world.players.node().say(farBehind);
    await world.advance(500);
    expect(world.players.node().calls.filter((call) => call === 'stop')).toHaveLength(2);
    await expectNothingLeft(world);
  });

  test.each([
    ['the cache is not too large', measured({ videoCacheMs: config.catchUpAboveMs })],
    ['nothing is known of the cache', measured({})],
  ])('is not told from one where %s', async (_, fact) => {
    const world = await watching();
    world.players.node().say(fact);
    await world.advance(1_000);
    expect(world.players.node().calls).toEqual(['autoplay']);
    await expectNothingLeft(world);
  });

  test('is left to live-player where the app wants it so', async () => {
    const world = await watching((prepared) => {
      prepared.catchUpAboveMs = Number.POSITIVE_INFINITY;
    });
    world.players.node().say(measured({ videoCacheMs: 60_000 }));
    await world.advance(1_000);
    expect(world.players.node().calls).toEqual(['autoplay']);
    await expectNothingLeft(world);
  });

  test('can be stopped while it comes back', async () => {
    const world = await watching();
    world.players.habits.pulls = false;
    world.players.node().say(farBehind);
    await world.advance(100);
    world.send({ type: 'STOP' });
    await world.advance(100);
    expect(sessionView(world.session().getSnapshot()).status.text).toBe('Stopped');
    expect(world.plugin.held).toEqual([]);
    await expectNothingLeft(world);
  });

  test('whose player does not come back gets a new node', async () => {
    const world = await watching();
    world.players.habits.pulls = false;
    world.players.node().say(farBehind);
    await world.advance(2 * config.startPullDeadlineMs + 100);
    world.players.habits.pulls = true;
    await world.advance(10_000);
    expect(world.stream()).toBe('playing');
    expect(world.players.node().key).toBe(2);
    await expectNothingLeft(world);
  });
});

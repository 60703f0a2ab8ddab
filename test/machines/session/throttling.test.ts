import { pictureWord } from '../../support/picture-word';
import { World } from '../../support/world';
import { expectNothingLeft, record, statusText } from './story';

const closed = { type: 'node.closed', reason: 'livePlayer' } as const;
const pullStarted = { type: 'node.pullStarted' } as const;

describe('live-player lets go with a full cache', () => {
  const throttled = async (videoCacheMs: number) => {
    const world = new World();
    await world.watch();
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs } });
    world.players.node().say(closed);
    await world.advance(0);
    return world;
  };

  test('the screen stays live, and the pull is stopped', async () => {
    const world = await throttled(3_000);
    expect(world.stream()).toBe('throttled');
    expect(world.view()).toMatchObject({ waiting: false, sheet: null, status: { text: 'Live', tone: 'live' } });
    expect(world.view().controls).toMatchObject({ canSnapshot: true, canFullScreen: true });
    await world.advance(100);
    expect(world.plugin.held).toEqual(['service door']);
    await expectNothingLeft(world);
  });

  test('its next pull goes on, and the screen stays live all the while', async () => {
    const world = await throttled(3_000);
    const texts = record(world, statusText);
    await world.advance(2_000);
    world.players.node().say(pullStarted);
    const path = record(world, pictureWord);
    await world.advance(1_000);
    expect(path).toEqual(['resuming', 'playing']);
    expect(texts).toEqual(['Live']);
    await expectNothingLeft(world);
  });

  test('its next pull brings nothing before the cache has run out: then a person is told', async () => {
    const world = await throttled(3_000);
    world.plugin.flows = false;
    world.players.node().say(pullStarted);
    await world.advance(2_900);
    expect(world.view().status.text).toBe('Live');
    await world.advance(200);
    expect(world.stream()).toBe('requesting');
    expect(world.view().waiting).toBe(true);
    await expectNothingLeft(world);
  });

  test('no pull before the cache has run out: it is reconnecting', async () => {
    const world = await throttled(3_000);
    await world.advance(2_999);
    expect(world.stream()).toBe('throttled');
    await world.advance(1);
    expect(world.stream()).toBe('reconnecting');
    await expectNothingLeft(world);
  });

  test('again while it resumes: throttled once more', async () => {
    const world = await throttled(3_000);
    world.players.node().say(pullStarted);
    await world.advance(10);
    world.players.node().say(closed);
    await world.advance(0);
    expect(world.stream()).toBe('throttled');
    await expectNothingLeft(world);
  });

  test.each([500, 0])('%d ms is not full: reconnecting at once', async (videoCacheMs) => {
    const world = await throttled(videoCacheMs);
    expect(world.stream()).toBe('reconnecting');
    await expectNothingLeft(world);
  });

  test('a cache of which nothing is known counts as empty, also after an earlier picture', async () => {
    const world = new World();
    await world.watch();
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
    world.send({ type: 'STOP' });
    await world.advance(100);
    world.send({ type: 'PLAY' });
    await world.advance(500);
    world.players.node().say(closed);
    await world.advance(0);
    expect(world.stream()).toBe('reconnecting');
    await expectNothingLeft(world);
  });

  test('a person can stop it', async () => {
    const world = await throttled(3_000);
    world.send({ type: 'STOP' });
    await world.advance(100);
    expect(world.stream()).toBe('idle');
    expect(world.plugin.held).toEqual([]);
    await expectNothingLeft(world);
  });

  test('another player context in the middle is asked to play', async () => {
    const world = await throttled(3_000);
    world.players.node().ready({});
    await world.advance(500);
    expect(world.stream()).toBe('ready');
    expect(world.player()).toBe('starting');
    await expectNothingLeft(world);
  });
});

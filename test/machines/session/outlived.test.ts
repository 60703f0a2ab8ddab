import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { World } from '../../support/world';
import { expectNothingLeft, record, statusText } from './story';

const broken = { type: 'stream.failed', failure: failureOf('notice', 'fail') } as const;

/** A picture that is being mended: every pull is refused. */
async function mending(): Promise<World> {
  const world = new World();
  await world.watch();
  world.plugin.answer('startStream', { afterMs: 50, code: -2407 });
  world.plugin.streams.get('door')?.tell(broken);
  await world.advance(4_000);
  return world;
}

describe('the time that recovery has ends with the wish that it was for', () => {
  test.each(['PAUSE', 'PAUSE_STREAM'] as const)('%s: paused is paused, for as long as it lasts', async (type) => {
    const world = await mending();
    world.send({ type });
    const texts = record(world, statusText);
    await world.advance(2 * config.maxRecoveryMs);
    expect(texts).toEqual(['Paused']);
    world.plugin.answer('startStream');
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('resumed when that time would have been up, and still failing: it has a fresh one', async () => {
    const world = await mending();
    world.send({ type: 'PAUSE' });
    await world.advance(config.maxRecoveryMs);
    world.send({ type: 'RESUME' });
    await world.advance(config.maxRecoveryMs / 2);
    expect(world.view().status.text).not.toBe('Cannot play');
    world.plugin.answer('startStream');
    await world.advance(15_000);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('hidden meanwhile: whoever is back reads no error of a time when nobody looked', async () => {
    const world = await mending();
    world.tell({ type: 'view.hidden', view: 'live' });
    await world.advance(config.hideGraceMs + config.maxRecoveryMs - 1_000);
    expect(world.view().status.text).toBe('Paused in the background');
    world.plugin.answer('startStream');
    world.tell({ type: 'view.shown', view: 'live' });
    await world.advance(2_000);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('stopped and played again: nothing of the earlier time is left', async () => {
    const world = await mending();
    world.send({ type: 'STOP' });
    await world.advance(config.maxRecoveryMs);
    world.send({ type: 'PLAY' });
    await world.advance(config.maxRecoveryMs / 2);
    expect(world.view().status.text).not.toBe('Cannot play');
    await expectNothingLeft(world);
  });
});

describe('what is cached plays once', () => {
  /** live-player lets go with this much in its cache, and pulls again later over a stream that brings nothing for long. */
  async function liveFor(cacheMs: number, pullsAgainAfterMs: number): Promise<number> {
    const world = new World();
    await world.watch();
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: cacheMs } });
    world.players.node().letGo();
    world.plugin.answer('startStream', { afterMs: 9_000 });
    let liveMs = 0;
    for (let atMs = 0; atMs < 9_000; atMs += 100) {
      if (atMs === pullsAgainAfterMs) world.players.node().say({ type: 'node.pullStarted' });
      await world.advance(100);
      if (world.view().status.text === 'Live') liveMs += 100;
    }
    await expectNothingLeft(world);
    return liveMs;
  }

  test.each([
    [6_000, 5_000],
    [6_000, 500],
    [2_000, 1_900],
  ])('with %d ms, pulled again after %d ms: Live as long as that lasts, and no longer', async (cacheMs, againAfterMs) => {
    const liveMs = await liveFor(cacheMs, againAfterMs);
    expect(liveMs).toBeLessThanOrEqual(cacheMs);
    expect(liveMs).toBeGreaterThan(cacheMs - 500);
  });

  test.each([
    ['let go of', 0],
    ['pulled again', 500],
  ])('told to be shorter while it was %s: Live ends with what is left', async (_words, pullsAgainAfterMs) => {
    const world = new World();
    await world.watch();
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 6_000 } });
    world.players.node().letGo();
    world.plugin.answer('startStream', { afterMs: 9_000 });
    if (pullsAgainAfterMs > 0) {
      await world.advance(pullsAgainAfterMs);
      world.players.node().say({ type: 'node.pullStarted' });
    }
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 1_000 } });
    await world.advance(900);
    expect(world.view().status.text).toBe('Live');
    // the same again and again is no more cache
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 1_000 } });
    await world.advance(200);
    expect(world.view().status.text).not.toBe('Live');
    await expectNothingLeft(world);
  });
});

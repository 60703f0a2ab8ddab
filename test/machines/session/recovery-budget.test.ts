import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { World } from '../../support/world';
import { contextOf, failing } from './failing';
import { expectNothingLeft, timesOf } from './story';

describe('the budget', () => {
  const broken = failureOf('notice', 'fail');
  const fail = (world: World) => world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure: broken });

  test('is given back after 10 s of steady data', async () => {
    const world = new World();
    await world.watch();
    fail(world);
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(contextOf(world).budget.attempts).toBe(1);
    await world.advance(config.steadyAfterMs - 1_500);
    expect(contextOf(world).budget.attempts).toBe(1);
    await world.advance(1_500);
    expect(contextOf(world).budget.attempts).toBe(0);
    await expectNothingLeft(world);
  });

  test('is not given back by data that comes and goes', async () => {
    const world = new World();
    await world.watch();
    fail(world);
    for (let round = 0; round < 4; round += 1) {
      await world.advance(6_000);
      world.plugin.flows = false;
      await world.advance(2_000);
      expect(world.stream()).toBe('weak');
      world.plugin.flows = true;
    }
    await world.advance(1_000);
    expect(contextOf(world).budget.attempts).toBe(1);
    await expectNothingLeft(world);
  });

  test('is fresh when somebody looks again: coming back is a new wish', async () => {
    const world = new World();
    await world.watch();
    fail(world);
    await world.advance(4_000);
    world.tell({ type: 'view.hidden', view: 'live' });
    await world.advance(config.hideGraceMs + 4_000);
    expect(world.stream()).toBe('resting');
    world.tell({ type: 'view.shown', view: 'live' });
    await world.advance(4_000);
    expect(world.stream()).toBe('playing');
    expect(contextOf(world).budget.attempts).toBe(0);
    await expectNothingLeft(world);
  });

  test('is given back to a stream that live-player throttles now and then', async () => {
    const world = new World();
    await world.watch();
    fail(world);
    await world.advance(1_000);
    for (let round = 0; round < 4; round += 1) {
      world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
      world.players.node().say({ type: 'node.closed', reason: 'livePlayer' });
      await world.advance(1_000);
      world.players.node().say({ type: 'node.pullStarted' });
      await world.advance(3_000);
    }
    expect(contextOf(world).budget.attempts).toBe(0);
    await expectNothingLeft(world);
  });

  test('grows with a stream that plays for a moment and fails, until a person is told', async () => {
    const world = new World();
    await world.watch();
    for (let round = 0; round < 120 && world.stream() !== 'failed'; round += 1) {
      if (world.stream() === 'playing') fail(world);
      await world.advance(2_000);
    }
    expect(world.stream()).toBe('failed');
    expect(timesOf(world, 'startStream').length).toBeLessThanOrEqual(31);
    await expectNothingLeft(world);
  });

  test('is fresh for whoever stops and plays, or tries again after an error', async () => {
    const world = failing();
    world.open();
    await world.advance(200_000);
    expect(world.stream()).toBe('failed');
    world.send({ type: 'RETRY' });
    await world.advance(1_000);
    expect(contextOf(world).budget.attempts).toBeLessThanOrEqual(3);
    world.send({ type: 'STOP' });
    world.send({ type: 'PLAY' });
    await world.advance(5);
    expect(contextOf(world).budget.attempts).toBe(0);
    await expectNothingLeft(world);
  });
});

describe('what trying again cannot mend is not tried again by itself', () => {
  test.each([
    ['a bad parameter', -2000, false],
    ['an xp2pInfo that cannot be read', -2001, false],
    ['an operation that is not supported', -2004, false],
    ['firmware that is too old', -2005, true],
    ['an environment without P2P', -2404, true],
  ])('%s', async (_what, code, canRetry) => {
    const world = failing(code);
    world.open();
    await world.advance(120_000);
    expect(world.stream()).toBe('failed');
    expect(world.plugin.count('startService')).toBe(1);
    expect(world.view().controls.canPlay).toBe(canRetry);
    expect(world.view().sheet?.primary.event).toBe(canRetry ? 'RETRY' : '');
    await expectNothingLeft(world);
  });

  test.each([-2301, -2501, -2502])('%d is tried once more, then a person decides', async (code) => {
    const world = new World((prepared) => prepared.plugin.answer('startStream', { afterMs: 50, code }));
    world.open();
    await world.advance(60_000);
    expect(world.stream()).toBe('failed');
    expect(world.plugin.count('startStream')).toBe(2);
    expect(world.view().sheet?.primary.event).toBe('RETRY');
    await expectNothingLeft(world);
  });
});

import { failureFromOutside, failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import type { ServiceFact, StreamFact } from '../../../machines/kernel/ports';
import { World } from '../../support/world';
import { callsOf, expectNothingLeft, record, statusText } from './story';

const tell = (world: World, fact: StreamFact | ServiceFact, id = 'door') => world.plugin.streams.get(id)?.tell(fact);

describe('bytes that stop coming', () => {
  /** Stalls right after a chunk, so that times can be told from then on. */
  const stalled = async () => {
    const world = new World();
    await world.watch();
    world.plugin.flows = false;
    return world;
  };

  test('for a moment: weak network on the picture, which still moves', async () => {
    const world = await stalled();
    await world.advance(config.stallAfterMs - config.probeIntervalMs);
    expect(world.view().hint).toBe('');
    await world.advance(2 * config.probeIntervalMs);
    expect(world.stream()).toBe('weak');
    expect(world.view()).toMatchObject({
      status: { text: 'Weak network', tone: 'warn' },
      hint: 'Weak network, the picture may pause',
      waiting: false,
      sheet: null,
    });
    await expectNothingLeft(world);
  });

  test('and come again: live, as if nothing had been', async () => {
    const world = await stalled();
    await world.advance(3_000);
    world.plugin.flows = true;
    await world.advance(500);
    expect(world.stream()).toBe('playing');
    expect(world.view()).toMatchObject({ hint: '', status: { text: 'Live', tone: 'live' } });
    expect(callsOf(world)).toHaveLength(3);
    await expectNothingLeft(world);
  });

  test('for five seconds: a new pull, by itself', async () => {
    const world = await stalled();
    await world.advance(config.stallAfterMs + config.maxStallMs - config.probeIntervalMs);
    expect(world.plugin.count('startStream')).toBe(1);
    world.plugin.flows = true;
    world.plugin.streams.clear(); // this one brings nothing any more
    await world.advance(1_500);
    expect(world.plugin.count('startStream')).toBe(2);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('for ever: told in the end, with a way to try again', async () => {
    const world = await stalled();
    await world.advance(2 * config.maxRecoveryMs);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet?.primary.event).toBe('RETRY');
    await expectNothingLeft(world);
  });

  test('a header and no data: told by its own deadline, then tried again', async () => {
    const world = new World();
    world.open();
    await world.advance(290);
    world.plugin.flows = false;
    expect(world.stream()).toBe('header');
    await world.advance(config.firstByteDeadlineMs);
    expect(world.session().getSnapshot().context.failure?.kind).toBe('firstByteTimedOut');
    await expectNothingLeft(world);
  });

  test('not even a header: the same', async () => {
    const world = new World((prepared) => {
      prepared.plugin.flows = false;
    });
    world.open();
    await world.advance(210 + config.headerDeadlineMs);
    expect(world.session().getSnapshot().context.failure?.kind).toBe('headerTimedOut');
    await expectNothingLeft(world);
  });

  test('data without a header is a picture all the same', async () => {
    const world = new World((prepared) => {
      prepared.plugin.flows = false;
    });
    world.open();
    await world.advance(300);
    expect(world.stream()).toBe('requesting');
    world.plugin.streams.get('door')?.write(new ArrayBuffer(32));
    await world.advance(0);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

describe("the device's own end", () => {
  const ended = async (videoCacheMs?: number) => {
    const world = new World();
    await world.watch();
    if (videoCacheMs !== undefined) world.players.node().say({ type: 'node.measured', measure: { videoCacheMs } });
    tell(world, { type: 'stream.ended' });
    await world.advance(0);
    return world;
  };

  test('what is cached plays out, although the player has let go of the finished connection; then it is over', async () => {
    const world = await ended(2_000);
    const node = world.players.node();
    expect(node.calls).toEqual(['autoplay', 'finishMedia']);
    node.say({ type: 'node.closed', reason: 'mediaFinished' });
    await world.advance(1_900);
    expect(world.stream()).toBe('draining');
    expect(world.view()).toMatchObject({ sheet: null, status: { text: 'Playing what is left', tone: 'live' } });
    await world.advance(100);
    expect(world.view()).toMatchObject({
      status: { text: 'Ended', tone: 'idle' },
      sheet: { kind: 'ended', primary: { label: 'Play again', event: 'RETRY' } },
    });
    await expectNothingLeft(world);
  });

  test('STOP while it plays out lets the connection go too', async () => {
    const world = await ended(4_000);
    world.send({ type: 'STOP' });
    await world.advance(100);
    expect(world.stream()).toBe('idle');
    expect(world.plugin.held).toEqual([]);
    await expectNothingLeft(world);
  });

  test('a picture can be taken of what plays out', async () => {
    const world = await ended(4_000);
    expect(world.view().controls.canSnapshot).toBe(true);
    world.send({ type: 'SNAPSHOT' });
    await world.advance(0);
    expect(world.album).toEqual(['tmp/picture.png']);
    await expectNothingLeft(world);
  });

  test('a player that is lost while it plays out has nothing more to play', async () => {
    const world = await ended(4_000);
    world.players.node().say({ type: 'node.failed', failure: failureOf('live-player', -2301) });
    await world.advance(0);
    expect(world.view()).toMatchObject({ playerKey: 0, status: { text: 'Ended', tone: 'idle' } });
    await expectNothingLeft(world);
  });

  test('a large cache is not waited for without end', async () => {
    const world = await ended(60_000);
    await world.advance(config.maxDrainMs);
    expect(world.stream()).toBe('over');
    await expectNothingLeft(world);
  });

  test('a cache of which nothing is known is empty', async () => {
    const world = await ended();
    await world.advance(1);
    expect(world.stream()).toBe('over');
    await expectNothingLeft(world);
  });

  test('is not retried by itself, and live-player is kept from trying', async () => {
    const world = await ended();
    await world.advance(1_000);
    const node = world.players.node();
    expect(node.calls).toEqual(['autoplay', 'finishMedia', 'stop']);
    node.say({ type: 'node.pullStarted' });
    await world.advance(60_000);
    expect(world.plugin.count('startStream')).toBe(1);
    expect(world.stream()).toBe('over');
    await expectNothingLeft(world);
  });

  test.each(['RETRY', 'PLAY'] as const)('can be watched again (%s)', async (type) => {
    const world = await ended();
    await world.advance(100);
    world.send({ type });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startService')).toBe(1); // it lingered
    await expectNothingLeft(world);
  });

  test('can be stopped while it plays out', async () => {
    const world = await ended(5_000);
    world.send({ type: 'STOP' });
    await world.advance(100);
    expect(world.stream()).toBe('idle');
    expect(world.view().sheet?.kind).toBe('stopped');
    expect(world.players.node().calls.at(-1)).toBe('stop');
    await expectNothingLeft(world);
  });
});

describe('a stream that fails while it plays', () => {
  test.each([
    ['fail', failureOf('notice', 'fail'), 1],
    ['a close that nobody asked for', failureOf('notice', 'close'), 1],
    ['the service is lost (−2403)', failureOf('xp2p', -2403), 2],
    ['a status of 500', failureFromOutside('http', 500), 2],
  ])('%s: it is pulled again by itself', async (_why, failure, services) => {
    const world = new World();
    await world.watch();
    const texts = record(world, statusText);
    tell(world, { type: 'stream.failed', failure });
    await world.advance(1_500);
    expect(world.stream()).toBe('playing');
    expect(texts).toContain('Reconnecting…');
    expect(world.plugin.count('startStream')).toBe(2);
    expect(world.plugin.count('startService')).toBe(services);
    await expectNothingLeft(world);
  });

  test('disconnect: the service is stopped, and a new one is started', async () => {
    const world = new World();
    await world.watch();
    world.plugin.services.get('door')?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
    await world.advance(1_500);
    expect(world.stream()).toBe('playing');
    expect(callsOf(world).slice(3)).toEqual([
      'stopStream door',
      'stopService door',
      'startService door',
      'startStream door high',
    ]);
    await expectNothingLeft(world);
  });

  test('the module was lost (−2002): it is destroyed and initialised first', async () => {
    const world = new World();
    await world.watch();
    tell(world, { type: 'stream.failed', failure: failureOf('xp2p', -2002) });
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
    expect(callsOf(world).slice(3)).toEqual([
      'stopStream door',
      'stopService door',
      'destroy',
      'init all camera',
      'startService door',
      'startStream door high',
    ]);
    await expectNothingLeft(world);
  });
});

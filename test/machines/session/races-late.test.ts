import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import type { NodeFact } from '../../../machines/kernel/ports';
import type { FakeCall } from '../../support/fake-xp2p';
import { World } from '../../support/world';
import { callsOf, expectNothingLeft } from './story';

describe('an answer after its deadline changes nothing', () => {
  test.each<[FakeCall, number]>([
    ['init', config.initTimeoutMs + 2_000],
    ['startService', config.startServiceTimeoutMs + 2_000],
    ['startStream', config.startStreamTimeoutMs + 1_500],
  ])('of %s: it is given up, tried again, and what was started late is given back', async (call, afterMs) => {
    const world = new World((prepared) => prepared.plugin.answer(call, { afterMs }));
    world.open();
    await world.advance(5_000);
    world.plugin.answer(call);
    await world.advance(40_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count(call)).toBe(2);
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    await expectNothingLeft(world);
  });

  test.each<FakeCall>(['init', 'startService', 'startStream'])('of %s, for a page that is gone', async (call) => {
    const world = new World((prepared) => prepared.plugin.answer(call, { afterMs: 8_000 }));
    world.open();
    await world.advance(1_000);
    world.leave();
    await world.advance(config.graceMs + 1_000);
    world.plugin.answer(call);
    world.open();
    await world.advance(30_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('of a stop that takes its time: the next play waits for it', async () => {
    const world = new World();
    await world.watch();
    world.plugin.answer('stopService', { afterMs: config.stopTimeoutMs - 100 });
    world.send({ type: 'STOP' });
    world.send({ type: 'PLAY' });
    await world.advance(2_500);
    expect(world.plugin.count('startService')).toBe(1);
    expect(world.view()).toMatchObject({ waiting: true, status: { text: 'Connecting to the camera… 2/4' } });
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

describe('what comes twice counts once', () => {
  test('ready, before and after the play', async () => {
    const world = new World();
    world.open();
    await world.advance(15);
    world.players.node().ready();
    await world.advance(1_000);
    world.players.node().ready();
    await world.advance(500);
    expect(world.players.node().calls).toEqual(['autoplay']);
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });

  test('start pull', async () => {
    const world = new World();
    world.open();
    await world.advance(210);
    world.players.node().say({ type: 'node.pullStarted' });
    world.players.node().say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    expect(world.plugin.count('startStream')).toBe(1);
    expect(world.stream()).toBe('playing');
    // so much later it is another connection, which cannot join a stream that runs
    world.players.node().say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    expect(world.plugin.count('startStream')).toBe(2);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('close', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    node.say({ type: 'node.closed', reason: 'livePlayer' });
    node.say({ type: 'node.closed', reason: 'livePlayer' });
    await world.advance(100);
    node.say({ type: 'node.pullStarted' });
    await world.advance(500);
    expect(callsOf(world).slice(3)).toEqual(['stopStream door', 'startStream door high']);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('close and start pull within one moment, again and again', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    for (let round = 0; round < 5; round += 1) {
      node.say({ type: 'node.closed', reason: 'livePlayer' });
      node.say({ type: 'node.pullStarted' });
    }
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.streams.size).toBe(1);
    await expectNothingLeft(world);
  });

  test('every notice of the stream and the service', async () => {
    const world = new World();
    await world.watch();
    const stream = world.plugin.streams.get('door');
    stream?.tell({ type: 'stream.requested' });
    stream?.tell({ type: 'stream.headerArrived' });
    world.plugin.services.get('door')?.tell({ type: 'service.connected' });
    await world.advance(500);
    expect(world.stream()).toBe('playing');
    const broken = { type: 'service.broken', failure: failureOf('notice', 'disconnect') } as const;
    const service = world.plugin.services.get('door');
    service?.tell(broken);
    service?.tell(broken);
    await world.advance(2_000);
    expect(world.plugin.count('startService')).toBe(2);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

describe('what an earlier life says is heard by nobody', () => {
  /** A second stream plays; the first one was let go of. */
  const secondStream = async () => {
    const world = new World();
    await world.watch();
    world.players.node().say({ type: 'node.closed', reason: 'livePlayer' });
    await world.advance(100);
    world.players.node().say({ type: 'node.pullStarted' });
    await world.advance(500);
    expect(world.stream()).toBe('playing');
    return { world, former: world.plugin.formerStreams[0] };
  };

  test.each([
    ['close', { type: 'stream.failed', failure: failureOf('notice', 'close') }],
    ['fail', { type: 'stream.failed', failure: failureOf('notice', 'fail') }],
    ['disconnect', { type: 'service.broken', failure: failureOf('notice', 'disconnect') }],
    ['eof', { type: 'stream.ended' }],
    ['a bad header', { type: 'stream.failed', failure: failureOf('http', 404) }],
  ] as const)('%s of the previous stream, after a new one began', async (_what, fact) => {
    const { world, former } = await secondStream();
    former?.tell(fact);
    await world.advance(3_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startStream')).toBe(2);
    expect(world.session().getSnapshot().context.failure).toBeNull();
    await expectNothingLeft(world);
  });

  test('and its bytes reach no player', async () => {
    const { world, former } = await secondStream();
    const before = world.players.node().chunks.length;
    former?.write(new ArrayBuffer(64));
    expect(world.players.node().chunks).toHaveLength(before);
    await expectNothingLeft(world);
  });

  test('a disconnect of the previous service, after a new one began', async () => {
    const world = new World();
    await world.watch();
    const former = world.plugin.services.get('door');
    world.send({ type: 'STOP' });
    await world.advance(500);
    world.send({ type: 'PLAY' });
    await world.advance(1_000);
    former?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
    await world.advance(2_000);
    expect(world.plugin.count('startService')).toBe(2);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('the node that was replaced, whatever it says', async () => {
    const tells: ((fact: NodeFact) => void)[] = [];
    const world = new World((prepared) => {
      const attach = prepared.players.attach.bind(prepared.players);
      prepared.players.attach = (view, key, tell) => {
        tells.push(tell);
        return attach(view, key, tell);
      };
    });
    await world.watch();
    world.players.node().say({ type: 'node.failed', failure: failureOf('live-player', -2301) });
    await world.advance(1_000);
    expect(tells).toHaveLength(2);
    const [old] = tells;
    old?.({ type: 'node.closed', reason: 'livePlayer' });
    old?.({ type: 'node.failed', failure: failureOf('live-player', -2301) });
    old?.({ type: 'node.fullScreenChanged', fullScreen: true });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.view()).toMatchObject({ playerKey: 2, controls: { fullScreen: false } });
    await expectNothingLeft(world);
  });

  test('the player, after the page is gone', async () => {
    const tells: ((fact: NodeFact) => void)[] = [];
    const world = new World((prepared) => {
      const attach = prepared.players.attach.bind(prepared.players);
      prepared.players.attach = (view, key, tell) => {
        tells.push(tell);
        return attach(view, key, tell);
      };
    });
    await world.watch();
    world.leave();
    tells[0]?.({ type: 'node.pullStarted' });
    tells[0]?.({ type: 'node.failed', failure: failureOf('live-player', -2301) });
    await world.advance(1_000);
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });
});

import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { World } from '../../support/world';
import { expectNothingLeft } from './story';

const silent = (prepared: World) => {
  prepared.players.habits.readies = false;
};

const nodesOf = (world: World) => world.players.nodes.get('live')?.length ?? 0;

test.each([
  ['a player', () => undefined],
  [
    'a player that had lost its address',
    (world: World) => world.players.node().say({ type: 'node.failed', failure: failureOf('live-player', -2302) }),
  ],
])('%s that is ready in the end, and then connects to nothing, is replaced: the module is not blamed for it', async (_who, fail) => {
  const world = new World(silent);
  world.players.habits.pulls = false;
  world.open();
  await world.advance(50);
  fail(world);
  await world.advance(35_000);
  const { habits } = world.players;
  const late = world.players.node();
  late.ready();
  const attach = world.players.attach.bind(world.players);
  world.players.attach = (...node) => {
    habits.readies = habits.pulls = true;
    return attach(...node);
  };
  await world.advance(90_000);
  expect(world.stream()).toBe('playing');
  expect(world.players.node()).not.toBe(late);
  expect(world.plugin.count('reset')).toBe(0);
  await expectNothingLeft(world);
});

test('a player that connects to nothing after the local server was gone is replaced in its time: the module is not blamed for it', async () => {
  const world = new World(silent);
  const { habits } = world.players;
  habits.pulls = false;
  world.open();
  await world.advance(50);
  world.players.node().say({ type: 'node.failed', failure: failureOf('live-player', 'LOCAL_SERVER_GONE') });
  await world.advance(config.playerReadyDeadlineMs + 2_000);
  const renewals = world.plugin.count('reset');
  const late = world.players.node();
  late.ready();
  const attach = world.players.attach.bind(world.players);
  world.players.attach = (...node) => {
    habits.readies = habits.pulls = true;
    return attach(...node);
  };
  await world.advance(35_000);
  expect(world.stream()).toBe('playing');
  expect(world.players.node()).not.toBe(late);
  expect(world.plugin.count('reset')).toBe(renewals);
  await expectNothingLeft(world);
});

describe('a player that is ready', () => {
  test('late is waited for, the service already up', async () => {
    const world = new World(silent);
    world.open();
    await world.advance(4_000);
    expect(world.stream()).toBe('ready');
    expect(world.view()).toMatchObject({
      waiting: true,
      autoplay: false,
      status: { text: 'Starting the player… 3/4' },
    });

    world.players.node().ready();
    await world.advance(500);
    expect(world.stream()).toBe('playing');
    expect(nodesOf(world)).toBe(1);
    await expectNothingLeft(world);
  });

  test('never is replaced by a new node', async () => {
    const world = new World(silent);
    world.open();
    await world.advance(config.playerReadyDeadlineMs - 1);
    expect(world.view().playerKey).toBe(1);
    world.players.habits.readies = true;
    await world.advance(1_000);
    expect(world.view().playerKey).toBe(2);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('never, on any node, is told in the end', async () => {
    const world = new World(silent);
    world.open();
    await world.advance(240_000);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet).toMatchObject({
      title: 'The player was not ready in time',
      primary: { event: 'RETRY' },
    });
    expect(world.view().playerKey).toBe(0);
    await expectNothingLeft(world);
  });

  test('twice with the same context is no news', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    const bytes = node.chunks.length;
    node.ready();
    node.ready();
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(node.calls).toEqual(['autoplay']);
    expect(node.chunks.length).toBeGreaterThan(bytes);
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });

  test('again with another context before it plays: the new one is asked, the old one never again', async () => {
    const world = new World((prepared) => {
      prepared.players.habits.pulls = false;
    });
    world.open();
    await world.advance(500);
    const node = world.players.node();
    expect(world.player()).toBe('starting');
    const newer = { calls: [] as string[] };
    const player = node.player(newer);
    node.say({
      type: 'node.ready',
      player: {
        ...player,
        play: async () => void newer.calls.push('play'),
        stop: async () => void newer.calls.push('stop'),
      },
    });
    await world.advance(0);
    expect(newer.calls).toEqual(['play']);
    node.say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    world.send({ type: 'STOP' });
    await world.advance(100);
    expect(newer.calls).toEqual(['play', 'stop']);
    expect(node.calls).toEqual(['autoplay']);
    await expectNothingLeft(world);
  });

  test('again with another context while it plays: the new one is asked to play, and gets the bytes', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    const chunks: ArrayBuffer[] = [];
    const calls: string[] = [];
    node.say({
      type: 'node.ready',
      player: {
        ...node.player({ name: 'newer' }),
        play: async () => void calls.push('play'),
        addChunk: (chunk) => void chunks.push(chunk),
      },
    });
    await world.advance(0);
    const before = node.chunks.length;
    expect(world.stream()).toBe('ready');
    expect(calls).toEqual(['play']);

    node.say({ type: 'node.pullStarted' });
    await world.advance(500);
    node.say({ type: 'node.pictureShown' });
    await world.advance(500);
    expect(world.stream()).toBe('playing');
    expect(node.chunks.length).toBe(before);
    expect(Array.from(new Uint8Array(chunks[0] as ArrayBuffer, 0, 3))).toEqual([0x46, 0x4c, 0x56]);
    expect(node.calls).toEqual(['autoplay']);
    await expectNothingLeft(world);
  });
});

describe('a play that reports success and brings no pull', () => {
  const deaf = (prepared: World) => {
    prepared.players.habits.pulls = false;
  };

  test('is followed by stop and play, once', async () => {
    const world = new World(deaf);
    world.open();
    await world.advance(200 + config.startPullDeadlineMs - 1);
    expect(world.players.node().calls).toEqual(['autoplay']);
    world.players.habits.pulls = true;
    await world.advance(500);
    expect(world.players.node().calls).toEqual(['autoplay', 'stop', 'play']);
    expect(world.stream()).toBe('playing');
    expect(world.view().playerKey).toBe(1);
    await expectNothingLeft(world);
  });

  test('is then followed by a new node', async () => {
    const world = new World(deaf);
    world.open();
    await world.advance(200 + 2 * config.startPullDeadlineMs - 1);
    expect(world.view().playerKey).toBe(1);
    world.players.habits.pulls = true;
    await world.advance(1_000);
    expect(world.view().playerKey).toBe(2);
    expect(world.players.node().calls).toEqual(['autoplay']);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('is told when a new node does no better, with a way to try again', async () => {
    const world = new World(deaf);
    world.open();
    await world.advance(120_000);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet).toMatchObject({
      title: 'The player did not begin to fetch the picture',
      primary: { label: 'Try again', event: 'RETRY' },
    });
    world.players.habits.pulls = true;
    world.send({ type: 'RETRY' });
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('on a node that was nudged before: stop and play once more, not a new node', async () => {
    const world = new World(deaf);
    world.open();
    await world.advance(200 + config.startPullDeadlineMs - 1);
    world.players.habits.pulls = true;
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');

    world.send({ type: 'STOP' });
    await world.advance(100);
    world.players.habits.pulls = false;
    world.send({ type: 'PLAY' });
    await world.advance(200 + config.startPullDeadlineMs);
    expect(world.players.node().calls).toEqual(['autoplay', 'stop', 'play', 'stop', 'play', 'stop', 'play']);
    expect(world.view().playerKey).toBe(1);
    await expectNothingLeft(world);
  });
});

test('a player that plays by itself while the service starts is stopped until there is something to pull', async () => {
  const world = new World((prepared) => prepared.plugin.answer('startService', { afterMs: 2_000 }));
  world.open();
  await world.advance(500);
  const node = world.players.node();
  node.say({ type: 'node.pullStarted' });
  await world.advance(0);
  expect(world.player()).toBe('quiet');
  expect(node.calls).toEqual(['stop']);
  expect(world.plugin.count('startStream')).toBe(0);
  await expectNothingLeft(world);
});

test('a local server that cannot start before the player was ready brings a new node', async () => {
  const world = new World(silent);
  world.open();
  await world.advance(100);
  world.players.habits.readies = true;
  world.players.node().say({ type: 'node.failed', failure: failureOf('p2p-player', 'notUsable') });
  await world.advance(100);
  expect(world.stream()).toBe('failed');
  expect(world.view().sheet?.title).toBe('This version of the player plugin cannot be used');
  await expectNothingLeft(world);
});

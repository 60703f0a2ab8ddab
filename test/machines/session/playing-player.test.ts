import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { World } from '../../support/world';
import { callsOf, expectNothingLeft, record, statusText } from './story';

const closed = { type: 'node.closed', reason: 'livePlayer' } as const;
const pullStarted = { type: 'node.pullStarted' } as const;

describe('live-player lets go (LIVE_PLAYER_CLOSED)', () => {
  test('while playing: the pull is stopped, and its own retry starts it again', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    node.say(closed);
    await world.advance(100);
    expect(world.stream()).toBe('reconnecting');
    expect(world.view()).toMatchObject({ waiting: true, status: { text: 'Player is reconnecting…', tone: 'warn' } });
    expect(world.plugin.held).toEqual(['service door']);

    node.say(pullStarted);
    await world.advance(500);
    expect(world.stream()).toBe('playing');
    expect(callsOf(world).slice(2)).toEqual(['startStream door high', 'stopStream door', 'startStream door high']);
    expect(node.calls).toEqual(['autoplay']);
    await expectNothingLeft(world);
  });

  test.each([
    ['while requesting', { afterMs: 400 }, 'requesting'],
    ['while the header has come and no data', { afterMs: 50 }, 'header'],
  ])('%s: the same', async (_when, answer, path) => {
    const world = new World((prepared) => prepared.plugin.answer('startStream', answer));
    world.open();
    await world.advance(285);
    expect(world.stream()).toBe(path);
    const node = world.players.node();
    node.say(closed);
    await world.advance(0);
    expect(world.stream()).toBe('reconnecting');
    node.say(pullStarted);
    await world.advance(2_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startService')).toBe(1);
    expect(world.plugin.count('startStream')).toBe(2);
    await expectNothingLeft(world);
  });

  test.each(['user', 'unknown', 'mediaFinished'] as const)('for another reason (%s): no different', async (reason) => {
    const world = new World();
    await world.watch();
    world.players.node().say({ type: 'node.closed', reason });
    await world.advance(0);
    expect(world.stream()).toBe('reconnecting');
    await expectNothingLeft(world);
  });

  test('and connects again and again in vain: its time is counted as one, and our own recovery takes over', async () => {
    const world = new World(({ plugin }) => {
      plugin.flows = false;
    });
    await world.watch();
    const inVain = async () => {
      world.players.node().say(closed);
      await world.advance(1_000);
      world.players.node().say(pullStarted);
      await world.advance(5_000);
    };
    for (let waitedMs = 0; waitedMs < config.playerReconnectDeadlineMs; waitedMs += 6_000) await inVain();
    expect(world.session().getSnapshot().context.failure).toBeNull();
    await inVain();
    expect(world.session().getSnapshot().context.failure).toMatchObject({
      source: 'deadline',
      code: 'header',
    });
    expect(world.plugin.count('stopService')).toBe(1);
    for (let waitedMs = 0; waitedMs < config.maxRecoveryMs; waitedMs += 6_000) await inVain();
    expect(world.view()).toMatchObject({ status: { text: 'Cannot play' }, sheet: { primary: { event: 'RETRY' } } });
    await expectNothingLeft(world);
  });

  test('before the camera had time to answer, and never comes back: it is the player that is said to be late', async () => {
    const world = new World(({ plugin }) => {
      plugin.flows = false;
    });
    await world.watch();
    world.players.node().say(closed);
    await world.advance(config.playerReconnectDeadlineMs);
    expect(world.session().getSnapshot().context.failure).toMatchObject({ code: 'playerReconnect' });
    await expectNothingLeft(world);
  });

  test('and connects again and again, with a picture in between: each time has its own', async () => {
    const world = new World();
    await world.watch();
    for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 6_000) {
      world.players.node().say(closed);
      await world.advance(5_000);
      world.players.node().say(pullStarted);
      await world.advance(1_000);
    }
    expect(world.stream()).toBe('playing');
    expect(world.session().getSnapshot().context.budget.attempts).toBe(0);
    await expectNothingLeft(world);
  });

  test('and nobody tells that it let go: it connects anew, and is given a pull from its beginning', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    node.say(pullStarted);
    await world.advance(500);
    expect(world.stream()).toBe('playing');
    expect(callsOf(world).slice(2)).toEqual(['startStream door high', 'stopStream door', 'startStream door high']);
    await expectNothingLeft(world);
  });

  test('and its next start is told twice: that is one start', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    node.say(closed);
    await world.advance(100);
    node.say(pullStarted);
    node.say(pullStarted);
    await world.advance(500);
    expect(world.plugin.count('startStream')).toBe(2);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });

  test('and never comes back: our own recovery takes over, with another pull', async () => {
    const world = new World();
    await world.watch();
    world.players.node().say(closed);
    await world.advance(config.playerReconnectDeadlineMs - 1);
    expect(world.stream()).toBe('reconnecting');
    // it still thinks that it plays and refuses to: stopped, it can
    await world.advance(config.startPullDeadlineMs + 1_000);
    expect(world.stream()).toBe('playing');
    expect(world.players.node().calls).toEqual(['autoplay', 'stop', 'play']);
    await expectNothingLeft(world);
  });

  test('its own reconnecting (2103) is shown as such, and not doubled by ours', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    const texts = record(world, statusText);
    node.say(closed);
    node.say({ type: 'node.reconnecting' });
    await world.advance(4_000);
    node.say({ type: 'node.reconnecting' });
    await world.advance(4_000);
    node.say(pullStarted);
    await world.advance(500);
    expect(texts).toEqual([
      'Live',
      'Player is reconnecting…',
      'Asking for the picture… 4/4',
      'Waiting for the picture… 4/4',
      'Live',
    ]);
    expect(world.view().playerKey).toBe(1);
    await expectNothingLeft(world);
  });

  test('it gives up (−2301): a new node plays', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    node.say(closed);
    await world.advance(3_000);
    node.say({ type: 'node.failed', failure: failureOf('live-player', -2301) });
    await world.advance(1_000);
    expect(world.view().playerKey).toBe(2);
    expect(world.stream()).toBe('playing');
    expect(world.players.node().calls).toEqual(['autoplay']);
    await expectNothingLeft(world);
  });
});

describe('what the player tells besides', () => {
  test('its numbers are merged: a missing field keeps what was known', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    node.say({ type: 'node.measured', measure: { width: 1280, height: 720, framesPerSecond: 14.6 } });
    node.say({ type: 'node.measured', measure: { videoCacheMs: 812.4 } });
    await world.advance(0);
    world.send({ type: 'SHOW_DIAGNOSIS' });
    expect(world.view().diagnosis).toEqual(
      expect.arrayContaining([
        { key: 'size', label: 'Size', value: '1280×720' },
        { key: 'framesPerSecond', label: 'Frame rate', value: '15 fps' },
        { key: 'cache', label: 'Player cache', value: '812 ms' },
      ]),
    );
    await expectNothingLeft(world);
  });

  test('a hiccup of the picture is not acted on', async () => {
    const world = new World();
    await world.watch();
    world.players.node().say({ type: 'node.noticed', code: 2105 });
    await world.advance(5_000);
    expect(world.stream()).toBe('playing');
    expect(callsOf(world)).toHaveLength(3);
    await expectNothingLeft(world);
  });
});

test('sound is turned off and on, also across a stop', async () => {
  const world = new World();
  await world.watch();
  expect(world.view().muted).toBe(false);
  world.send({ type: 'TOGGLE_MUTE' });
  expect(world.view().muted).toBe(true);
  world.send({ type: 'STOP' });
  world.send({ type: 'PLAY' });
  expect(world.view().muted).toBe(true);
  world.send({ type: 'TOGGLE_MUTE' });
  expect(world.view().muted).toBe(false);
  expect(world.players.node().calls).toEqual(['autoplay']);
  await expectNothingLeft(world);
});

describe('full screen', () => {
  test('is entered and left as the player says, not as it was asked', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    world.send({ type: 'ENTER_FULL_SCREEN' });
    await world.advance(0);
    expect(node.calls).toContain('requestFullScreen');
    expect(world.view().controls.fullScreen).toBe(false);
    node.say({ type: 'node.fullScreenChanged', fullScreen: true });
    expect(world.view().controls.fullScreen).toBe(true);
    world.send({ type: 'EXIT_FULL_SCREEN' });
    await world.advance(0);
    expect(node.calls).toContain('exitFullScreen');
    node.say({ type: 'node.fullScreenChanged', fullScreen: false });
    expect(world.view().controls.fullScreen).toBe(false);
    await expectNothingLeft(world);
  });

  test('ends with its node', async () => {
    const world = new World();
    await world.watch();
    world.players.node().say({ type: 'node.fullScreenChanged', fullScreen: true });
    world.plugin.answer('startService', { afterMs: 10, code: -2005 });
    world.players.node().say({ type: 'node.failed', failure: failureOf('p2p-player', 'notUsable') });
    await world.advance(100);
    expect(world.view()).toMatchObject({ playerKey: 0, controls: { fullScreen: false, canFullScreen: false } });
    await expectNothingLeft(world);
  });
});

describe('a command that the player refuses', () => {
  test('changes nothing, and rejects nowhere', async () => {
    const unheard: unknown[] = [];
    const listen = (reason: unknown) => void unheard.push(reason);
    process.on('unhandledRejection', listen);
    const world = new World();
    await world.watch();
    const node = world.players.node();
    const refuse = () => Promise.reject(failureOf('live-player', 'commandFailed'));
    node.say({
      type: 'node.ready',
      player: { ...node.player({}), requestFullScreen: refuse, stop: refuse, play: refuse },
    });
    node.say(pullStarted);
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    world.send({ type: 'ENTER_FULL_SCREEN' });
    await world.advance(100);
    expect(world.stream()).toBe('playing');
    world.send({ type: 'STOP' });
    world.send({ type: 'STOP' });
    await world.advance(100);
    expect(world.stream()).toBe('idle');
    await expectNothingLeft(world);

    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    expect(unheard).toEqual([]);
  });

  test('before there is a player, it is dropped', async () => {
    const world = new World((prepared) => {
      prepared.players.habits.readies = false;
    });
    world.open();
    world.send({ type: 'ENTER_FULL_SCREEN' });
    world.send({ type: 'STOP' });
    world.send({ type: 'PLAY' });
    await world.advance(1_000);
    expect(world.errors).toEqual([]);
    expect(world.stream()).toBe('ready');
    await expectNothingLeft(world);
  });
});

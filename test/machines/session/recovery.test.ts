import { config } from '../../../machines/config';
import { failureOf } from '../../../machines/failure';
import { camera, World } from '../../support/world';
import { expectNothingLeft, timesOf } from './story';

const online = (networkType = 'wifi') => ({ type: 'network.changed', networkType, online: true }) as const;
const offline = { type: 'network.changed', networkType: 'none', online: false } as const;

const contextOf = (world: World) => world.session().getSnapshot().context;

/** A service that cannot be started: each try takes `tryMs` and ends with `code`. */
function failing(code = -2402, tryMs = 10): World {
  return new World((prepared) => {
    prepared.plugin.answer('init', { afterMs: 0 });
    prepared.plugin.answer('reset', { afterMs: 0 });
    prepared.plugin.answer('startService', { afterMs: tryMs, code });
  });
}

/** The waits between the end of one try and the begin of the next. */
function waitsOf(world: World, tryMs = 10): number[] {
  const starts = timesOf(world, 'startService');
  return starts.slice(1).map((atMs, index) => atMs - (starts[index] as number) - tryMs);
}

describe('what may mend itself is tried again by itself', () => {
  test('at once, then less and less often, ten times in all; then a person is told', async () => {
    const world = failing();
    world.open();
    await world.advance(70_000);
    expect(waitsOf(world)).toEqual([0, 300, 1_200, 2_700, 4_800, 7_000, 7_000, 7_000, 7_000, 7_000]);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet?.primary.event).toBe('RETRY');
    await expectNothingLeft(world);
  });

  test.each([
    [0, [0, 240, 960, 2_160, 3_840]],
    [0.999_999, [0, 360, 1_440, 3_240, 5_760]],
  ])('with the jitter that chance gives (%d)', async (chance, waits) => {
    const world = failing();
    world.chance = chance;
    world.open();
    await world.advance(15_000);
    expect(waitsOf(world).slice(0, 5)).toEqual(waits);
    await expectNothingLeft(world);
  });

  test('for a minute since the first failure, trying included', async () => {
    const world = failing(-2402, 9_000);
    world.open();
    await world.advance(9_000);
    expect(contextOf(world).budget.attempts).toBe(1);
    await world.advance(config.maxRecovery - 1);
    expect(world.stream()).not.toBe('failed');
    await world.advance(1);
    expect(world.stream()).toBe('failed');
    expect(Math.max(...timesOf(world, 'startService', 1_009_000))).toBeLessThanOrEqual(config.maxRecovery);
    expect(world.view().sheet?.title).toBe('The picture cannot be fetched right now');
    await expectNothingLeft(world);
  });

  test('and the minute ends a try that hangs in the middle', async () => {
    const world = new World((prepared) => prepared.plugin.answer('startService', { afterMs: 100, code: -2402 }));
    world.open();
    await world.advance(300);
    world.plugin.answer('startService', { afterMs: null });
    await world.advance(config.maxRecovery);
    expect(world.stream()).toBe('failed');
    await expectNothingLeft(world);
  });

  test('a wait of a second or more is told with its reason, and counted down', async () => {
    const world = failing();
    world.open();
    await world.advance(340);
    expect(world.view()).toMatchObject({ sheet: { kind: 'failure', primary: { event: 'RETRY' } }, waiting: false });
    await world.advance(1_260);
    expect(world.stream()).toBe('retrying.counting');
    expect(world.view().status.text).toBe('Reconnecting in 3 s');
    await world.advance(1_000);
    expect(world.view().status.text).toBe('Reconnecting in 2 s');
    await world.advance(1_000);
    expect(world.view().status.text).toBe('Reconnecting in 1 s');
    await expectNothingLeft(world);
  });
});

describe('a wait is cancelled', () => {
  /** Every wait of the fast schedule, and one of the slow. */
  const waits = [
    ['0.3 s', 100],
    ['1.2 s', 800],
    ['2.7 s', 3_000],
    ['4.8 s', 7_000],
    ['7 s', 12_000],
  ] as const;

  test.each(waits)('by STOP, in the wait of %s', async (_which, atMs) => {
    const world = failing();
    world.open();
    await world.advance(atMs);
    expect(world.stream()).toBe('retrying.counting');
    const tries = timesOf(world, 'startService').length;
    world.send({ type: 'STOP' });
    expect(world.view()).toMatchObject({ sheet: { kind: 'stopped' }, status: { text: 'Stopped', tone: 'idle' } });
    await world.advance(60_000);
    expect(timesOf(world, 'startService')).toHaveLength(tries);
    expect(world.stream()).toBe('idle');
    await expectNothingLeft(world);
  });

  test.each(waits)('by leaving, in the wait of %s', async (_which, atMs) => {
    const world = failing();
    world.open();
    await world.advance(atMs);
    const tries = timesOf(world, 'startService').length;
    world.leave();
    await expectNothingLeft(world);
    expect(timesOf(world, 'startService')).toHaveLength(tries);
  });

  test.each(['STOP', 'LEAVE'] as const)('by %s, in the slow schedule', async (type) => {
    const world = failing();
    world.plugin.answer('startService');
    world.open();
    await world.advance(500);
    world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure: failureOf('http', 503) });
    await world.advance(2_000);
    expect(contextOf(world).decision).toMatchObject({ schedule: 'slow' });
    const tries = timesOf(world, 'startService').length;
    if (type === 'STOP') world.send({ type });
    else world.leave();
    await world.advance(60_000);
    expect(timesOf(world, 'startService')).toHaveLength(tries);
    await expectNothingLeft(world);
  });

  test.each(['STOP', 'LEAVE'] as const)('by %s, offline', async (type) => {
    const world = new World();
    await world.watch();
    world.tell(offline);
    await world.advance(1_000);
    expect(world.stream()).toBe('retrying.offline');
    if (type === 'STOP') world.send({ type });
    else world.leave();
    world.tell(online());
    await world.advance(5_000);
    expect(world.plugin.count('startService')).toBe(1);
    await expectNothingLeft(world);
  });
});

describe('a wait is cut short', () => {
  const waiting = async () => {
    const world = failing();
    world.open();
    await world.advance(12_000);
    expect(world.stream()).toBe('retrying.counting');
    world.plugin.answer('startService');
    return world;
  };

  test('by RETRY', async () => {
    const world = await waiting();
    world.send({ type: 'RETRY' });
    await world.advance(1_000);
    expect(world.stream()).toBe('watching.pulling.playing');
    await expectNothingLeft(world);
  });

  test('when the app is shown again', async () => {
    const world = await waiting();
    world.tell({ type: 'app.hidden' });
    await world.advance(500);
    expect(world.stream()).toBe('retrying.counting');
    world.tell({ type: 'app.shown' });
    await world.advance(1_000);
    expect(world.stream()).toBe('watching.pulling.playing');
    await expectNothingLeft(world);
  });

  test('by another network', async () => {
    const world = failing();
    world.tell(online('wifi'));
    world.open();
    await world.advance(12_000);
    world.plugin.answer('startService');
    world.tell(online('4g'));
    await world.advance(1_000);
    expect(world.stream()).toBe('watching.pulling.playing');
    await expectNothingLeft(world);
  });
});

describe('without a network', () => {
  test('nothing is tried, no spinner turns, and it goes on by itself when the network is back', async () => {
    const world = new World();
    await world.watch();
    world.tell(offline);
    await world.advance(10_000);
    expect(world.view()).toMatchObject({
      status: { text: 'Offline', tone: 'warn' },
      waiting: false,
      sheet: { title: 'No network', advice: 'It goes on by itself when the network is back.', primary: { label: '' } },
    });
    expect(world.plugin.count('startService')).toBe(1);
    world.tell(online());
    await world.advance(1_500);
    expect(world.stream()).toBe('watching.pulling.playing');
    expect(world.view().sheet).toBeNull();
    await expectNothingLeft(world);
  });

  test('the time does not count: an hour offline uses up no try and no minute', async () => {
    const world = failing(-2402, 1_000);
    world.open();
    await world.advance(5_000);
    const { attempts } = contextOf(world).budget;
    world.tell(offline);
    await world.advance(3_600_000);
    expect(world.stream()).toBe('retrying.offline');
    expect(contextOf(world).budget.attempts).toBeLessThanOrEqual(attempts + 1);
    world.tell(online());
    await world.advance(30_000);
    expect(world.stream()).not.toBe('failed');
    world.plugin.answer('startService');
    await world.advance(10_000);
    expect(world.stream()).toBe('watching.pulling.playing');
    await expectNothingLeft(world);
  });

  test('a camera that is opened offline waits for the network too', async () => {
    const world = failing(-2402, 100);
    world.tell(offline);
    world.open();
    await world.advance(5_000);
    expect(world.stream()).toBe('retrying.offline');
    world.plugin.answer('startService');
    world.tell(online());
    await world.advance(1_500);
    expect(world.stream()).toBe('watching.pulling.playing');
    await expectNothingLeft(world);
  });

  test('what cannot help is told all the same', async () => {
    const world = failing(-2000, 100);
    world.tell(offline);
    world.open();
    await world.advance(1_000);
    expect(world.stream()).toBe('failed');
    await expectNothingLeft(world);
  });
});

describe('the budget', () => {
  const broken = failureOf('notice', 'fail');
  const fail = (world: World) => world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure: broken });

  test('is given back after 10 s of steady data', async () => {
    const world = new World();
    await world.watch();
    fail(world);
    await world.advance(1_000);
    expect(world.stream()).toBe('watching.pulling.playing');
    expect(contextOf(world).budget.attempts).toBe(1);
    await world.advance(config.steadyAfter - 1_500);
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
      expect(world.stream()).toBe('watching.pulling.weak');
      world.plugin.flows = true;
    }
    await world.advance(1_000);
    expect(contextOf(world).budget.attempts).toBe(1);
    await expectNothingLeft(world);
  });

  test('is given back to a stream that live-player throttles now and then', async () => {
    const world = new World();
    await world.watch();
    fail(world);
    await world.advance(1_000);
    for (let round = 0; round < 3; round += 1) {
      world.players.node().say({ type: 'player.measured', measure: { videoCacheMs: 3_000 } });
      world.players.node().say({ type: 'player.closed', reason: 'livePlayer' });
      await world.advance(1_000);
      world.players.node().say({ type: 'player.pullStarted' });
      await world.advance(3_000);
    }
    expect(contextOf(world).budget.attempts).toBe(0);
    await expectNothingLeft(world);
  });

  test('grows with a stream that plays for a moment and fails, until a person is told', async () => {
    const world = new World();
    await world.watch();
    for (let round = 0; round < 40 && world.stream() !== 'failed'; round += 1) {
      if (world.stream() === 'watching.pulling.playing') fail(world);
      await world.advance(2_000);
    }
    expect(world.stream()).toBe('failed');
    expect(timesOf(world, 'startStream').length).toBeLessThanOrEqual(11);
    await expectNothingLeft(world);
  });

  test('is fresh for whoever stops and plays, or tries again after an error', async () => {
    const world = failing();
    world.open();
    await world.advance(70_000);
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

describe('what trying again cannot mend is not tried again', () => {
  test.each([
    ['a bad parameter', -2000, false],
    ['an xp2pInfo that cannot be read', -2001, false],
    ['an operation that is not supported', -2004, false],
    ['firmware that is too old', -2005, false],
    ['an environment without P2P', -2404, false],
  ])('%s', async (_what, code, canRetry) => {
    const world = failing(code);
    world.open();
    await world.advance(120_000);
    expect(world.stream()).toBe('failed');
    expect(world.plugin.count('startService')).toBe(1);
    expect(world.view().controls.canPlay).toBe(canRetry);
    expect(world.view().sheet?.primary.event).toBe('');
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

describe('an error stays', () => {
  /** Told: the camera does not have this picture. Its player is still mounted. */
  const told = async () => {
    const world = new World();
    await world.watch();
    world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure: failureOf('http', 404) });
    await world.advance(0);
    expect(world.stream()).toBe('failed');
    return world;
  };

  test('whatever the player says, its own close included', async () => {
    const world = await told();
    const sheet = world.view().sheet;
    const node = world.players.node();
    node.say({ type: 'player.closed', reason: 'user' });
    node.say({ type: 'player.closed', reason: 'livePlayer' });
    node.say({ type: 'player.reconnecting' });
    node.say({ type: 'player.pullStarted' });
    node.say({ type: 'player.pictureShown' });
    node.say({ type: 'player.measured', measure: { videoCacheMs: 10 } });
    node.say({ type: 'player.noticed', code: 2105 });
    node.ready({});
    await world.advance(30_000);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet).toEqual(sheet);
    node.say({ type: 'player.failed', failure: failureOf('live-player', -2301) });
    await world.advance(30_000);
    expect(world.view().sheet).toEqual(sheet);
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });

  test('when a player that was never ready runs out of time after it', async () => {
    const world = new World((prepared) => {
      prepared.players.habits.readies = false;
      prepared.plugin.answer('startService', { afterMs: 100, code: -2005 });
    });
    world.open();
    await world.advance(300);
    const sheet = world.view().sheet;
    expect(sheet?.title).toBe('The camera’s firmware is too old');
    await world.advance(60_000);
    expect(world.view().sheet).toEqual(sheet);
    await expectNothingLeft(world);
  });

  test('when the network changes, or the app is shown', async () => {
    const world = await told();
    world.tell(online('4g'));
    world.tell({ type: 'app.hidden' });
    world.tell({ type: 'app.shown' });
    await world.advance(30_000);
    expect(world.stream()).toBe('failed');
    await expectNothingLeft(world);
  });

  test.each([
    ['RETRY', 'watching'],
    ['PLAY', 'watching'],
    ['STOP', 'idle'],
  ] as const)('until %s', async (type, then) => {
    const world = await told();
    world.send({ type });
    expect(world.stream().split('.')[0]).toBe(then);
    expect(contextOf(world).failure).toBeNull();
    await expectNothingLeft(world);
  });

  test('and after −2301 the button works: a new node, and a picture', async () => {
    const world = new World((prepared) => prepared.plugin.answer('startService', { afterMs: 10_000 }));
    await world.watch(camera);
    world.players.node().say({ type: 'player.failed', failure: failureOf('p2p-player', 'notUsable') });
    await world.advance(0);
    expect(world.stream()).toBe('failed');
    world.plugin.answer('startService');
    world.send({ type: 'RETRY' });
    await world.advance(15_000);
    expect(world.view().playerKey).toBe(2);
    expect(world.stream()).toBe('watching.pulling.playing');
    await expectNothingLeft(world);
  });
});

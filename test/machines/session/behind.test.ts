import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { audioFrame, flvHeader, frame, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { World } from '../../support/world';
import { expectNothingLeft, record, statusText } from './story';

/** A camera whose pictures come at this share of their pace; what it cannot send waits. The times of its sound, if it has any, go on by a share of their own. */
function camera(shareOf: (pull: number, forMs: number) => number, soundShare: number | null = null): World {
  let pulls = 0;
  return new World(({ plugin, clock }) => {
    plugin.flows = false;
    const start = plugin.startStream.bind(plugin);
    plugin.startStream = (source, params, tell, write) => {
      pulls += 1;
      const pull = pulls;
      const bornAtMs = clock.now();
      let timeMs = bornAtMs;
      const isRunning = () => plugin.streams.get(source.id)?.write === write;
      const send = (turn: number) => {
        if (!isRunning()) return;
        timeMs += Math.round(100 * shareOf(pull, clock.now() - bornAtMs));
        const picture = turn % 20 === 0 ? keyFrame(timeMs) : frame(timeMs);
        const sound = soundShare === null ? [] : [audioFrame(Math.round(turn * 100 * soundShare))];
        write((turn === 0 ? join(flvHeader(), videoSequence(), picture) : join(picture, ...sound)).buffer);
        clock.setTimeout(() => send(turn + 1), 100);
      };
      clock.setTimeout(() => tell({ type: 'stream.headerArrived' }), 20);
      clock.setTimeout(() => send(0), 50);
      return start(source, params, tell, write);
    };
  });
}

describe('a picture that falls ever further behind', () => {
  test('is no longer called live; another pull begins where the camera is, and it is live again', async () => {
    const world = camera((pull) => (pull === 1 ? 0.6 : 1));
    world.open();
    await world.advance(10_000);
    const texts = record(world, statusText);
    await world.advance(20_000);
    expect(texts).toEqual(['Live', 'Behind live']);
    expect(world.view()).toMatchObject({ hint: 'The picture is some seconds late', waiting: false, sheet: null });
    expect(world.view().controls).toMatchObject({ canSnapshot: true, canPause: true, canFullScreen: true });
    await world.advance(config.behindDeadlineMs);
    expect(world.plugin.count('startStream')).toBe(2);
    expect(world.plugin.count('startService')).toBe(1);
    await world.advance(120_000);
    expect(texts.at(-1)).toBe('Live');
    expect(world.plugin.count('startStream')).toBe(2);
    await expectNothingLeft(world);
  });

  test('for good is watched as it is, and said: another pull is tried twice, and no more while this page is open', async () => {
    const world = camera(() => 0.6);
    world.open();
    await world.advance(600_000);
    expect(world.plugin.count('startStream')).toBe(1 + config.maxNewPullsInVain);
    expect(world.view().status).toEqual({ text: 'Behind live', tone: 'warn' });
    world.send({ type: 'PAUSE' });
    await world.advance(1_000);
    world.send({ type: 'RESUME' });
    await world.advance(100_000);
    expect(world.view().status.text).toBe('Behind live');
    expect(world.plugin.count('startStream')).toBe(1 + config.maxNewPullsInVain);
    await expectNothingLeft(world);
  });

  test('for good is live again once its camera keeps pace: another pull begins where that is', async () => {
    const world = camera((pull, forMs) => (pull < 3 || (pull === 3 && forMs < 150_000) ? 0.6 : 1));
    world.open();
    await world.advance(200_000);
    expect(world.view().status.text).toBe('Behind live');
    expect(world.plugin.count('startStream')).toBe(3);
    await world.advance(100_000);
    expect(world.view()).toMatchObject({ status: { text: 'Live' }, notice: { text: '' } });
    expect(world.plugin.count('startStream')).toBe(4);
    await expectNothingLeft(world);
  });

  test('at the beginning of every pull is pulled anew ever more seldom', async () => {
    const world = camera((_, forMs) => (forMs < 40_000 ? 0.6 : 1));
    world.open();
    await world.advance(3_600_000);
    const pulls = world.plugin.count('startStream');
    expect(pulls).toBeGreaterThan(3);
    expect(pulls).toBeLessThan(11);
    await expectNothingLeft(world);
  });

  test('and keeps pace after that is as late as it was: not called live as time goes by', async () => {
    const world = camera((_, forMs) => (forMs < 40_000 ? 0.6 : 1));
    world.open();
    const begunAtMs = () =>
      Number(
        world.plugin.calls
          .filter((call) => call.includes('startStream'))
          .at(-1)
          ?.split(' ')[0],
      );
    let looks = 0;
    for (let second = 0; second < 1_200; second += 1) {
      await world.advance(1_000);
      if (world.clock.now() - begunAtMs() < 40_000) continue;
      looks += 1;
      expect(world.view().status.text).toBe('Behind live');
    }
    expect(looks).toBeGreaterThan(600);
    await expectNothingLeft(world);
  });

  test('is no live one to whoever comes later, and sees the same pull', async () => {
    const world = camera(() => 0.6);
    world.open();
    await world.advance(200_000);
    const pulls = world.plugin.count('startStream');
    world.open(undefined, 'wall');
    await world.advance(4_000);
    expect(world.view('wall').status.text).toBe('Behind live');
    expect(world.plugin.count('startStream')).toBe(pulls);
    await expectNothingLeft(world);
  });

  test.each([
    ['live, where its sound keeps pace: those times are no clock', 1, ['Live']],
    ['not live, where its sound is as late', 0.48, ['Live', 'Behind live']],
    ['not live, where there is no sound: the clock of its camera may be right', null, ['Live', 'Behind live']],
  ])('by the times of its frames is %s', async (_which, soundShare, said) => {
    const world = camera(() => 0.48, soundShare);
    world.open();
    await world.advance(5_000);
    const texts = record(world, statusText);
    await world.advance(20_000);
    expect(texts).toEqual(said);
    await expectNothingLeft(world);
  });

  test('for good is watched in a lower quality by whoever takes what is offered', async () => {
    const world = camera((pull) => (pull <= 3 ? 0.6 : 1));
    world.open();
    await world.advance(200_000);
    expect(world.view().notice.action).toBe('Try SD');
    world.send({ type: 'TRY_OTHER_QUALITY' });
    await world.advance(5_000);
    expect(world.view()).toMatchObject({ quality: 'SD', status: { text: 'Live' }, notice: { text: '' } });
    await expectNothingLeft(world);
  });

  test.each<[string, (world: World) => void]>([
    ['takes the one that is offered', (world) => world.send({ type: 'TRY_OTHER_QUALITY' })],
    ['chooses one', (world) => world.send({ type: 'CHANGE_QUALITY', quality: 'super' })],
    [
      'chooses one while it stands still',
      (world) => {
        world.send({ type: 'PAUSE_STREAM' });
        world.send({ type: 'CHANGE_QUALITY', quality: 'super' });
        world.send({ type: 'RESUME' });
      },
    ],
  ])('for good is pulled anew as often in another quality, for whoever %s', async (_how, choose) => {
    const world = camera(() => 0.6);
    world.open();
    await world.advance(200_000);
    expect(world.plugin.count('startStream')).toBe(1 + config.maxNewPullsInVain);
    choose(world);
    await world.advance(20_000);
    expect(world.view().notice.text).toBe('');
    await world.advance(180_000);
    expect(world.plugin.count('startStream')).toBe(2 * (1 + config.maxNewPullsInVain));
    expect(world.view().status.text).toBe('Behind live');
    await expectNothingLeft(world);
  });

  test('for good is offered a lower quality, until that is declined: not again after each moment without bytes', async () => {
    let isOff = false;
    const world = camera(() => 0.6);
    const { plugin } = world;
    const start = plugin.startStream.bind(plugin);
    plugin.startStream = (source, params, tell, write) => start(source, params, tell, (bytes) => isOff || write(bytes));
    world.open();
    await world.advance(200_000);
    expect(world.view().notice.action).toBe('Try SD');
    world.tell({ type: 'network.changed', networkType: 'wifi', online: true });
    world.tell({ type: 'network.changed', networkType: '4g', online: true });
    expect(world.view().notice.event).toBe('ACCEPT_METERED');
    world.send({ type: 'DISMISS_NOTICE' });
    expect(world.view().notice.action).toBe('Try SD');
    world.send({ type: 'DISMISS_NOTICE' });
    expect(world.view()).toMatchObject({ status: { text: 'Behind live' }, notice: { text: '', action: '' } });
    isOff = true;
    await world.advance(2_500);
    isOff = false;
    await world.advance(30_000);
    expect(world.view()).toMatchObject({ status: { text: 'Behind live' }, notice: { text: '', action: '' } });
    await expectNothingLeft(world);
  });

  test.each<[string, (world: World) => Promise<void>]>([
    [
      'a pause, after which the player comes back to the same pull',
      async (world) => {
        world.players.habits.letsGoOnPause = true;
        world.send({ type: 'PAUSE' });
        await world.advance(3_000);
        world.send({ type: 'RESUME' });
      },
    ],
    [
      'what the player had cached was dropped, over the same pull',
      async (world) => world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 9_000 } }),
    ],
  ])('is not called live after %s', async (_name, goAndComeBack) => {
    const world = camera(() => 0.6);
    world.open();
    await world.advance(200_000);
    const texts = record(world, statusText);
    await goAndComeBack(world);
    await world.advance(5_000);
    expect(texts).not.toContain('Live');
    expect(texts.at(-1)).toBe('Behind live');
    expect(world.plugin.count('startStream')).toBe(1 + config.maxNewPullsInVain);
    await expectNothingLeft(world);
  });

  test('for good is a picture that goes on: what failed long before does not count when it fails again', async () => {
    const world = camera(() => 0.3);
    const fail = () =>
      world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure: failureOf('notice', 'fail') });
    world.open();
    await world.advance(3_000);
    fail();
    await world.advance(600_000);
    expect(world.view().status.text).toBe('Behind live');
    fail();
    await world.advance(3_000);
    expect(world.view()).toMatchObject({ status: { text: 'Live' }, sheet: null });
    await expectNothingLeft(world);
  });

  test('long after another pull helped is helped by another one, however often', async () => {
    const world = camera((_, forMs) => (forMs < config.newPullHelpsForMs + 60_000 ? 1 : 0.5));
    world.open();
    await world.advance(5 * (config.newPullHelpsForMs + 100_000));
    expect(world.plugin.count('startStream')).toBeGreaterThan(2 + config.maxNewPullsInVain);
    await expectNothingLeft(world);
  });

  test('is so still after a moment without bytes', async () => {
    let isOff = false;
    const world = camera(() => 0.6);
    const { plugin } = world;
    const start = plugin.startStream.bind(plugin);
    plugin.startStream = (source, params, tell, write) => start(source, params, tell, (bytes) => isOff || write(bytes));
    world.open();
    await world.advance(400_000);
    const texts = record(world, statusText);
    isOff = true;
    await world.advance(2_500);
    isOff = false;
    await world.advance(1_000);
    expect(texts).toEqual(['Behind live', 'Weak network', 'Behind live']);
    await expectNothingLeft(world);
  });

  test('that catches up by itself is left alone', async () => {
    const world = camera((_, forMs) => (forMs < 28_000 ? 0.6 : forMs < 38_000 ? 2 : 1));
    world.open();
    await world.advance(28_000);
    expect(world.view().status.text).toBe('Behind live');
    await world.advance(60_000);
    expect(world.view().status.text).toBe('Live');
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });
});

import { failureFromOutside } from '../../../machines/failure';
import { World } from '../../support/world';
import { expectNothingLeft, timesOf } from './story';

/** A camera whose every answer has this status: the stream opens, then its header says so. */
function answering(status: number): World {
  return new World((prepared) => {
    prepared.plugin.flows = false;
    const start = prepared.plugin.startStream.bind(prepared.plugin);
    prepared.plugin.startStream = (source, params, tell, write) => {
      prepared.clock.setTimeout(
        () => tell({ type: 'stream.failed', failure: failureFromOutside('http', status) }),
        100,
      );
      return start(source, params, tell, write);
    };
  });
}

const failuresOf = (world: World) => world.session().getSnapshot().context;

describe('503: too many are watching', () => {
  test('the wait is told with its reason and counted down, second by second', async () => {
    const world = answering(503);
    world.open();
    await world.advance(320);
    expect(world.stream()).toBe('counting');
    expect(world.view()).toMatchObject({
      waiting: false,
      status: { text: 'Too many people are watching, trying again in 10 s', tone: 'warn' },
      sheet: {
        title: 'Too many people are watching',
        advice: 'You can watch when someone leaves. Try again later.',
        primary: { label: 'Try now', event: 'RETRY' },
      },
    });
    const seconds: number[] = [];
    for (let second = 0; second < 9; second += 1) {
      await world.advance(1_000);
      seconds.push(failuresOf(world).secondsLeft);
    }
    expect(seconds).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(world.view().status.text).toBe('Too many people are watching, trying again in 1 s');
    await expectNothingLeft(world);
  });

  test('is tried after 10, 20 and then every 30 s, for five minutes; then it is told, and can be tried again', async () => {
    const world = answering(503);
    world.open();
    await world.advance(269_000);
    expect(world.stream()).not.toBe('failed');
    await world.advance(33_000);
    expect(world.stream()).toBe('failed');
    const starts = timesOf(world, 'startStream', 1_000_000);
    const waits = starts.slice(1).map((atMs, index) => Math.round((atMs - (starts[index] as number)) / 1_000));
    expect(waits.slice(0, 4)).toEqual([10, 20, 30, 30]);
    expect(waits.length).toBeLessThanOrEqual(12);
    expect(world.view().sheet).toMatchObject({ title: 'Too many people are watching', primary: { event: 'RETRY' } });
    await expectNothingLeft(world);
  });

  test('is played as soon as there is room, and can be tried at once', async () => {
    const world = answering(503);
    world.open();
    await world.advance(2_000);
    const { plugin } = world;
    plugin.startStream = Object.getPrototypeOf(plugin).startStream;
    plugin.flows = true;
    world.send({ type: 'RETRY' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.view().sheet).toBeNull();
    await expectNothingLeft(world);
  });
});

describe('404: the camera does not have this picture', () => {
  test('is not retried by itself, says what to do, and can be tried again', async () => {
    const world = answering(404);
    world.open();
    await world.advance(60_000);
    expect(world.stream()).toBe('failed');
    expect(world.plugin.count('startStream')).toBe(1);
    expect(world.view()).toMatchObject({
      status: { text: 'Cannot play', tone: 'bad' },
      sheet: {
        title: 'The camera does not have this picture',
        advice: 'Choose another quality and try again. If that does not work, check the camera’s settings.',
        primary: { label: 'Try again', event: 'RETRY' },
      },
      controls: { canPlay: true, canChangeQuality: true },
    });
    await expectNothingLeft(world);
  });

  test('offers what the advice says, in its order: each other quality, then the form of the camera', async () => {
    const world = answering(404);
    world.open();
    for (const label of ['Try SD', 'Try Full HD']) {
      await world.advance(10_000);
      expect(world.view().sheet?.secondary).toEqual({ label, event: 'TRY_OTHER_QUALITY' });
      world.send({ type: 'TRY_OTHER_QUALITY' });
    }
    await world.advance(10_000);
    expect(world.view().sheet).toMatchObject({
      primary: { label: 'Try again', event: 'RETRY' },
      secondary: { label: 'Edit camera', event: 'EDIT_CAMERA' },
    });
    await expectNothingLeft(world);
  });

  test('is left by choosing another quality, as the advice says', async () => {
    const world = answering(404);
    await world.watch();
    world.plugin.startStream = Object.getPrototypeOf(world.plugin).startStream;
    world.plugin.flows = true;
    world.send({ type: 'CHANGE_QUALITY', quality: 'high' });
    expect(world.stream()).toBe('failed');
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.view().quality).toBe('SD');
    await expectNothingLeft(world);
  });
});

test('500: the connection is dead, and built anew', async () => {
  const world = answering(500);
  await world.watch();
  expect(failuresOf(world).failure).toMatchObject({ kind: 'serverError', scope: 'connection' });
  expect(world.plugin.count('startService')).toBeGreaterThan(1);
  await expectNothingLeft(world);
});

test('302, and whatever else: told with the number, and only a person tries again', async () => {
  const world = answering(302);
  world.open();
  await world.advance(60_000);
  expect(world.stream()).toBe('failed');
  expect(world.plugin.count('startStream')).toBe(1);
  expect(world.view().sheet).toMatchObject({ title: 'The camera refused the request', primary: { event: 'RETRY' } });
  expect(world.view().sheet?.advice).toContain('302');
  await expectNothingLeft(world);
});

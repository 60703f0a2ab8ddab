import { failureOf } from '../../../../machines/failure';
import { callsOf, expectNothingLeft, record, statusText } from '../story';
import { managedWorld } from './managed-world';

describe('a picture that a component of the plugin makes by itself', () => {
  test('is held, mounted, and live when it says that it shows one; leaving gives everything back', async () => {
    const world = managedWorld();
    world.open();
    const texts = record(world, statusText);
    await world.advance(1_000);
    expect(texts.at(-1)).toBe('Live');
    expect(callsOf(world)).toEqual(['init all camera', 'startService door']);
    expect(world.view()).toMatchObject({ playerKey: 1, streamQuality: 'high', autoplay: false });
    expect(world.managedNodes.node().source.id).toBe('door');
    await expectNothingLeft(world);
    expect(callsOf(world).slice(2)).toEqual(['stopService door']);
  });

  test('shows at which step it is, as far as the component tells', async () => {
    const world = managedWorld({ plays: false, showsPicture: false, framesPerSecond: null });
    world.open();
    await world.advance(1_000);
    const node = world.managedNodes.node();
    const told = ['checkDevice', 'startStream', 'waitHeader', 'waitData', 'waitPicture'] as const;
    for (const step of told) node.say({ type: 'managed.step', step });
    expect(world.view().timeline.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['checkDevice', 'startStream', 'waitHeader', 'waitData']),
    );
    node.say({ type: 'managed.pictureShown' });
    expect(world.view().timeline.filter(({ ms }) => ms < 0)).toEqual([]);
    await expectNothingLeft(world);
  });

  test.each([
    ['its first key frame alone', { plays: false, showsPicture: true, framesPerSecond: null }],
    ['a frame rate alone', { plays: false, showsPicture: false, framesPerSecond: 15 }],
    ['no more than that it plays', { plays: true, showsPicture: false, framesPerSecond: null }],
  ])('is live when it tells %s', async (_, habits) => {
    const world = managedWorld(habits);
    world.open();
    await world.advance(6_000);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('that tells of frames, and of none, is no picture although it plays', async () => {
    const world = managedWorld({ showsPicture: false, framesPerSecond: 0 });
    world.open();
    await world.advance(10_000);
    expect(world.view().status.text).toBe('Data comes, no picture yet…');
    await expectNothingLeft(world);
  });

  test('that tells of sound alone says so', async () => {
    const world = managedWorld({ showsPicture: false, framesPerSecond: null });
    world.open();
    await world.advance(1_000);
    world.managedNodes.node().say({
      type: 'managed.measured',
      measure: { framesPerSecond: 0, audioCacheMs: 400, videoCacheMs: 0 },
    });
    await world.advance(3_000);
    expect(world.view().status.text).toBe('Live · sound only');
    await expectNothingLeft(world);
  });

  test('that never mounts is given another node, and then another holding too', async () => {
    const world = managedWorld({ readies: false });
    world.open();
    await world.advance(40_000);
    expect(world.managedNodes.count()).toBeGreaterThan(2);
    expect(callsOf(world).filter((call) => call.startsWith('startService')).length).toBeGreaterThan(1);
    await expectNothingLeft(world);
  });

  test('two pages of one camera share its holding, and the one that is left alone keeps it', async () => {
    const world = managedWorld();
    world.open(undefined, 'a');
    world.open(undefined, 'b');
    await world.advance(1_000);
    world.leave('a');
    await world.advance(60_000);
    expect(world.view('b').status.text).toBe('Live');
    expect(callsOf(world)).toEqual(['init all camera', 'startService door']);
    await expectNothingLeft(world);
  });

  test('a node that was left is heard by nobody', async () => {
    const world = managedWorld();
    await world.watch();
    const old = world.managedNodes.node();
    world.send({ type: 'STOP' });
    old.say({ type: 'managed.failed', failure: failureOf('live-player', -2301), isFatal: true });
    old.say({ type: 'managed.pictureShown' });
    await world.advance(1_000);
    expect(old.isHeard).toBe(false);
    expect(world.view()).toMatchObject({ playerKey: 0, sheet: { kind: 'stopped' } });
    await expectNothingLeft(world);
  });
});

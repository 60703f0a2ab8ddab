import { failureOf } from '../../../../machines/failure';
import { camera } from '../../../support/world';
import { callsOf, expectNothingLeft } from '../story';
import { managedWorld } from './managed-world';

describe('what a person asks of a picture that a component makes', () => {
  test('a pause takes the node away and keeps the holding for a while', async () => {
    const world = managedWorld();
    await world.watch();
    world.send({ type: 'PAUSE' });
    await world.advance(100);
    expect(world.view()).toMatchObject({ playerKey: 0, sheet: { kind: 'paused' } });
    world.send({ type: 'RESUME' });
    await world.advance(1_000);
    expect(world.view()).toMatchObject({ playerKey: 2, status: { text: 'Live' } });
    expect(callsOf(world)).toEqual(['init all camera', 'startService door']);
    world.send({ type: 'PAUSE' });
    await world.advance(120_000);
    expect(callsOf(world).at(-1)).toBe('stopService door');
    await expectNothingLeft(world);
  });

  test('another quality is a property of the same node', async () => {
    const world = managedWorld();
    await world.watch();
    world.send({ type: 'CHANGE_QUALITY', quality: 'super' });
    expect(world.view()).toMatchObject({ playerKey: 1, streamQuality: 'super', waiting: true });
    world.managedNodes.node().play();
    await world.advance(1_000);
    expect(world.view()).toMatchObject({ playerKey: 1, streamQuality: 'super', status: { text: 'Live' } });
    await expectNothingLeft(world);
  });

  test.each([
    ['fails', (say: () => void) => say()],
    ['never comes', () => undefined],
  ])('a quality that %s is taken back, and that is said', async (_, happen) => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    world.send({ type: 'CHANGE_QUALITY', quality: 'super' });
    happen(() =>
      world.managedNodes.node().say({ type: 'managed.failed', failure: failureOf('http', 404), isFatal: false }),
    );
    await world.advance(16_000);
    expect(world.view()).toMatchObject({
      playerKey: 1,
      streamQuality: 'high',
      status: { text: 'Live' },
      notice: { text: 'That did not work: still playing in HD' },
    });
    expect(world.view().qualities.find(({ chosen }) => chosen)?.value).toBe('high');
    await expectNothingLeft(world);
  });

  describe('of a device with several channels', () => {
    const recorder = { ...camera, channels: [1, 0] };

    test('another channel is a property of the same node, over the same holding', async () => {
      const world = managedWorld();
      await world.watch(recorder);
      expect(world.view()).toMatchObject({ playerKey: 1, streamChannel: 1, status: { text: 'Live' } });
      world.send({ type: 'CHANGE_CHANNEL', channel: '0' });
      expect(world.view()).toMatchObject({ playerKey: 1, streamChannel: 0, waiting: true });
      world.managedNodes.node().play();
      await world.advance(1_000);
      expect(world.view()).toMatchObject({ playerKey: 1, streamChannel: 0, status: { text: 'Live' } });
      expect(world.view().channels.map(({ value, chosen }) => (chosen ? `[${value}]` : value))).toEqual(['1', '[0]']);
      expect(callsOf(world)).toEqual(['init all camera', 'startService door']);
      await expectNothingLeft(world);
    });

    test.each([
      ['fails', (say: () => void) => say()],
      ['never comes', () => undefined],
    ])('a channel that %s is taken back, and that is said', async (_, happen) => {
      const world = managedWorld({ framesPerSecond: null });
      await world.watch(recorder);
      world.send({ type: 'CHANGE_CHANNEL', channel: '0' });
      happen(() =>
        world.managedNodes.node().say({ type: 'managed.failed', failure: failureOf('http', 404), isFatal: false }),
      );
      await world.advance(16_000);
      expect(world.view()).toMatchObject({
        playerKey: 1,
        streamChannel: 1,
        streamQuality: 'high',
        status: { text: 'Live' },
        notice: { text: 'That did not work: still playing channel 1' },
      });
      expect(world.view().channels.find(({ chosen }) => chosen)?.value).toBe('1');
      await expectNothingLeft(world);
    });

    test.each([
      '7',
      '',
      '1',
    ])('one that this view cannot show, or shows already, changes nothing: %j', async (channel) => {
      const world = managedWorld();
      await world.watch(recorder);
      world.send({ type: 'CHANGE_CHANNEL', channel });
      expect(world.view()).toMatchObject({ streamChannel: 1, waiting: false, status: { text: 'Live' } });
      await expectNothingLeft(world);
    });

    test('chosen while it is paused it is the one that comes; chosen while another one is waited for it is tried at once', async () => {
      const world = managedWorld();
      await world.watch(recorder);
      world.send({ type: 'PAUSE' });
      world.send({ type: 'CHANGE_CHANNEL', channel: '0' });
      world.send({ type: 'RESUME' });
      await world.advance(1_000);
      expect(world.view()).toMatchObject({ streamChannel: 0, status: { text: 'Live' } });
      const failure = failureOf('iot', 'channelsMissing', { message: '3.2.0' });
      world.managedNodes.node().say({ type: 'managed.failed', failure, isFatal: true });
      expect(world.view().sheet?.title).toBe('This plugin plays one channel at a time');
      world.send({ type: 'CHANGE_CHANNEL', channel: '1' });
      await world.advance(1_000);
      expect(world.view()).toMatchObject({ streamChannel: 1, status: { text: 'Live' }, sheet: null });
      await expectNothingLeft(world);
    });

    test('chosen after an error it is tried', async () => {
      const world = managedWorld();
      await world.watch(recorder);
      world.managedNodes.node().say({ type: 'managed.failed', failure: failureOf('http', 404), isFatal: true });
      expect(world.view().status.text).toBe('Cannot play');
      world.send({ type: 'CHANGE_CHANNEL', channel: '0' });
      await world.advance(1_000);
      expect(world.view()).toMatchObject({ streamChannel: 0, status: { text: 'Live' }, sheet: null });
      await expectNothingLeft(world);
    });

    test('one for which another channel has to go first comes by itself once that is gone, and says how long it waits', async () => {
      const world = managedWorld();
      await world.watch(recorder);
      const failure = failureOf('iot', 'channelsMissing', { message: '3.2.0' });
      world.managedNodes.node().say({ type: 'managed.failed', failure, isFatal: true });
      expect(world.view()).toMatchObject({
        status: { text: 'This plugin plays one channel at a time, trying again in 10 s' },
        sheet: { primary: { event: 'RETRY' } },
      });
      await world.advance(11_000);
      expect(world.view()).toMatchObject({ status: { text: 'Live' }, sheet: null });
      await expectNothingLeft(world);
    });

    test('two channels are two pictures over one holding: one that fails leaves the other, and the last one gives it back', async () => {
      const world = managedWorld();
      await world.watch({ ...camera, channels: [0] }, 'left');
      await world.watch({ ...camera, channels: [1] }, 'right');
      const shown = (view: string) => world.view(view);
      expect([shown('left').streamChannel, shown('right').streamChannel]).toEqual([0, 1]);
      expect(callsOf(world)).toEqual(['init all camera', 'startService door']);
      const failure = failureOf('iot', 'StreamError');
      world.managedNodes.habits.retryHelps = false;
      for (const _ of 'abc') {
        world.managedNodes.node('right').say({ type: 'managed.failed', failure, isFatal: true });
        await world.advance(20_000);
      }
      expect(world.managedNodes.count('left')).toBe(1);
      expect(shown('left').status.text).toBe('Live');
      expect(callsOf(world)).toEqual(['init all camera', 'startService door']);
      world.leave('right');
      await world.advance(60_000);
      expect(callsOf(world)).toEqual(['init all camera', 'startService door']);
      world.leave('left');
      await world.advance(60_000);
      expect(callsOf(world)).toEqual(['init all camera', 'startService door', 'stopService door']);
    });
  });

  test.each([
    ['saved' as const, 'Picture saved to the album'],
    ['asked' as const, 'A picture was asked for: look in the album'],
  ])('a snapshot that is %s is told as such, and nothing is put into the album twice', async (snapshot, text) => {
    const world = managedWorld({ snapshot });
    await world.watch();
    world.send({ type: 'SNAPSHOT' });
    await world.advance(100);
    expect(world.view().notice.text).toBe(text);
    expect(world.view().picture).toEqual({ count: 1, path: '' });
    expect(world.album).toEqual([]);
    await expectNothingLeft(world);
  });

  test('a snapshot that fails says why', async () => {
    const world = managedWorld({ snapshot: failureOf('system', 'snapshotFailed') });
    await world.watch();
    world.send({ type: 'SNAPSHOT' });
    await world.advance(100);
    expect(world.view().notice.text).not.toBe('');
    expect(world.view().controls.snapping).toBe(false);
    await expectNothingLeft(world);
  });

  test('full screen is asked of the component, and told by it', async () => {
    const world = managedWorld();
    await world.watch();
    world.send({ type: 'ENTER_FULL_SCREEN' });
    expect(world.managedNodes.node().calls).toEqual(['requestFullScreen']);
    world.managedNodes.node().say({ type: 'managed.fullScreenChanged', fullScreen: true });
    expect(world.view().controls.fullScreen).toBe(true);
    world.send({ type: 'EXIT_FULL_SCREEN' });
    world.managedNodes.node().say({ type: 'managed.fullScreenChanged', fullScreen: false });
    expect(world.view().controls.fullScreen).toBe(false);
    await expectNothingLeft(world);
  });

  test('low delay without the microphone goes on in live mode, with a word', async () => {
    const world = managedWorld();
    world.open({ ...camera, playerMode: 'RTC' });
    await world.advance(1_000);
    expect(world.view().playerMode).toBe('RTC');
    const failure = failureOf('live-player', 'permissionDenied');
    world.managedNodes.node().say({ type: 'managed.failed', failure, isFatal: true });
    await world.advance(1_000);
    expect(world.view()).toMatchObject({ playerKey: 2, playerMode: 'live', status: { text: 'Live' } });
    expect(world.view().notice.text).toContain('microphone');
    await expectNothingLeft(world);
  });

  test('a page that is hidden for long has no node, and one that comes back has another', async () => {
    const world = managedWorld();
    await world.watch();
    world.tell({ type: 'view.hidden', view: 'live' });
    await world.advance(10_000);
    expect(world.view().playerKey).toBe(0);
    world.tell({ type: 'view.shown', view: 'live' });
    await world.advance(1_000);
    expect(world.view()).toMatchObject({ playerKey: 2, status: { text: 'Live' } });
    await expectNothingLeft(world);
  });

  test('a local server that is gone is mended by a reset of the module, and the picture comes back', async () => {
    const world = managedWorld({}, (made) => {
      made.stopsSockets = true;
    });
    await world.watch();
    world.tell({ type: 'app.hidden' });
    await world.advance(120_000);
    world.tell({ type: 'app.shown' });
    await world.advance(5_000);
    expect(callsOf(world)).toContain('reset all');
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });
});

import { failureOf } from '../../../../machines/failure';
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
    const { camera } = await import('../../../support/world');
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

import { failureOf } from '../../../../machines/failure';
import { config } from '../../../../machines/kernel/config';
import { camera } from '../../../support/world';
import { callsOf, expectNothingLeft, record, statusText } from '../story';
import { managedWorld } from './managed-world';

const lost = failureOf('live-player', -2301);
const failed = (isFatal: boolean | null) => ({ type: 'managed.failed', failure: lost, isFatal }) as const;

/** Two views of one camera, over one holding: of each the first try was in vain, and another is under way. */
async function twoInVain() {
  const world = managedWorld({ plays: false, showsPicture: false, framesPerSecond: null });
  for (const view of ['one', 'two']) world.open(camera, view);
  await world.advance(1_000);
  for (const view of ['one', 'two']) world.managedNodes.node(view).say(failed(true));
  await world.advance(3_000);
  return world;
}

describe('the remedies, from small to large', () => {
  test('the component is asked once to retry, and its node stays', async () => {
    const world = managedWorld();
    await world.watch();
    world.managedNodes.node().say(failed(false));
    expect(world.view().status.tone).toBe('warn');
    await world.advance(1_000);
    expect(world.managedNodes.node().calls).toEqual(['retry']);
    expect(world.managedNodes.count()).toBe(1);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test.each([
    ['a fatal error', true, []],
    ['one that does not say, after a retry in vain', null, ['retry']],
  ])('another node follows %s', async (_, isFatal, calls) => {
    const world = managedWorld({ retryHelps: false });
    await world.watch();
    const first = world.managedNodes.node();
    first.say(failed(isFatal));
    first.say(failed(isFatal));
    await world.advance(2_000);
    expect(first.calls).toEqual(calls);
    expect(world.managedNodes.count()).toBe(2);
    expect(world.view().status.text).toBe('Live');
    expect(callsOf(world).filter((call) => call.startsWith('st'))).toEqual(['startService door']);
    await expectNothingLeft(world);
  });

  test.each([
    [503, 'Too many people are watching, trying again in 9 s'],
    [404, 'Cannot play'],
  ] as const)('status %d is no matter of the component’s retry: told at once, in its own time', async (status, told) => {
    const world = managedWorld();
    await world.watch();
    world.managedNodes.node().say({ type: 'managed.failed', failure: failureOf('http', status), isFatal: false });
    await world.advance(1_000);
    expect(world.view().status.text).toBe(told);
    expect(world.managedNodes.nodes.get('live')?.flatMap((node) => node.calls)).toEqual([]);
    await expectNothingLeft(world);
  });

  test('a retry that never answers, and brings nothing, ends in another node', async () => {
    const world = managedWorld({ retryHelps: false, callsHang: true, framesPerSecond: null });
    await world.watch();
    world.managedNodes.node().say(failed(false));
    await world.advance(8_000);
    expect(world.managedNodes.count()).toBe(2);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('what did not help twice is not asked for again', async () => {
    const world = managedWorld({ retryHelps: false });
    await world.watch();
    for (let turn = 0; turn < 4; turn += 1) {
      world.managedNodes.node().say(failed(false));
      world.managedNodes.node().say(failed(false));
      await world.advance(2_000);
    }
    const calls = world.managedNodes.nodes.get('live')?.flatMap((node) => node.calls);
    expect(calls).toEqual(['retry', 'retry']);
    await expectNothingLeft(world);
  });

  test('a node that never shows anything takes its holding with it the second time', async () => {
    const world = managedWorld({ plays: false, showsPicture: false, framesPerSecond: null });
    world.open();
    await world.advance(70_000);
    expect(callsOf(world).filter((call) => call.includes('Service'))).toContain('stopService door');
    expect(world.managedNodes.count()).toBeGreaterThan(2);
    await expectNothingLeft(world);
  });

  test('whoever shares a holding that is let go of is told the reason: what the camera said', async () => {
    const world = await twoInVain();
    const failure = failureOf('http', 503);
    world.managedNodes.node('one').say({ type: 'managed.failed', failure, isFatal: false });
    await world.advance(1_000);
    for (const view of ['one', 'two'])
      expect(world.view(view).status.text).toMatch(/^Too many people are watching, trying again in/);
    await expectNothingLeft(world);
  });

  test('a player that cannot be made takes no holding from whoever shares it with a player of their own', async () => {
    const world = await twoInVain();
    const failure = failureOf('iot', 'PlayerError');
    world.managedNodes.node('one').say({ type: 'managed.failed', failure, isFatal: true });
    await world.advance(1_000);
    expect(world.managedNodes.count('two')).toBe(2);
    expect(callsOf(world).filter((call) => call.includes('Service'))).toEqual(['startService door']);
    await expectNothingLeft(world);
  });

  test('nor where sound alone is lost again and again', async () => {
    const world = managedWorld({ plays: true, showsPicture: false, framesPerSecond: null, retryHelps: false });
    world.open();
    const sounds = async () => {
      await world.advance(1_000);
      const node = world.managedNodes.node();
      node.say({ type: 'managed.measured', measure: { framesPerSecond: 0, audioCacheMs: 400, videoCacheMs: 0 } });
      node.say({ type: 'managed.played' });
      await world.advance(3_500);
      expect(world.view().status.text).toBe('Live · sound only');
      node.say({ type: 'managed.weakened' });
      await world.advance(20_000);
    };
    await sounds();
    await sounds();
    expect(world.managedNodes.node().calls).toEqual(['retry', 'retry']);
    await sounds();
    expect(world.managedNodes.count()).toBe(2);
    await expectNothingLeft(world);
  });

  test('one camera that fails does not take the module from one that plays', async () => {
    const world = managedWorld();
    await world.watch(undefined, 'good');
    world.managedNodes.habits.plays = world.managedNodes.habits.showsPicture = false;
    world.managedNodes.habits.framesPerSecond = null;
    const { otherCamera } = await import('../../../support/world');
    world.open(otherCamera, 'bad');
    const good = record(world, statusText, 'good');
    world.managedNodes.node('good').say({ type: 'managed.measured', measure: { framesPerSecond: 15 } });
    for (let turn = 0; turn < 90; turn += 1) {
      await world.advance(2_000);
      world.managedNodes.node('good').say({ type: 'managed.measured', measure: { framesPerSecond: 15 } });
    }
    expect(good).toEqual(['Live']);
    expect(world.view('bad').sheet?.kind).toBe('failure');
    expect(callsOf(world).filter((call) => call.startsWith('reset'))).toEqual([]);
    await expectNothingLeft(world);
  });
});

describe('a picture that goes away', () => {
  test('is weak while the component mends it by itself, and live when it comes back', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    world.managedNodes.node().say({ type: 'managed.weakened' });
    expect(world.view().hint).toBe('Weak network, the picture may pause');
    await world.advance(5_000);
    world.managedNodes.node().say({ type: 'managed.played' });
    expect(world.view().status.text).toBe('Live');
    expect(world.managedNodes.node().calls).toEqual([]);
    await expectNothingLeft(world);
  });

  test('is mended where the component does not get it back', async () => {
    const world = managedWorld({ framesPerSecond: null });
    await world.watch();
    world.managedNodes.node().say({ type: 'managed.weakened' });
    await world.advance(21_000);
    expect(world.managedNodes.node().calls).toEqual(['retry']);
    await expectNothingLeft(world);
  });

  test.each([
    ['sound', [{ type: 'managed.soundBegan' }]],
    ['data', [{ type: 'managed.step', step: 'waitPicture' }]],
    ['data for the player inside', [{ type: 'managed.fed' }]],
    ['something to play', [{ type: 'managed.ranDry' }, { type: 'managed.wentOn' }]],
  ] as const)('is no reason to mistrust the module where %s came meanwhile', async (_, facts) => {
    const world = managedWorld({ framesPerSecond: null, retryHelps: false });
    await world.watch();
    const node = world.managedNodes.node();
    node.say({ type: 'managed.weakened' });
    await world.advance(10_000);
    for (const fact of facts) node.say(fact);
    await world.advance(config.mistrustAfterMs - 9_000);
    expect(callsOf(world).filter((call) => call.startsWith('reset'))).toEqual([]);
    expect(node.calls).toEqual(['retry']);
    await expectNothingLeft(world);
  });

  test('is a reason to mistrust the module where all that came is gone again', async () => {
    const world = managedWorld({ framesPerSecond: null, retryHelps: false });
    await world.watch();
    const node = world.managedNodes.node();
    node.say({ type: 'managed.weakened' });
    node.say({ type: 'managed.step', step: 'waitPicture' });
    node.say({ type: 'managed.weakened' });
    await world.advance(config.mistrustAfterMs + 1_000);
    expect(callsOf(world).filter((call) => call.startsWith('reset'))).toEqual(['reset all']);
    await expectNothingLeft(world);
  });

  test('is not called live when what was told regularly is told no more', async () => {
    const world = managedWorld();
    await world.watch();
    await world.advance(10_000);
    world.managedNodes.habits.framesPerSecond = null;
    await world.advance(14_500);
    expect(world.view().hint).toBe('Weak network, the picture may pause');
    await expectNothingLeft(world);
  });

  test('stands still when no more frames are told of, and another try is made', async () => {
    const world = managedWorld({ retryHelps: false });
    await world.watch();
    await world.advance(10_000);
    world.managedNodes.habits.framesPerSecond = 0;
    await world.advance(9_000);
    expect(world.view().status.text).toBe('The picture stands still…');
    await world.advance(10_000);
    expect(world.managedNodes.node().calls).toEqual(['retry']);
    await expectNothingLeft(world);
  });

  test('ends when the device ends it, and can be played again', async () => {
    const world = managedWorld();
    await world.watch();
    world.managedNodes.node().say({ type: 'managed.ended' });
    world.managedNodes.node().say({ type: 'managed.ended' });
    await world.advance(100);
    expect(world.view()).toMatchObject({ playerKey: 0, sheet: { kind: 'ended' } });
    world.send({ type: 'RETRY' });
    await world.advance(1_000);
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('goes with its service, and comes back over another', async () => {
    const world = managedWorld();
    await world.watch();
    world.plugin.services.get('door')?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
    await world.advance(3_000);
    expect(world.view().status.text).toBe('Live');
    expect(callsOf(world).filter((call) => call.includes('Service'))).toEqual([
      'startService door',
      'stopService door',
      'startService door',
    ]);
    await expectNothingLeft(world);
  });
});

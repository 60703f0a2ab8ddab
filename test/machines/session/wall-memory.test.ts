import { failureOf } from '../../../machines/failure';
import { sessionView } from '../../../machines/session';
import { chartLog } from '../../../miniprogram/runtime/chart-log';
import { camera, otherCamera, World } from '../../support/world';
import { SessionAlone } from './session-alone';
import { expectNothingLeft } from './story';
import { playing, streamsOf, wallOf } from './wall-story';

const warn = (world: World) => world.tell({ type: 'memory.warned' });
const focus = (world: World, view: string) => world.tell({ type: 'view.focused', view });
const keyOf = (world: World, view: string) => world.view(view).playerKey;

describe('a memory warning on a wall', () => {
  test('stops what is not looked at, and says why', async () => {
    const world = await wallOf();
    focus(world, 'two');
    warn(world);
    await world.advance(1_000);
    expect(streamsOf(world)).toEqual(['idle', playing, 'idle', 'idle']);
    expect(world.view('one')).toMatchObject({
      status: { text: 'Paused', tone: 'idle' },
      waiting: false,
      sheet: {
        kind: 'stopped',
        title: 'Paused to save memory',
        advice: 'Tap play to watch again.',
        primary: { label: 'Play', event: 'PLAY' },
      },
      controls: { playing: false, canPlay: true, canStop: false },
    });
    expect(world.view('two').sheet).toBeNull();
    await expectNothingLeft(world);
  });

  test('frees what was stopped: nodes, streams and services at once, without lingering', async () => {
    const world = await wallOf();
    focus(world, 'two');
    warn(world);
    expect(['one', 'three', 'four'].map((view) => keyOf(world, view))).toEqual([0, 0, 0]);
    await world.advance(1_000);
    expect(world.plugin.held).toEqual([`service ${otherCamera.id}`, `stream ${otherCamera.id}`]);
    expect(world.screenHolds).toBe(1);
  });

  test('what plays out its end loses its node, and has ended', async () => {
    const world = await wallOf();
    focus(world, 'two');
    world.players.node('one').say({ type: 'node.measured', measure: { videoCacheMs: 4_000 } });
    world.plugin.streams.get(camera.id)?.tell({ type: 'stream.ended' });
    warn(world);
    expect(world.view('one')).toMatchObject({ playerKey: 0, status: { text: 'Ended', tone: 'idle' } });
    await expectNothingLeft(world);
  });

  test('never interrupts the one that is looked at, over how many warnings', async () => {
    const world = await wallOf();
    focus(world, 'two');
    const key = keyOf(world, 'two');
    for (const _ of [1, 2, 3]) {
      warn(world);
      await world.advance(2_000);
    }
    expect(world.stream('two')).toBe(playing);
    expect(keyOf(world, 'two')).toBe(key);
    expect(world.plugin.count('startStream', otherCamera.id)).toBe(1);
  });

  test('where none was chosen leaves the first one', async () => {
    const world = await wallOf();
    warn(world);
    await world.advance(1_000);
    expect(streamsOf(world)).toEqual([playing, 'idle', 'idle', 'idle']);
  });

  test('where the chosen one was left, too', async () => {
    const world = await wallOf();
    focus(world, 'two');
    world.leave('two');
    warn(world);
    await world.advance(1_000);
    expect(streamsOf(world)).toEqual([playing, 'idle', 'idle']);
  });

  test('keeps the stream of a device that is looked at in another tile', async () => {
    const world = await wallOf({ one: camera, two: camera });
    focus(world, 'two');
    warn(world);
    await world.advance(1_000);
    expect(streamsOf(world)).toEqual(['idle', playing]);
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    expect(world.plugin.count('startStream', 'door')).toBe(1);
    await expectNothingLeft(world);
  });

  test.each(['PLAY', 'RETRY'] as const)('a tap (%s) plays again, on a new node', async (type) => {
    const world = await wallOf();
    focus(world, 'two');
    const key = keyOf(world, 'one');
    warn(world);
    await world.advance(5_000);
    world.send({ type }, 'one');
    focus(world, 'one');
    await world.advance(2_000);
    expect(world.stream('one')).toBe(playing);
    expect(keyOf(world, 'one')).toBe(key + 1);
    expect(world.view('one').sheet).toBeNull();

    warn(world);
    await world.advance(1_000);
    expect(streamsOf(world)).toEqual([playing, 'idle', 'idle', 'idle']);
    await expectNothingLeft(world);
  });

  test('is written down, once a picture', async () => {
    const world = await wallOf();
    const said: string[] = [];
    world.app.system.inspect(chartLog(world.clock, ({ actor, message }) => said.push(`${actor}: ${message.en}`)));
    focus(world, 'two');
    warn(world);
    warn(world);
    await world.advance(1_000);
    expect(said.filter((line) => line.endsWith('Paused to save memory'))).toEqual([
      'session one: Paused to save memory',
      'session three: Paused to save memory',
      'session four: Paused to save memory',
    ]);
  });
});

describe('a memory warning finds a tile', () => {
  test.each([0, 50, 150, 250, 400])('%d ms after it was opened: it stops all the same', async (afterMs) => {
    const world = new World();
    world.open(camera, 'one', true);
    world.open(otherCamera, 'two', true);
    await world.advance(afterMs);
    warn(world);
    await world.advance(5_000);
    expect(streamsOf(world)).toEqual([playing, 'idle']);
    expect(keyOf(world, 'two')).toBe(0);
    await expectNothingLeft(world);
  });

  test('that was about to try again: it waits for a person instead', async () => {
    const world = await wallOf({ one: camera, two: otherCamera });
    world.plugin.answer('startService', { afterMs: 10, code: -2402 });
    world.plugin.services.get('yard')?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
    await world.advance(3_000);
    expect(world.stream('two')).toBe('counting');
    warn(world);
    world.plugin.answer('startService');
    const tries = world.plugin.count('startService', 'yard');
    await world.advance(60_000);
    expect(world.stream('two')).toBe('idle');
    expect(world.plugin.count('startService', 'yard')).toBe(tries);
    expect(world.view('two').sheet?.title).toBe('Paused to save memory');
    await expectNothingLeft(world);
  });

  test('that had failed: the error stays until a person ends it, its node goes', async () => {
    const world = await wallOf({ one: camera, two: otherCamera });
    world.plugin.streams.get('yard')?.tell({ type: 'stream.failed', failure: failureOf('http', 404) });
    await world.advance(1_000);
    const { sheet } = world.view('two');
    expect(sheet?.kind).toBe('failure');
    warn(world);
    await world.advance(1_000);
    expect(world.view('two').sheet).toEqual(sheet);
    expect(keyOf(world, 'two')).toBe(0);
    world.send({ type: 'RETRY' }, 'two');
    await world.advance(2_000);
    expect(world.stream('two')).toBe(playing);
    await expectNothingLeft(world);
  });

  test('whose stream had ended: it stays ended', async () => {
    const world = await wallOf({ one: camera, two: otherCamera });
    world.plugin.streams.get('yard')?.tell({ type: 'stream.ended' });
    await world.advance(12_000);
    warn(world);
    await world.advance(1_000);
    expect(world.view('two').status.text).toBe('Ended');
    await expectNothingLeft(world);
  });

  test('that the person had stopped: it stays stopped, and its node goes', async () => {
    const world = await wallOf({ one: camera, two: otherCamera });
    world.send({ type: 'STOP' }, 'two');
    await world.advance(1_000);
    warn(world);
    await world.advance(1_000);
    expect(world.view('two').status.text).toBe('Stopped');
    expect(keyOf(world, 'two')).toBe(0);
    world.send({ type: 'PLAY' }, 'two');
    await world.advance(2_000);
    expect(world.stream('two')).toBe(playing);
    await expectNothingLeft(world);
  });

  test('on a page that is hidden: it does not go on by itself on return', async () => {
    const world = await wallOf({ one: camera, two: otherCamera });
    for (const view of ['one', 'two']) world.tell({ type: 'view.hidden', view });
    await world.advance(10_000);
    warn(world);
    await world.advance(1_000);
    expect(world.plugin.held).toEqual(['service door']);
    for (const view of ['one', 'two']) world.tell({ type: 'view.shown', view });
    await world.advance(2_000);
    expect(streamsOf(world)).toEqual([playing, 'idle']);
    expect(world.view('two').sheet?.title).toBe('Paused to save memory');
    await expectNothingLeft(world);
  });

  test('that is left right after it: nothing stays behind', async () => {
    const world = await wallOf();
    warn(world);
    await expectNothingLeft(world);
  });
});

describe('a memory warning on a live page', () => {
  test('stops nothing: what is looked at goes on', async () => {
    const world = new World();
    await world.watch();
    warn(world);
    await world.advance(2_000);
    expect(world.stream()).toBe(playing);
    expect(world.view().sheet).toBeNull();
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });

  test('without any page changes nothing', async () => {
    const world = new World();
    await world.advance(1_000);
    warn(world);
    await world.advance(1_000);
    expect(world.errors).toEqual([]);
  });
});

test('the reason is said in Chinese, too', () => {
  const { session } = new SessionAlone({ language: 'zh' });
  session.send({ type: 'memory.low' });
  expect(sessionView(session.getSnapshot())).toMatchObject({
    status: { text: '已暂停' },
    sheet: {
      title: '内存不足，已暂停此画面',
      advice: '点按播放，继续观看。',
      primary: { label: '播放', event: 'PLAY' },
    },
  });
});

import { failureOf } from '../../../machines/failure';
import { tileView } from '../../../machines/session';
import { camera, otherCamera, World } from '../../support/world';
import { callsOf, expectNothingLeft } from './story';
import { four, heard, playing, streamsOf, viewsOf, wallOf } from './wall-story';

const focus = (world: World, view: string) => world.tell({ type: 'view.focused', view });

describe('a wall of four cameras', () => {
  test('plays each over a service and a stream of its own', async () => {
    const world = await wallOf();
    expect(streamsOf(world)).toEqual([playing, playing, playing, playing]);
    for (const { id } of Object.values(four)) {
      expect([world.plugin.count('startService', id), world.plugin.count('startStream', id)]).toEqual([1, 1]);
    }
    await expectNothingLeft(world);
  });

  test('shows of a tile nothing that every measure would change', async () => {
    const world = await wallOf();
    const before = tileView(world.session('one').getSnapshot());
    world.send({ type: 'SHOW_DIAGNOSIS' }, 'one');
    const measured = { videoCacheMs: 812, framesPerSecond: 15 };
    world.players.node('one').say({ type: 'node.measured', measure: measured });
    expect(world.view('one').diagnosis.find(({ key }) => key === 'cache')?.value).toBe('812 ms');
    expect(tileView(world.session('one').getSnapshot())).toEqual(before);
  });

  test('that is left gives everything back at once, also while it starts', async () => {
    for (const afterMs of [0, 50, 150, 250, 2_000]) {
      const world = new World();
      for (const [view, opened] of Object.entries(four)) world.open(opened, view, true);
      await world.advance(afterMs);
      await expectNothingLeft(world);
    }
  });

  test('that nobody looks at stops its pulls, and goes on over the same connections', async () => {
    const world = await wallOf();
    for (const view of viewsOf(world)) world.tell({ type: 'view.hidden', view });
    await world.advance(10_000);
    expect(world.plugin.streams.size).toBe(0);
    expect(world.plugin.services.size).toBe(4);
    for (const view of viewsOf(world)) world.tell({ type: 'view.shown', view });
    await world.advance(2_000);
    expect(streamsOf(world)).toEqual([playing, playing, playing, playing]);
    expect(world.plugin.count('startService')).toBe(4);
    await expectNothingLeft(world);
  });
});

describe('the same device twice on a wall', () => {
  const twice = { one: camera, two: camera, three: otherCamera };

  test('has one connection and one pull, whose bytes go to both players', async () => {
    const world = await wallOf(twice);
    expect(streamsOf(world)).toEqual([playing, playing, playing]);
    expect(callsOf(world).filter((call) => call.includes(camera.id))).toEqual([
      'startService door',
      'startStream door high',
    ]);
    const counts = () => ['one', 'two'].map((view) => world.players.node(view).chunks.length);
    const before = counts();
    await world.advance(1_000);
    const [first, second] = counts().map((count, index) => count - (before[index] ?? 0));
    expect(first).toBeGreaterThan(5);
    expect(second).toBe(first);
    await expectNothingLeft(world);
  });

  test('goes on for one when the other is stopped by the person, or loses its player', async () => {
    const world = await wallOf(twice);
    world.send({ type: 'STOP' }, 'one');
    await world.advance(1_000);
    expect(world.stream('two')).toBe(playing);
    world.send({ type: 'PLAY' }, 'one');
    await world.advance(1_000);
    world.players.node('two').say({ type: 'node.failed', failure: failureOf('live-player', -2301) });
    await world.advance(2_000);
    expect([world.stream('one'), world.stream('two')]).toEqual([playing, playing]);
    expect(world.plugin.count('startService', camera.id)).toBe(1);
    await expectNothingLeft(world);
  });
});

describe('one tile that fails', () => {
  test('leaves the others alone: no call of theirs, no word', async () => {
    const world = await wallOf();
    const others = () => callsOf(world).filter((call) => !call.includes(otherCamera.id));
    const before = others();
    world.plugin.answer('startService', { afterMs: 10, code: -2000 });
    world.plugin.services
      .get(otherCamera.id)
      ?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
    await world.advance(30_000);
    expect(streamsOf(world)).toEqual([playing, 'failed', playing, playing]);
    expect(world.view('one').sheet).toBeNull();
    expect(others()).toEqual(before);

    world.plugin.answer('startService');
    world.send({ type: 'RETRY' }, 'two');
    await world.advance(2_000);
    expect(streamsOf(world)).toEqual([playing, playing, playing, playing]);
    await expectNothingLeft(world);
  });

  test('because the plugin takes no more services says so in its own words, and the three play', async () => {
    const { four: last, ...three } = four;
    const world = await wallOf(three);
    world.plugin.answer('startService', { afterMs: 10, code: -2404 });
    world.open(last, 'four', true);
    await world.advance(2_000);
    expect(streamsOf(world)).toEqual([playing, playing, playing, 'failed']);
    expect(world.view('four').sheet).toMatchObject({ kind: 'failure', title: expect.stringMatching(/\w/) });
    expect(world.view('four').sheet?.title).not.toMatch(/\d{3,}/);
    world.plugin.answer('startService');
    await expectNothingLeft(world);
  });

  test.each([-2401, -2402])('with %d is tried again by itself, alone', async (code) => {
    const { four: last, ...three } = four;
    const world = await wallOf(three);
    world.plugin.answer('startService', { afterMs: 10, code });
    world.open(last, 'four', true);
    await world.advance(2_000);
    expect(world.stream('four')).toMatch(/^(counting|module|service|ready)$/);
    world.plugin.answer('startService');
    await world.advance(10_000);
    expect(streamsOf(world)).toEqual([playing, playing, playing, playing]);
    for (const { id } of Object.values(three)) expect(world.plugin.count('startService', id)).toBe(1);
    await expectNothingLeft(world);
  });
});

describe('the tile that is looked at', () => {
  test('alone has sound; before a tap there is none', async () => {
    const world = await wallOf();
    expect(heard(world)).toEqual([]);
    focus(world, 'two');
    expect(heard(world)).toEqual(['two']);
    focus(world, 'four');
    expect(heard(world)).toEqual(['four']);
    focus(world, 'four');
    expect(heard(world)).toEqual(['four']);
  });

  test('can be silenced by itself, and the next one is heard all the same', async () => {
    const world = await wallOf();
    focus(world, 'two');
    world.send({ type: 'TOGGLE_MUTE' }, 'two');
    expect(heard(world)).toEqual([]);
    focus(world, 'one');
    expect(heard(world)).toEqual(['one']);
  });

  test('goes on over the same node and the same pull', async () => {
    const world = await wallOf();
    const [keys, calls] = [viewsOf(world).map((view) => world.view(view).playerKey), callsOf(world)];
    for (const view of ['one', 'two', 'two', 'three']) focus(world, view);
    await world.advance(2_000);
    expect(viewsOf(world).map((view) => world.view(view).playerKey)).toEqual(keys);
    expect(callsOf(world)).toEqual(calls);
    expect(world.players.node('two').calls).toEqual(['autoplay']);
  });

  test('must be there: looking at a view that has gone changes nothing', async () => {
    const world = await wallOf();
    focus(world, 'two');
    world.leave('one');
    focus(world, 'one');
    expect(heard(world)).toEqual(['two']);
    expect(world.watching.getSnapshot().context.focusedView).toBe('two');
  });

  test('a camera opened alone has sound, and is what is looked at until it is left', async () => {
    const world = new World();
    await world.watch();
    expect(heard(world)).toEqual(['live']);
    expect(world.watching.getSnapshot().context.focusedView).toBe('live');
    world.leave();
    expect(world.watching.getSnapshot().context.focusedView).toBeNull();
    await expectNothingLeft(world);
  });
});

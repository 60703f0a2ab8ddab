import { camera, otherCamera, serverStream, World } from '../../support/world';

const views = (world: World) => [...world.watching.getSnapshot().context.views.keys()];
const isMuted = (world: World, view: string) => world.session(view).getSnapshot().context.muted;

describe('a view that is opened', () => {
  test('has a session of its own at once, by its name', () => {
    const world = new World();
    world.open(camera, 'one');
    world.open(otherCamera, 'two');
    expect(views(world)).toEqual(['one', 'two']);
    expect(world.session('two').getSnapshot().context.source.id).toBe('yard');
    expect(Object.keys(world.watching.getSnapshot().children)).toEqual(
      expect.arrayContaining(['module', 'session one', 'session two']),
    );
  });

  test('has sound and the usual player unless something else was said', () => {
    const world = new World();
    world.open(camera, 'one');
    world.open({ ...otherCamera, playerMode: 'RTC' }, 'two', true);
    const context = (view: string) => world.session(view).getSnapshot().context;
    expect(context('one')).toMatchObject({ muted: false, playerMode: 'live' });
    expect(context('two')).toMatchObject({ muted: true, playerMode: 'RTC' });
  });

  test('twice keeps the session that it has', async () => {
    const world = new World();
    await world.watch(camera, 'one');
    const session = world.session('one');
    world.open(otherCamera, 'one');
    expect(world.session('one')).toBe(session);
    expect(world.stream('one')).toBe('playing');
  });

  test('while the phone is offline knows so from the start', async () => {
    const world = new World();
    world.tell({ type: 'network.changed', networkType: 'none', online: false });
    world.open();
    expect(world.session().getSnapshot().context.online).toBe(false);
  });
});

describe('a view that is closed', () => {
  test('takes its session away, and the others go on', async () => {
    const world = new World();
    await world.watch(camera, 'one');
    await world.watch(otherCamera, 'two');
    world.leave('one');
    await world.advance(60_000);
    expect(views(world)).toEqual(['two']);
    expect(Object.keys(world.watching.getSnapshot().children)).not.toContain('session one');
    expect(world.stream('two')).toBe('playing');
    expect(world.plugin.held).toEqual(['service yard', 'stream yard']);
  });

  test('without ever having been opened is nothing', () => {
    const world = new World();
    world.tell({ type: 'view.closed', view: 'nowhere' });
    expect(world.errors).toEqual([]);
  });

  test('can be opened again under its name', async () => {
    const world = new World();
    await world.watch();
    world.leave();
    await world.watch(otherCamera);
    expect(world.session().getSnapshot().context.source.id).toBe('yard');
    expect(world.stream()).toBe('playing');
  });

  // up to and beyond the first picture, with every call slow, in steps that meet each of them before, during and after
  const moments = Array.from({ length: 26 }, (_, index) => index * 130);
  test.each(moments)('%d ms after it was opened gives everything back', async (atMs) => {
    const world = new World(({ plugin }) => {
      plugin.answer('init', { afterMs: 700 });
      plugin.answer('startService', { afterMs: 900 });
      plugin.answer('startStream', { afterMs: 800 });
    });
    world.open();
    await world.advance(atMs);
    world.leave();
    await world.advance(60_000);
    expect(world.plugin.held).toEqual([]);
    expect(world.plugin.violations).toEqual([]);
    expect(world.clock.pending).toBe(0);
    expect(world.connection()).toBe('none');
    expect(world.errors).toEqual([]);
  });
});

describe('of several views', () => {
  test('only the one that is looked at has sound', async () => {
    const world = new World();
    world.open(camera, 'one', true);
    world.open(otherCamera, 'two', true);
    world.tell({ type: 'view.focused', view: 'one' });
    expect([isMuted(world, 'one'), isMuted(world, 'two')]).toEqual([false, true]);
    world.tell({ type: 'view.focused', view: 'two' });
    expect([isMuted(world, 'one'), isMuted(world, 'two')]).toEqual([true, false]);
  });

  test('one that is not there cannot be looked at', async () => {
    const world = new World();
    world.open(camera, 'one', true);
    world.tell({ type: 'view.focused', view: 'one' });
    world.tell({ type: 'view.focused', view: 'nowhere' });
    expect(isMuted(world, 'one')).toBe(false);
    expect(world.watching.getSnapshot().context.focusedView).toBe('one');
  });

  test('those that are not looked at make room when memory is low', async () => {
    const world = new World();
    for (const [index, each] of [camera, otherCamera, serverStream].entries()) world.open(each, `tile ${index}`, true);
    await world.advance(1_000);
    world.tell({ type: 'view.focused', view: 'tile 1' });
    world.tell({ type: 'memory.warned' });
    await world.advance(60_000);
    expect(world.plugin.held).toEqual(['service yard', 'stream yard']);
  });

  test('the first one stays when none was chosen', async () => {
    const world = new World();
    world.open(camera, 'one', true);
    world.open(otherCamera, 'two', true);
    await world.advance(1_000);
    world.tell({ type: 'memory.warned' });
    await world.advance(60_000);
    expect(world.stream('one')).toBe('playing');
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
  });

  test('the one that was looked at is forgotten when it is closed', () => {
    const world = new World();
    world.open(camera, 'one');
    world.open(otherCamera, 'two', true);
    expect(world.watching.getSnapshot().context.focusedView).toBe('one');
    world.leave('two');
    expect(world.watching.getSnapshot().context.focusedView).toBe('one');
    world.leave('one');
    expect(world.watching.getSnapshot().context.focusedView).toBeNull();
  });
});

describe('a page that is covered', () => {
  test('stops its pull after a moment, and goes on when it is shown', async () => {
    const world = new World();
    await world.watch(camera, 'one');
    await world.watch(otherCamera, 'two');
    world.tell({ type: 'view.hidden', view: 'one' });
    await world.advance(10_000);
    expect(world.plugin.held).toEqual(['service door', 'service yard', 'stream yard']);
    world.tell({ type: 'view.shown', view: 'one' });
    await world.advance(1_000);
    expect(world.stream('one')).toBe('playing');
  });

  test('and is not there is nothing', () => {
    const world = new World();
    world.tell({ type: 'view.hidden', view: 'nowhere' });
    expect(world.errors).toEqual([]);
  });
});

describe('the app in the background', () => {
  test('tells every session, once for each time', async () => {
    const world = new World();
    await world.watch(camera, 'one');
    await world.watch(otherCamera, 'two');
    world.tell({ type: 'app.hidden' });
    world.tell({ type: 'app.hidden' });
    await world.advance(10_000);
    expect(world.plugin.held).toEqual(['service door', 'service yard']);
    world.tell({ type: 'app.shown' });
    await world.advance(1_000);
    expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
  });
});

describe('a picture that was taken', () => {
  test('becomes the camera’s in the list', async () => {
    const world = new World((prepared) => {
      prepared.stored.set('cameras', { version: 2, cameras: [camera] });
    });
    await world.watch();
    world.send({ type: 'SNAPSHOT' });
    await world.advance(100);
    const { cameras } = world.app.getSnapshot().context;
    expect(cameras.getSnapshot().context.pictures).toEqual([{ id: 'door', path: 'tmp/picture.png' }]);
  });
});

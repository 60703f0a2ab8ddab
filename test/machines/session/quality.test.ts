import { camera, World } from '../../support/world';
import { callsOf, expectNothingLeft, record, statusText } from './story';

const chosenOf = (world: World, view = 'live') =>
  world
    .view(view)
    .qualities.filter(({ chosen }) => chosen)
    .map(({ value }) => value);

describe('another quality', () => {
  test('while playing: stop, then start with the new parameters, on the same service', async () => {
    const world = new World();
    await world.watch();
    const texts = record(world, statusText);
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(callsOf(world).slice(2)).toEqual(['startStream door high', 'stopStream door', 'startStream door standard']);
    expect(world.plugin.count('startService')).toBe(1);
    expect(texts).not.toContain('Reconnecting…');
    expect(world.view().quality).toBe('SD');
    expect(chosenOf(world)).toEqual(['standard']);
    await expectNothingLeft(world);
  });

  test('gives the player a new connection, as every pull begins with the FLV header', async () => {
    const world = new World();
    await world.watch();
    const node = world.players.node();
    const before = node.chunks.length;
    world.send({ type: 'CHANGE_QUALITY', quality: 'super' });
    await world.advance(1_000);
    expect(node.calls).toEqual(['autoplay', 'stop', 'play']);
    expect(Array.from(new Uint8Array(node.chunks[before] as ArrayBuffer, 0, 3))).toEqual([0x46, 0x4c, 0x56]);
    await expectNothingLeft(world);
  });

  test('the same one again changes nothing', async () => {
    const world = new World();
    await world.watch();
    world.send({ type: 'CHANGE_QUALITY', quality: 'high' });
    await world.advance(1_000);
    expect(callsOf(world)).toHaveLength(3);
    await expectNothingLeft(world);
  });

  test('one that does not exist changes nothing', async () => {
    const world = new World();
    await world.watch();
    world.send({ type: 'CHANGE_QUALITY', quality: 'ultra' });
    await world.advance(1_000);
    expect(callsOf(world)).toHaveLength(3);
    expect(chosenOf(world)).toEqual(['high']);
    await expectNothingLeft(world);
  });

  test('while stopped: used by the next play', async () => {
    const world = new World();
    await world.watch();
    world.send({ type: 'STOP' });
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    await world.advance(1_000);
    expect(world.stream()).toBe('idle');
    world.send({ type: 'PLAY' });
    await world.advance(1_000);
    expect(world.plugin.count('startStream', 'door standard')).toBe(1);
    await expectNothingLeft(world);
  });

  test('twice in a row: the last one is played, and no stream is left over', async () => {
    const world = new World();
    await world.watch();
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    world.send({ type: 'CHANGE_QUALITY', quality: 'super' });
    await world.advance(1_000);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.calls.at(-1)).toContain('startStream door super');
    expect(world.plugin.streams.size).toBe(1);
    await expectNothingLeft(world);
  });

  test('while the player is let go of: the next pull asks for it', async () => {
    const world = new World();
    await world.watch();
    world.players.node().say({ type: 'node.closed', reason: 'livePlayer' });
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    await world.advance(100);
    world.players.node().say({ type: 'node.pullStarted' });
    await world.advance(500);
    expect(world.stream()).toBe('playing');
    expect(world.plugin.calls.at(-1)).toContain('startStream door standard');
    await expectNothingLeft(world);
  });
});

describe('two people watch one camera', () => {
  const together = async () => {
    const world = new World();
    await world.watch(camera, 'one');
    await world.watch(camera, 'two');
    return world;
  };

  test('over one service and one stream, each with every byte from the next key frame on', async () => {
    const world = await together();
    expect(world.plugin.count('startService')).toBe(1);
    expect(world.plugin.count('startStream')).toBe(1);
    for (const view of ['one', 'two']) {
      const [first] = world.players.node(view).chunks;
      expect(Array.from(new Uint8Array(first as ArrayBuffer, 0, 3))).toEqual([0x46, 0x4c, 0x56]);
      expect(world.stream(view)).toBe('playing');
    }
    await expectNothingLeft(world);
  });

  test('one changes the quality: it changes for both', async () => {
    const world = await together();
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' }, 'two');
    await world.advance(1_000);
    expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
    expect([chosenOf(world, 'one'), chosenOf(world, 'two')]).toEqual([['standard'], ['standard']]);
    expect(world.plugin.count('startStream', 'door standard')).toBe(1);
    expect(world.plugin.streams.size).toBe(1);
    await expectNothingLeft(world);
  });

  const throttle = async (world: World, view: string) => {
    world.players.node(view).say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
    world.players.node(view).say({ type: 'node.closed', reason: 'livePlayer' });
    await world.advance(100);
    expect(world.stream(view)).toBe('throttled');
  };

  test('one changes the quality while their own player has let go: it changes for both all the same', async () => {
    const world = await together();
    await throttle(world, 'two');
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' }, 'two');
    await world.advance(500);
    world.players.node('two').say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
    expect([chosenOf(world, 'one'), chosenOf(world, 'two')]).toEqual([['standard'], ['standard']]);
    expect([world.view('one').notice.text, world.view('two').notice.text]).toEqual(['', '']);
    expect(world.plugin.calls.at(-1)).toContain('startStream door standard');
    await expectNothingLeft(world);
  });

  test('… and it is the change that counts, as it is made when the player is back, after another that was made meanwhile', async () => {
    const world = await together();
    await throttle(world, 'two');
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' }, 'two');
    world.send({ type: 'CHANGE_QUALITY', quality: 'super' }, 'one');
    await world.advance(500);
    world.players.node('two').say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    expect([chosenOf(world, 'one'), chosenOf(world, 'two')]).toEqual([['standard'], ['standard']]);
    await expectNothingLeft(world);
  });

  test('one changes the quality while the player of the other has let go: both play it', async () => {
    const world = await together();
    await throttle(world, 'two');
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' }, 'one');
    await world.advance(500);
    world.players.node('two').say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
    expect([chosenOf(world, 'one'), chosenOf(world, 'two')]).toEqual([['standard'], ['standard']]);
    await expectNothingLeft(world);
  });

  test('one who comes with another quality joins what runs, and is told so', async () => {
    const world = new World();
    await world.watch(camera, 'one');
    await world.watch({ ...camera, quality: 'standard' }, 'two');
    expect(world.stream('two')).toBe('playing');
    expect(world.view('two').notice).toEqual({ text: 'Already watched in HD, joined it', action: '', event: '' });
    expect(chosenOf(world, 'two')).toEqual(['high']);
    expect(world.view('one').notice.text).toBe('');
    expect(callsOf(world)).toHaveLength(3);

    world.send({ type: 'DISMISS_NOTICE' }, 'two');
    expect(world.view('two').notice.text).toBe('');
    await expectNothingLeft(world);
  });

  test('one who comes back alone after a stop plays in the quality that was chosen', async () => {
    const world = await together();
    world.leave('two');
    await world.advance(100);
    expect(world.plugin.held).toEqual(['service door', 'stream door']);
    world.send({ type: 'CHANGE_QUALITY', quality: 'super' }, 'one');
    await world.advance(1_000);
    expect(world.plugin.calls.at(-1)).toContain('startStream door super');
    await expectNothingLeft(world);
  });
});

import { World } from '../../support/world';

describe('what live-player says of its picture', () => {
  async function watched(): Promise<World> {
    const world = new World();
    await world.watch();
    return world;
  }

  test('is told for a moment, and nothing is done about it', async () => {
    const world = await watched();
    world.players.node().say({ type: 'node.noticed', code: 2105 });
    expect(world.view().hint).toBe('The picture stutters');
    await world.advance(4_900);
    expect(world.view().hint).not.toBe('');
    await world.advance(200);
    expect(world.view().hint).toBe('');
    expect(world.stream()).toBe('playing');
    expect(world.plugin.count('startStream')).toBe(1);
  });

  test('is told as long as it goes on, with the newest word', async () => {
    const world = await watched();
    world.players.node().say({ type: 'node.noticed', code: 2105 });
    await world.advance(4_000);
    world.players.node().say({ type: 'node.noticed', code: 2107 });
    await world.advance(4_000);
    expect(world.view().hint).toBe('Some frames were lost');
  });

  test.each([2032, 2101, 2102, 2104, 2105, 2106, 2107, 2108, 6000])('%d is a sentence, not a code', async (code) => {
    const world = await watched();
    world.players.node().say({ type: 'node.noticed', code });
    expect(world.view().hint).toMatch(/^[A-Z][^\d]+$/);
  });

  test('gives way to a weak network, which says more', async () => {
    const world = await watched();
    world.players.node().say({ type: 'node.noticed', code: 2105 });
    world.plugin.flows = false;
    await world.advance(1_600);
    expect(world.view().hint).toBe('Weak network, the picture may pause');
  });
});

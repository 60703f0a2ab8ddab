import { failureOf } from '../../../machines/failure';
import { atDevice } from '../../support/addresses';
import { camera, serverStream, World } from '../../support/world';
import { expectNothingLeft } from './story';

const sharing = {
  ...camera,
  address: atDevice({ deviceName: 'door', liveStreamDomain: 'live.example.com', url: camera.address.url }),
};
const peers = { type: 'stream.deviceNotified', subtype: 'Peers', detail: { candidateSize: 3 } } as const;

async function watching(watched = sharing as typeof camera): Promise<World> {
  const world = new World();
  await world.watch(watched);
  return world;
}

const route = (world: World, view = 'live') =>
  (world.session(view).getSnapshot().value as { viewing: { route: string } }).viewing.route;

describe('a camera that falls over to one to many', () => {
  test('says so as long as this pull lasts, however often it is told', async () => {
    const world = await watching();
    expect(route(world)).toBe('direct');
    world.plugin.streams.get('door')?.tell(peers);
    world.plugin.streams.get('door')?.tell(peers);
    expect(route(world)).toBe('shared');
    expect(world.view()).toMatchObject({ status: { text: 'Live · shared', tone: 'live' }, sheet: null });
    world.send({ type: 'SHOW_DIAGNOSIS' });
    expect(world.view().diagnosis).toContainEqual(
      expect.objectContaining({ key: 'route', value: expect.stringContaining('Shared') }),
    );
    world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure: failureOf('notice', 'fail') });
    await world.advance(1_000);
    expect(route(world)).toBe('direct');
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('says so to whoever joins it', async () => {
    const world = await watching();
    world.plugin.streams.get('door')?.tell(peers);
    await world.watch(sharing, 'other');
    expect(route(world, 'other')).toBe('shared');
    await expectNothingLeft(world);
  });

  test('stays so while live-player throttles', async () => {
    const world = await watching();
    world.plugin.streams.get('door')?.tell(peers);
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
    world.players.node().say({ type: 'node.closed', reason: 'livePlayer' });
    expect(world.stream()).toBe('throttled');
    expect(world.view().status.text).toBe('Live · shared');
    await expectNothingLeft(world);
  });

  test('is direct again with the next pull after it, until that one falls over too', async () => {
    const world = await watching();
    world.plugin.streams.get('door')?.tell(peers);
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
    world.players.node().say({ type: 'node.closed', reason: 'livePlayer' });
    await world.advance(100);
    world.players.node().say({ type: 'node.pullStarted' });
    await world.advance(1_000);
    expect(world.plugin.count('startStream')).toBe(2);
    expect(world.view().status.text).toBe('Live');
    world.plugin.streams.get('door')?.tell(peers);
    expect(world.view().status.text).toBe('Live · shared');
    await expectNothingLeft(world);
  });

  test('is still shared after it where the next pull joins one that others kept', async () => {
    const world = await watching();
    await world.watch(sharing, 'other');
    world.plugin.streams.get('door')?.tell(peers);
    world.players.node().say({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
    world.players.node().say({ type: 'node.closed', reason: 'livePlayer' });
    await world.advance(100);
    world.players.node().say({ type: 'node.pullStarted' });
    expect(world.view().status.text).toBe('Live · shared');
    await world.advance(1_000);
    expect(world.view().status.text).toBe('Live · shared');
    await expectNothingLeft(world);
  });

  test('whose status cannot be asked (−2801) is tried again by itself', async () => {
    const world = new World(({ plugin }) => plugin.answer('startStream', { afterMs: 10, code: -2801 }));
    world.open(sharing);
    await world.advance(1_000);
    expect(world.plugin.count('startStream')).toBeGreaterThan(1);
    world.plugin.answer('startStream');
    await world.advance(10_000);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

test('a server stream is shared from the beginning: that is no fall-over', async () => {
  const world = await watching(serverStream);
  world.plugin.streams.get('gate')?.tell(peers);
  expect(world.view().status.text).toBe('Live');
  await expectNothingLeft(world);
});

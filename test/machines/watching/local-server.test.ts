import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { camera, otherCamera, serverStream, World } from '../../support/world';

const killed = failureOf('p2p-player', 'WECHAT_SERVER_ERROR');
const localServer = (world: World) => (world.watching.getSnapshot().value as { localServer: string }).localServer;

test('a local server that is gone is reset once, for all views, which play again with new nodes', async () => {
  const world = new World();
  await world.watch(camera, 'one');
  await world.watch(otherCamera, 'two');
  world.players.node('one').say({ type: 'node.failed', failure: killed });
  world.players.node('two').say({ type: 'node.failed', failure: killed });
  await world.advance(5_000);
  expect(world.players.localServerResets).toBe(1);
  expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
  expect(world.players.nodes.get('one')?.length).toBe(2);
  expect(world.players.nodes.get('two')?.length).toBe(2);
});

test('the module counts as network-changed then', async () => {
  const world = new World();
  await world.watch();
  world.players.node().say({ type: 'node.failed', failure: killed });
  await world.advance(5_000);
  expect(world.plugin.count('reset')).toBe(1);
});

test.each([
  ['is refused', () => Promise.reject(killed)],
  [
    'throws',
    () => {
      throw killed;
    },
  ],
])('a reset that %s lets the views try all the same', async (_words, resetLocalServer) => {
  const world = new World();
  await world.watch();
  world.players.resetLocalServer = resetLocalServer;
  world.players.node().say({ type: 'node.failed', failure: killed });
  await world.advance(5_000);
  expect(localServer(world)).toBe('running');
  expect(world.stream()).toBe('playing');
  expect(world.errors).toEqual([]);
});

test('a reset that hangs is not waited for longer than its deadline', async () => {
  const world = new World();
  await world.watch();
  world.players.resetLocalServer = () => new Promise(() => undefined);
  world.players.node().say({ type: 'node.failed', failure: killed });
  expect(localServer(world)).toBe('resetting');
  await world.advance(config.resetTimeoutMs);
  expect(localServer(world)).toBe('running');
  await world.advance(5_000);
  expect(world.stream()).toBe('playing');
});

test('in an unfit place there is no module that could be told', () => {
  const obstacle = failureOf('environment', 'livePlayerMissing');
  const world = new World((prepared) => {
    prepared.obstacles = { camera: [obstacle], server: [obstacle] };
  });
  world.watching.send({ type: 'localServer.gone', failure: killed });
  world.watching.send({ type: 'module.doubted' });
  expect(localServer(world)).toBe('resetting');
  expect(world.errors).toEqual([]);
});

test('natError 103 tells of it too, also while only a server stream is watched', async () => {
  const world = new World();
  await world.watch(serverStream);
  world.plugin.moduleTells.get('all')?.({
    type: 'nat.failed',
    generation: 'all',
    failure: failureOf('network', 103),
    localServerGone: true,
  });
  await world.advance(5_000);
  expect(world.players.localServerResets).toBe(1);
  expect(world.players.nodes.get('live')?.length).toBe(2);
  expect(world.stream()).toBe('playing');
});

test('another natError does not', async () => {
  const world = new World();
  await world.watch(serverStream);
  world.plugin.moduleTells.get('all')?.({
    type: 'nat.failed',
    generation: 'all',
    failure: failureOf('network', 'natError'),
    localServerGone: false,
  });
  await world.advance(5_000);
  expect(world.players.localServerResets).toBe(0);
  expect(world.stream()).toBe('playing');
});

test('natError 103 tells of it also where the module is stale, or being reset', async () => {
  const world = new World();
  await world.watch(serverStream);
  const gone = {
    type: 'nat.failed',
    generation: 'all',
    failure: failureOf('network', 103),
    localServerGone: true,
  } as const;
  world.plugin.moduleTells.get('all')?.({ type: 'nat.changed', generation: 'all' });
  await world.advance(1_000);
  world.plugin.moduleTells.get('all')?.(gone);
  await world.advance(5_000);
  expect(world.players.localServerResets).toBe(1);
  expect(world.players.nodes.get('live')?.length).toBe(2);
  expect(world.stream()).toBe('playing');
});

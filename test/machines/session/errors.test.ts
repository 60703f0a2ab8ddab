import { failureOf } from '../../../machines/failure';
import { camera, World } from '../../support/world';
import { contextOf, online } from './failing';
import { expectNothingLeft } from './story';

describe('an error stays', () => {
  /** Told: the camera does not have this picture. Its player is still mounted. */
  const told = async () => {
    const world = new World();
    await world.watch();
    world.plugin.streams.get('door')?.tell({ type: 'stream.failed', failure: failureOf('http', 404) });
    await world.advance(0);
    expect(world.stream()).toBe('failed');
    return world;
  };

  test('whatever the player says, its own close included', async () => {
    const world = await told();
    const sheet = world.view().sheet;
    const node = world.players.node();
    node.say({ type: 'node.closed', reason: 'user' });
    node.say({ type: 'node.closed', reason: 'livePlayer' });
    node.say({ type: 'node.reconnecting' });
    node.say({ type: 'node.pullStarted' });
    node.say({ type: 'node.pictureShown' });
    node.say({ type: 'node.measured', measure: { videoCacheMs: 10 } });
    node.say({ type: 'node.noticed', code: 2105 });
    node.ready({});
    await world.advance(30_000);
    expect(world.stream()).toBe('failed');
    expect(world.view().sheet).toEqual(sheet);
    node.say({ type: 'node.failed', failure: failureOf('live-player', -2301) });
    await world.advance(30_000);
    expect(world.view().sheet).toEqual(sheet);
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });

  test('when a player that was never ready runs out of time after it', async () => {
    const world = new World((prepared) => {
      prepared.players.habits.readies = false;
      prepared.plugin.answer('startService', { afterMs: 100, code: -2005 });
    });
    world.open();
    await world.advance(300);
    const sheet = world.view().sheet;
    expect(sheet?.title).toBe('The camera’s firmware is too old');
    await world.advance(60_000);
    expect(world.view().sheet).toEqual(sheet);
    await expectNothingLeft(world);
  });

  test('when the network changes, or the app is shown', async () => {
    const world = await told();
    world.tell(online('4g'));
    world.tell({ type: 'app.hidden' });
    world.tell({ type: 'app.shown' });
    await world.advance(30_000);
    expect(world.stream()).toBe('failed');
    await expectNothingLeft(world);
  });

  test.each([
    ['RETRY', 'ready'],
    ['PLAY', 'ready'],
    ['STOP', 'idle'],
  ] as const)('until %s', async (type, then) => {
    const world = await told();
    world.send({ type });
    expect(world.stream()).toBe(then);
    expect(contextOf(world).failure).toBeNull();
    await expectNothingLeft(world);
  });

  test('and after −2301 the button works: a new node, and a picture', async () => {
    const world = new World((prepared) => prepared.plugin.answer('startService', { afterMs: 10_000 }));
    await world.watch(camera);
    world.players.node().say({ type: 'node.failed', failure: failureOf('p2p-player', 'notUsable') });
    await world.advance(0);
    expect(world.stream()).toBe('failed');
    world.plugin.answer('startService');
    world.send({ type: 'RETRY' });
    await world.advance(15_000);
    expect(world.view().playerKey).toBe(2);
    expect(world.stream()).toBe('playing');
    await expectNothingLeft(world);
  });
});

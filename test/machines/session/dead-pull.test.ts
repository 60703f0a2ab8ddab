import { camera, World } from '../../support/world';

test('a pull that fell silent for two viewers is opened anew, not kept alive by each of them in turn', async () => {
  const world = new World();
  await world.watch(undefined, 'one');
  // The plugin goes on as if all were well, and no byte comes any more.
  const dead = world.plugin.streams.get('door');
  if (!dead) throw new Error('no stream');
  Object.assign(dead, { write: () => undefined });
  world.plugin.flows = false;
  await world.advance(500);
  world.open(undefined, 'two');
  await world.advance(2_000);
  world.plugin.flows = true;
  await world.advance(20_000);
  expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
  expect(world.plugin.violations).toEqual([]);
  expect(world.plugin.count('startService')).toBe(1);
});

test('a viewer who waits in vain while others see the picture does not take it from them', async () => {
  const world = new World();
  await world.watch(undefined, 'one');
  world.session('one').send({ type: 'RETRY' });
  const pulls = world.plugin.count('startStream');
  world.tell({
    type: 'view.opened',
    view: 'two',
    camera,
  });
  world.app.send({
    type: 'pull.dead',
    id: 'door',
    failure: { source: 'deadline', code: 'firstByte', kind: 'firstByteTimedOut', scope: 'stream' },
  });
  await world.advance(1_000);
  expect(world.stream('one')).toBe('playing');
  expect(world.plugin.count('startStream')).toBe(pulls);
});

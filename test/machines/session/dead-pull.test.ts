import { config } from '../../../machines/kernel/config';
import { frame, join } from '../../support/flv-builder';
import { serverStream, World } from '../../support/world';

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
  const pulls = world.plugin.count('startStream');
  // no key frame comes any more: whoever joins has nothing to begin with
  const stream = world.plugin.streams.get('door');
  if (!stream) throw new Error('no stream');
  world.plugin.flows = false;
  const goOn = () => {
    stream.write(join(frame(world.clock.now())).buffer);
    world.clock.setTimeout(goOn, 100);
  };
  goOn();
  world.open(undefined, 'two');
  await world.advance(config.headerDeadlineMs + config.firstByteDeadlineMs + 5_000);
  expect(world.stream('two')).not.toBe('playing');
  expect(world.stream('one')).toBe('playing');
  expect(world.plugin.count('startStream')).toBe(pulls);
});

test('a service over which nothing comes is begun anew, though somebody who does not look holds it too', async () => {
  const world = new World();
  await world.watch(serverStream, 'one');
  world.tell({ type: 'view.hidden', view: 'one' });
  await world.advance(2_000);
  world.plugin.loseLink('gate');
  world.open(serverStream, 'two');
  // live-player lets go of what brings nothing, and connects again
  for (let turn = 0; turn < 8 && world.stream('two') !== 'playing'; turn += 1) {
    await world.advance(7_000);
    if (world.stream('two') === 'playing') break;
    world.players.node('two').letGo();
    await world.advance(1_000);
    world.players.node('two').say({ type: 'node.pullStarted' });
  }
  expect(world.stream('two')).toBe('playing');
  expect(world.plugin.count('startService')).toBe(2);
  world.tell({ type: 'view.shown', view: 'one' });
  await world.advance(5_000);
  expect([world.stream('one'), world.stream('two')]).toEqual(['playing', 'playing']);
  expect(world.plugin.count('startService')).toBe(2);
  expect(world.plugin.violations).toEqual([]);
});

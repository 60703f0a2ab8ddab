import { World } from '../../support/world';

test('smoke', async () => {
  const world = new World();
  world.open();
  for (let i = 0; i < 12; i++) { console.log(world.clock.now(), world.stream(), world.player(), world.connection(), world.module()); await world.advance(50); }
  console.log(world.plugin.calls, world.plugin.violations, world.errors);
  console.log(JSON.stringify(world.view(), null, 1));
  world.send({ type: 'STOP' }); await world.advance(200);
  console.log(world.stream(), world.player(), world.connection(), world.plugin.calls, world.plugin.held, world.players.node().calls);
  world.send({ type: 'PLAY' }); await world.advance(1000);
  console.log(world.stream(), world.player(), world.connection(), world.plugin.calls, world.plugin.held, world.players.node().calls);
  world.leave(); await world.advance(40000);
  console.log(world.plugin.calls, world.plugin.held, world.clock.pending, world.plugin.violations, world.errors);
});

import { failureOf } from '../../../machines/failure';
import { World } from '../../support/world';
import { expectNothingLeft } from './story';

test('a live-player that the console has not switched on is told at once, and never tried again', async () => {
  const world = new World();
  await world.watch();
  const message = 'insertLivePlayer:fail jsapi has no permission';
  world.players
    .node()
    .say({ type: 'node.failed', failure: failureOf('live-player', 'notEnabled', { step: 'player', message }) });
  await world.advance(120_000);
  expect(world.view().sheet).toMatchObject({
    title: 'The player is not switched on for this mini-program',
    primary: { label: '', event: '' },
  });
  expect(world.view().sheet?.advice).toContain('in the console');
  expect(world.players.nodes.get('live')).toHaveLength(1);
  await expectNothingLeft(world);
});

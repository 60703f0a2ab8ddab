import { fromCallback } from 'xstate';
import { sourceOf } from '../../../machines/cameras';
import { camera, World } from '../../support/world';

/** Something that stands beside a session and writes down what it hears. */
function besideIn(world: World, view = 'live', name = 'test') {
  const heard: string[] = [];
  let ended = 0;
  let made = 0;
  const logic = fromCallback<{ readonly type: string }, { readonly view: string; readonly connection: unknown }>(
    ({ receive, input }) => {
      made += 1;
      heard.push(`begun in ${input.view}, ${input.connection ? 'connected' : 'alone'}`);
      receive(({ type }) => void heard.push(type));
      return () => {
        ended += 1;
      };
    },
  );
  const open = () =>
    world.watching.send({
      type: 'capability.opened',
      view,
      name,
      source: sourceOf(camera),
      language: 'en',
      logic: () => logic,
    });
  return { heard, open, ended: () => ended, made: () => made };
}

test('nothing stands beside a session until it is asked for, and then once', () => {
  const world = new World();
  world.open();
  expect(world.watching.getSnapshot().context.views.get('live')?.beside.size).toBe(0);
  const beside = besideIn(world);
  beside.open();
  beside.open();
  expect(beside.made()).toBe(1);
  expect(beside.heard).toEqual(['begun in live, connected']);
});

test('it hears what the phone does, as its session does', () => {
  const world = new World();
  world.open();
  world.open(camera, 'other');
  const beside = besideIn(world);
  beside.open();
  world.tell({ type: 'view.hidden', view: 'live' });
  world.tell({ type: 'view.hidden', view: 'other' });
  world.tell({ type: 'view.shown', view: 'live' });
  world.tell({ type: 'app.hidden' });
  world.tell({ type: 'app.shown' });
  world.tell({ type: 'view.focused', view: 'other' });
  world.tell({ type: 'memory.warned' });
  expect(beside.heard.slice(1)).toEqual([
    'view.hidden',
    'view.shown',
    'app.hidden',
    'app.shown',
    'view.blurred',
    'memory.low',
  ]);
});

test.each([
  ['its view is closed', { type: 'view.closed', view: 'live' }],
  ['the app closes', { type: 'app.closing' }],
] as const)('when %s it is told to leave, and stopped', (_what, event) => {
  const world = new World();
  world.open();
  const beside = besideIn(world);
  beside.open();
  world.watching.send(event);
  expect(beside.heard.at(-1)).toBe('LEAVE');
  expect(beside.ended()).toBe(1);
});

test('beside a view that is closed nothing is made', () => {
  const world = new World();
  world.open();
  world.leave();
  const beside = besideIn(world);
  beside.open();
  expect(beside.made()).toBe(0);
});

import { assign, createActor, enqueueActions, fromPromise, setup } from 'xstate';

/** The smallest chart that runs the parts of XState that ours run. */
const smallest = setup({
  actors: { never: fromPromise(() => new Promise(() => undefined)) },
  actions: { count: assign({ n: 1 }), countToo: enqueueActions(({ enqueue }) => enqueue.assign({ n: 2 })) },
  guards: { isTrue: () => true },
  delays: { soon: 100 },
}).createMachine({
  context: () => ({ n: 0 }),
  type: 'parallel',
  on: { COUNT: { actions: 'count' } },
  states: {
    quiet: { initial: 'still', states: { still: {} } },
    busy: {
      initial: 'first',
      states: {
        first: { entry: 'countToo', always: { guard: 'isTrue', target: 'second' } },
        second: { invoke: { src: 'never', onDone: 'first' }, after: { soon: 'first' }, on: { AGAIN: 'first' } },
      },
    },
  },
});

/** Starts the chart, as an app's first actor would be, and sends it one event: 1. */
export function startSmallest(): number {
  const actor = createActor(smallest, { inspect: () => undefined });
  actor.start();
  actor.send({ type: 'COUNT' });
  return actor.getSnapshot().context.n;
}

/** So many actors of the chart begin, are told so many events in turn, and end. */
export function runSmallest(counts: { actors: number; events: number }): void {
  const actors = Array.from({ length: counts.actors }, () => createActor(smallest).start());
  for (let event = 0; event < counts.events; event += 1) actors[event % actors.length]?.send({ type: 'COUNT' });
  for (const actor of actors) actor.stop();
}

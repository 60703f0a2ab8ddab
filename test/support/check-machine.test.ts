import { and, not, raise, setup, stateIn } from 'xstate';
import { checkMachine } from './check-machine';
import { call } from './machine-rules/bare-chart';

/** A chart with nothing wrong; what each rule finds is tested beside it, in machine-rules. */
const sound = setup({
  actors: { call },
  actions: { note: () => {}, later: raise({ type: 'LATER' }, { delay: 'soon' }) },
  guards: { isWanted: () => true, isBoth: and(['isWanted', stateIn('#idle')]) },
  delays: { deadline: 10_000, soon: 10 },
}).createMachine({
  id: 'sound',
  type: 'parallel',
  on: { NOTED: { actions: 'note' } },
  states: {
    call: {
      initial: 'idle',
      states: {
        idle: {
          id: 'idle',
          entry: 'note',
          on: { GO: [{ guard: not('isWanted') }, { guard: 'isBoth', target: 'waiting' }] },
        },
        waiting: {
          tags: 'waiting',
          entry: 'later',
          invoke: { id: 'call', src: 'call', onDone: 'over', onError: { target: 'idle', actions: { type: 'note' } } },
          after: { deadline: 'idle', 500: { actions: 'note' } },
        },
        over: { type: 'final' },
      },
      onDone: '#again',
    },
    view: {
      initial: 'shown',
      states: {
        shown: { always: { guard: stateIn({ call: 'over' }), target: 'hidden' }, on: { BACK: 'past' } },
        hidden: {},
        past: { type: 'history', target: 'shown' },
        again: { id: 'again' },
      },
    },
  },
});

test('a chart with nothing wrong passes', () => {
  expect(checkMachine(sound)).toEqual([]);
});

import { type AnyStateMachine, sendTo, setup } from 'xstate';
import { checkMachine } from '../check-machine';
import { bare, call } from './bare-chart';

describe('children that are told something where they are not alive', () => {
  const tell = sendTo('node', { type: 'X' }) as never;
  const node = { id: 'node', src: 'call', onError: {} };
  /** `in` has the child, and a state `deep` within; `out` is beside it. What is planted in each comes on top. */
  const planted = (inside: object, deep: object = {}, out: object = {}) =>
    checkMachine(
      bare.createMachine({
        id: 'm',
        initial: 'in',
        states: {
          in: { invoke: node, initial: 'deep', states: { deep }, ...inside },
          out: { on: { BACK: 'in' }, ...out },
        },
      } as never) as unknown as AnyStateMachine,
    );
  const toOut = { on: { GO: { target: '#m.out', actions: tell } } };

  test.each([
    ['a transition that leaves its home', planted(toOut), "m.in, on 'GO'"],
    ['one from within its home', planted({ on: { EXIT: 'out' } }, toOut), "m.in.deep, on 'GO'"],
    [
      'one that enters its home again',
      planted({ on: { GO: { target: 'in', reenter: true, actions: tell }, EXIT: 'out' } }),
      "m.in, on 'GO'",
    ],
    [
      'one that leads to its home',
      planted({ on: { EXIT: 'out' } }, {}, { on: { BACK: { target: 'in', actions: tell } } }),
      "m.out, on 'BACK'",
    ],
    [
      'one that happens at once',
      planted({ on: { EXIT: 'out' } }, {}, { always: { guard: () => true, actions: tell } }),
      'm.out, on always',
    ],
    ['an entry elsewhere', planted({ on: { EXIT: 'out' } }, {}, { entry: tell }), 'm.out, entry'],
    ['an exit elsewhere', planted({ on: { EXIT: 'out' } }, {}, { exit: tell }), 'm.out, exit'],
  ])('a child that is not alive is found in %s', (_, complaints, place) => {
    expect(complaints).toEqual([`${place}: sendTo('node'), which is not alive there`]);
  });

  test('a child that is not alive is found in an action that has a name, and in entry and exit around its home', () => {
    const chart = setup({ actors: { call }, actions: { tell } }).createMachine({
      id: 'm',
      entry: 'tell',
      exit: 'tell',
      initial: 'a',
      states: { a: { invoke: { id: 'node', src: 'call', onError: {} } } },
    });
    expect(checkMachine(chart)).toEqual([
      "m, entry: sendTo('node'), which is not alive there",
      "m, exit: sendTo('node'), which is not alive there",
    ]);
  });

  test('a child is alive in all of its home, its entry and its exit included', () => {
    const at = { entry: tell, exit: tell, on: { GO: { actions: tell } } };
    const stays = { ...at, on: { GO: { target: '.deep', actions: tell }, EXIT: 'out' } };
    expect(planted(stays, at)).toEqual([]);
  });

  test('a child may be alive in another region, and in one of several homes', () => {
    const home = { invoke: node, on: { GO: 'b' } };
    const chart = bare.createMachine({
      id: 'm',
      type: 'parallel',
      states: {
        one: {
          initial: 'a',
          states: { a: home, b: { invoke: node, on: { GO: { target: 'c', actions: 'note' } } }, c: {} },
        },
        other: {
          initial: 'a',
          states: { a: { entry: tell, on: { GO: { target: 'b', actions: tell } } }, b: { exit: tell } },
        },
      },
    } as never);
    expect(checkMachine(chart as unknown as AnyStateMachine)).toEqual([]);
  });
});

import type { AnyStateMachine } from 'xstate';
import { checkMachine } from '../check-machine';
import { bare } from './bare-chart';

describe('targets that are no state', () => {
  /** `a` has the planted mistake; `b` has a child `bb`, and its id is `second`. */
  const planted = (a: object, root: object = {}) =>
    checkMachine(
      () =>
        bare.createMachine({
          id: 'm',
          initial: 'a',
          ...root,
          states: { a, b: { id: 'second', initial: 'bb', states: { bb: { on: { BACK: '#m.a' } } } } },
        }) as AnyStateMachine,
    );

  test.each([
    ['a neighbour', { on: { GO: 'bbb' } }, "target 'bbb' of 'GO' is no state: 'm' has no 'bbb'; near: 'b', 'a'"],
    ['a neighbour’s child', { on: { GO: 'b.b' } }, "target 'b.b' of 'GO' is no state: 'second' has no 'b'; near: 'bb'"],
    ['a child of its own', { on: { GO: '.c' } }, "target '.c' of 'GO' is no state: 'm.a' has no 'c'"],
    [
      'an id',
      { on: { GO: [{ guard: 'g', target: '#secnd' }] } },
      "target '#secnd' of 'GO' is no state: 'm' has no '#secnd'; near: '#second', '#m', '#m.a'",
    ],
    [
      'an id’s child',
      { always: '#second.c' },
      "target '#second.c' of always is no state: 'second' has no 'c'; near: 'bb'",
    ],
    ['the root’s child', { always: '#m.c' }, "target '#m.c' of always is no state: 'm' has no 'c'; near: 'a', 'b'"],
    [
      'after a delay',
      { after: { 5: { target: 'c' } } },
      "target 'c' of after '5' is no state: 'm' has no 'c'; near: 'a', 'b'",
    ],
    [
      'at an invoke’s end',
      { invoke: { id: 'call', src: 'call', onDone: 'c', onError: 'b' } },
      "target 'c' of onDone of 'call' is no state: 'm' has no 'c'; near: 'a', 'b'",
    ],
  ])('a target that is no state is found: %s', (_, a, complaint) => {
    expect(planted(a)).toEqual([`m.a: ${complaint}`]);
  });

  test('a target that is no state is found of a state that is done, and of the root', () => {
    const done = { initial: 'over', onDone: 'c', states: { over: { type: 'final' } } };
    expect(planted(done, { on: { STOP: 'b' } })).toEqual([
      "m: target 'b' of 'STOP' is no state: beside the root is nothing, and below it has no 'b'; near: '.b', '.a'",
      "m.a: target 'c' of onDone is no state: 'm' has no 'c'; near: 'a', 'b'",
    ]);
  });

  test('a target that is no state is found of a history, which XState looks up when it gets there', () => {
    const states = { x: { type: 'history', target: 'z' }, y: {} };
    const complaints = planted({ initial: 'y', on: { GO: 'b', BACK: '.x' }, states });
    expect(complaints).toEqual(["m.a.x: target 'z' of the history is no state: 'm.a' has no 'z'; near: 'x', 'y'"]);
  });

  test.each([['c'], [{ target: 'c' }]])('an initial that is no state is found: %j', (initial) => {
    const [complaint] = planted({ on: { GO: 'b' } }, { initial });
    expect(complaint).toBe("m: initial 'c' is no state: 'm' has no 'c'; near: 'a', 'b'");
  });

  test('a target that is no state is found in any chart of several that are made at once', () => {
    const broken = () => [
      bare.createMachine({ id: 'm', initial: 'a', states: { a: {} } }),
      bare.createMachine({ id: 'n', initial: 'a', states: { a: { on: { GO: 'c' as never } } } }),
    ];
    expect(checkMachine(broken)).toEqual(["n.a: target 'c' of 'GO' is no state: 'n' has no 'c'; near: 'a'"]);
  });

  test('anything else that XState throws is told in its words, and machines are made as before', () => {
    const broken = () => bare.createMachine({ id: 'm', states: { a: {} } });
    expect(checkMachine(broken)).toEqual([expect.stringContaining('No initial state specified')]);
    expect(() => bare.createMachine({ id: 'm', initial: 'a', states: { a: { on: { GO: 'c' as never } } } })).toThrow();
  });
});

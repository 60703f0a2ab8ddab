import { type AnyStateMachine, and, not, raise, sendTo, setup, spawnChild, stateIn } from 'xstate';
import { checkMachine } from '../check-machine';
import { bare } from './bare-chart';

describe('names that do not exist', () => {
  test('an unknown delay, which would fire at once, is found', () => {
    const chart = bare.createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { after: { deadlien: 'b' } as never }, b: {} },
    });
    expect(checkMachine(chart)).toContain("m.a: unknown delay 'deadlien'; near: 'deadline'");
  });

  test.each([
    ['entry', { a: { entry: 'noet' } }],
    ['exit', { a: { exit: [{ type: 'noet' }] } }],
    ['event', { a: { on: { GO: { actions: ['note', 'noet'] } } } }],
    ['always', { a: { always: { guard: () => false, actions: 'noet' } } }],
    ['initial', { a: { initial: { target: 'b', actions: 'noet' }, states: { b: {} } } }],
    ['invoke', { a: { invoke: { id: 'call', src: 'call', onError: { actions: 'noet' } } } }],
    ['after', { a: { after: { deadline: { actions: 'noet' } } } }],
  ])('an unknown action on %s is found', (_, states) => {
    const chart: unknown = bare.createMachine({ id: 'm', initial: 'a', states: states as never });
    expect(checkMachine(chart as AnyStateMachine)).toEqual(["m.a: unknown action 'noet'; near: 'note'"]);
  });

  test('an unknown guard is found, alone and inside others', () => {
    const chart = bare.createMachine({
      id: 'm',
      on: { GO: { guard: 'isWnated' as never, actions: 'note' }, STOP: { guard: and([not('isGnoe' as never)]) } },
    });
    expect(checkMachine(chart)).toEqual(["m: unknown guard 'isWnated'", "m: unknown guard 'isGnoe'"]);
  });

  test('an unknown guard inside a guard that has a name is found', () => {
    const chart = setup({ guards: { isBoth: and(['isWnated' as never]) } }).createMachine({ id: 'm' });
    expect(checkMachine(chart)).toEqual(["guard 'isBoth': unknown guard 'isWnated'; near: 'isBoth'"]);
  });

  test('an unknown actor is found, invoked or spawned', () => {
    const chart = bare.createMachine({
      id: 'm',
      entry: spawnChild('cal' as never) as never,
      invoke: { id: 'call', src: 'clal' as never, onError: {} },
    });
    expect(checkMachine(chart)).toEqual([
      "m: unknown actor 'clal'; near: 'call'",
      "m: unknown actor 'cal'; near: 'call'",
    ]);
  });

  test('an unknown delay of raise and sendTo is found, in the chart and in an action that has a name', () => {
    const chart = setup({
      actions: { later: sendTo(({ self }) => self, { type: 'LATER' }, { delay: 'sonn' as never }) as never },
    }).createMachine({ id: 'm', entry: raise({ type: 'X' }, { delay: 'soonn' } as never) as never, exit: 'later' });
    expect(checkMachine(chart)).toEqual(["m: unknown delay 'soonn'", "action 'later': unknown delay 'sonn'"]);
  });

  test.each([
    ['#nobody', "'m' has no '#nobody'; near: '#m.b', '#m.b.bb', '#m'"],
    ['a.c', "'m.a' has no 'c'"],
    [{ a: 'c' }, "'m.a' has no 'c'"],
    [{ c: {} }, "'m' has no 'c'; near: 'a', 'b'"],
    [{ b: { bb: 'ccc' } }, "'m.b.bb' has no 'ccc'; near: 'cc'"],
  ])('a place for stateIn that is no state is found: %j', (place, missing) => {
    const chart = bare.createMachine({
      id: 'm',
      type: 'parallel',
      on: { GO: { guard: stateIn(place) as never } },
      states: { a: {}, b: { initial: 'bb', states: { bb: { initial: 'cc', states: { cc: {} } } } } },
    });
    expect(checkMachine(chart)).toEqual([`m: stateIn(${JSON.stringify(place)}) is no state: ${missing}`]);
  });
});

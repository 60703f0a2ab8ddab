import { type AnyStateMachine, and, fromPromise, not, raise, sendTo, setup, spawnChild, stateIn } from 'xstate';
import { checkMachine } from './check-machine';

const call = fromPromise(async () => {});

/** A chart with nothing wrong; every test plants one mistake in another like it. */
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

// the charts below are wrong on purpose, where TypeScript would tell too: `as never` silences it
const bare = setup({ actions: { note: () => {} }, delays: { deadline: 1 }, actors: { call } });

describe('names that do not exist', () => {
  test('a delay, which would fire at once', () => {
    const chart = bare.createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { after: { deadlien: 'b' } as never }, b: {} },
    });
    expect(checkMachine(chart)).toContain("m.a: unknown delay 'deadlien'");
  });

  test.each([
    ['entry', { a: { entry: 'noet' } }],
    ['exit', { a: { exit: [{ type: 'noet' }] } }],
    ['event', { a: { on: { GO: { actions: ['note', 'noet'] } } } }],
    ['always', { a: { always: { guard: () => false, actions: 'noet' } } }],
    ['initial', { a: { initial: { target: 'b', actions: 'noet' }, states: { b: {} } } }],
    ['invoke', { a: { invoke: { id: 'call', src: 'call', onError: { actions: 'noet' } } } }],
    ['after', { a: { after: { deadline: { actions: 'noet' } } } }],
  ])('an action, on %s', (_, states) => {
    const chart: unknown = bare.createMachine({ id: 'm', initial: 'a', states: states as never });
    expect(checkMachine(chart as AnyStateMachine)).toEqual(["m.a: unknown action 'noet'"]);
  });

  test('a guard, alone and inside others', () => {
    const chart = bare.createMachine({
      id: 'm',
      on: { GO: { guard: 'isWnated' as never, actions: 'note' }, STOP: { guard: and([not('isGnoe' as never)]) } },
    });
    expect(checkMachine(chart)).toEqual(["m: unknown guard 'isWnated'", "m: unknown guard 'isGnoe'"]);
  });

  test('a guard inside a guard that has a name', () => {
    const chart = setup({ guards: { isBoth: and(['isWnated' as never]) } }).createMachine({ id: 'm' });
    expect(checkMachine(chart)).toEqual(["guard 'isBoth': unknown guard 'isWnated'"]);
  });

  test('an actor, invoked or spawned', () => {
    const chart = bare.createMachine({
      id: 'm',
      entry: spawnChild('cal' as never) as never,
      invoke: { id: 'call', src: 'clal' as never, onError: {} },
    });
    expect(checkMachine(chart)).toEqual(["m: unknown actor 'clal'", "m: unknown actor 'cal'"]);
  });

  test('a delay of raise and sendTo, in the chart and in an action that has a name', () => {
    const chart = setup({
      actions: { later: sendTo('someone', { type: 'LATER' }, { delay: 'sonn' as never }) as never },
    }).createMachine({ id: 'm', entry: raise({ type: 'X' }, { delay: 'soonn' } as never) as never, exit: 'later' });
    expect(checkMachine(chart)).toEqual(["m: unknown delay 'soonn'", "action 'later': unknown delay 'sonn'"]);
  });

  test.each([['#nobody'], ['a.b'], [{ a: 'b' }], [{ b: {} }]])('a place for stateIn: %j', (place) => {
    const chart = bare.createMachine({
      id: 'm',
      initial: 'a',
      on: { GO: { guard: stateIn(place) as never } },
      states: { a: {} },
    });
    expect(checkMachine(chart)).toEqual([`m: stateIn(${JSON.stringify(place)}) is no state`]);
  });

  test('a target', () => {
    const broken = () => bare.createMachine({ id: 'm', initial: 'a', states: { a: { on: { GO: 'c' as never } } } });
    expect(checkMachine(broken)).toEqual([expect.stringContaining("Child state 'c' does not exist on 'm'")]);
  });

  test('an initial state', () => {
    const broken = () => bare.createMachine({ id: 'm', initial: 'b' as never, states: { a: {} } });
    expect(checkMachine(broken).join()).toContain('Initial state node "b" not found');
  });
});

describe('states that no road leads to', () => {
  test('a state that is nobody’s target', () => {
    const chart = bare.createMachine({
      id: 'm',
      initial: 'a',
      states: { a: {}, b: { initial: 'c', states: { c: {} } } },
    });
    expect(checkMachine(chart)).toEqual(['m.b: unreachable', 'm.b.c: unreachable']);
  });

  test('two states that only lead to each other', () => {
    const states = { a: {}, b: { on: { GO: 'c' } }, c: { on: { GO: 'b' } } };
    const chart = bare.createMachine({ id: 'm', initial: 'a', states });
    expect(checkMachine(chart)).toEqual(['m.b: unreachable', 'm.c: unreachable']);
  });

  test('an initial state that every road bypasses', () => {
    const chart = bare.createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { on: { GO: 'b.d' } }, b: { initial: 'c', states: { c: {}, d: {} } } },
    });
    expect(checkMachine(chart)).toEqual(['m.b.c: unreachable']);
  });
});

describe('invokes', () => {
  test('without an id, or without onError', () => {
    const chart = bare.createMachine({
      id: 'm',
      invoke: [
        { src: 'call', onError: {} },
        { id: 'call', src: 'call' },
      ] as never,
    });
    expect(checkMachine(chart)).toEqual(["m: invoke 'call' has no id of its own", "m: invoke 'call' has no onError"]);
  });
});

describe('events', () => {
  test('a wildcard at the root', () => {
    const chart = bare.createMachine({ id: 'm', on: { '*': { actions: 'note' } } });
    expect(checkMachine(chart)).toEqual(["m: a wildcard at the root also catches XState's own events"]);
  });

  test.each(['player.closed', 'player.*', '*'])('%s in a deeper state cuts off the root’s books', (descriptor) => {
    const chart = bare.createMachine({
      id: 'm',
      on: { 'player.closed': { actions: 'note' } },
      initial: 'a',
      states: { a: { on: { [descriptor]: {} } } },
    });
    const complaint = "m.a: handles 'player.closed', so the root's bookkeeping for it does not run";
    expect(checkMachine(chart)).toEqual([complaint]);
    expect(checkMachine(chart, { handledTwiceOnPurpose: ['player.closed'] })).toEqual([]);
  });

  test('what leads somewhere at the root may be handled deeper: that is what nesting is for', () => {
    const chart = bare.createMachine({
      id: 'm',
      on: { STOP: '.a', 'player.*': { actions: 'note' } },
      initial: 'a',
      states: { a: { on: { STOP: {}, 'players.met': {} } } },
    });
    expect(checkMachine(chart)).toEqual([]);
  });
});

describe('states that show activity', () => {
  test('without a deadline', () => {
    const chart = bare.createMachine({ id: 'm', initial: 'a', states: { a: { tags: ['waiting'] } } });
    expect(checkMachine(chart)).toEqual(["m.a: is tagged 'waiting' and has no deadline (an 'after' that leads away)"]);
  });

  test('with a delay that leads nowhere', () => {
    const states = { a: { tags: 'waiting', after: { deadline: { actions: 'note' as const } } } };
    expect(checkMachine(bare.createMachine({ id: 'm', initial: 'a', states }))).toHaveLength(1);
  });

  test('whose parent has the deadline are fine', () => {
    const chart = bare.createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { initial: 'b', after: { deadline: 'c' }, states: { b: { tags: 'waiting' } } }, c: {} },
    });
    expect(checkMachine(chart)).toEqual([]);
  });
});

import {
  type AnyStateMachine,
  and,
  assign,
  enqueueActions,
  forwardTo,
  fromPromise,
  not,
  raise,
  sendTo,
  setup,
  spawnChild,
  stateIn,
  stopChild,
} from 'xstate';
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

describe('states that no road leads to', () => {
  test('a state that is nobody’s target is found', () => {
    const chart = bare.createMachine({
      id: 'm',
      initial: 'a',
      states: { a: {}, b: { initial: 'c', states: { c: {} } } },
    });
    expect(checkMachine(chart)).toEqual(['m.b: unreachable', 'm.b.c: unreachable']);
  });

  test('two states that only lead to each other are found', () => {
    const states = { a: {}, b: { on: { GO: 'c' } }, c: { on: { GO: 'b' } } };
    const chart = bare.createMachine({ id: 'm', initial: 'a', states });
    expect(checkMachine(chart)).toEqual(['m.b: unreachable', 'm.c: unreachable']);
  });

  test('an initial state that every road bypasses is found', () => {
    const chart = bare.createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { on: { GO: 'b.d' } }, b: { initial: 'c', states: { c: {}, d: {} } } },
    });
    expect(checkMachine(chart)).toEqual(['m.b.c: unreachable']);
  });
});

describe('invokes', () => {
  test('an invoke without an id or without onError is found', () => {
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

describe('children that are told, stopped or forwarded to', () => {
  const toNoed = { type: 'X' } as const;

  test.each([
    ['sendTo', sendTo('noed', toNoed), "m.a: sendTo('noed'), which is no child of the chart; near: 'node', 'spawned'"],
    ['forwardTo', forwardTo('noed'), "m.a: sendTo('noed'), which is no child of the chart; near: 'node', 'spawned'"],
    ['stopChild', stopChild('noed'), "m.a: stopChild('noed'), which is no child of the chart; near: 'node', 'spawned'"],
    [
      'enqueueActions, in any of its ways',
      enqueueActions(({ enqueue, check }) => {
        enqueue.sendTo('node', toNoed);
        if (check(() => false)) enqueue.sendTo('noed', toNoed);
        else enqueue(stopChild('sapwned'));
      }),
      [
        "m.a: sendTo('noed'), which is no child of the chart; near: 'node', 'spawned'",
        "m.a: stopChild('sapwned'), which is no child of the chart; near: 'spawned', 'node'",
      ],
    ],
  ])('a child’s id that nobody has is found: %s', (_, action, complaints) => {
    const chart = bare.createMachine({
      id: 'm',
      entry: spawnChild('call', { id: 'spawned' }) as never,
      initial: 'a',
      invoke: { id: 'node', src: 'call', onError: {} },
      states: { a: { entry: action as never } },
    });
    expect(checkMachine(chart)).toEqual([complaints].flat());
  });

  test('a child’s id that nobody has is found in an action that has a name', () => {
    const tell = sendTo('noed', { type: 'X' }) as never;
    const chart = setup({ actions: { tell } }).createMachine({ id: 'm', entry: 'tell' });
    expect(checkMachine(chart)).toEqual(["action 'tell': sendTo('noed'), which is no child of the chart"]);
  });

  test('children are found wherever they are spawned, the parent and the chart itself are there', () => {
    const chart = setup({
      actors: { call },
      actions: {
        grow: assign({ child: ({ spawn }) => spawn('call', { id: 'assigned' }) }),
        growAgain: assign(({ spawn }) => ({ child: spawn('call', { input: undefined, id: 'again' }) })),
        enqueue: enqueueActions(({ enqueue }) => enqueue.spawnChild('call', { id: 'enqueued' })),
        tellAll: enqueueActions(({ enqueue }) => {
          for (const child of ['x']) enqueue.sendTo(child, { type: 'X' });
          enqueue.sendTo('assigned', { type: 'X' });
          enqueue.sendTo('again', { type: 'X' });
          enqueue.sendTo('enqueued', { type: 'X' });
          enqueue.sendTo('first', { type: 'X' });
          enqueue.sendTo('#_parent', { type: 'X' });
          enqueue.sendTo('#_internal', { type: 'X' });
        }),
      },
    }).createMachine({
      id: 'm',
      context: ({ spawn }) => ({ child: spawn('call', { id: 'first' }) }),
      entry: ['grow', 'growAgain', 'enqueue', 'tellAll'],
    });
    expect(checkMachine(chart)).toEqual([]);
  });
});

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

describe('bookkeeping of the root', () => {
  test('a wildcard at the root is found', () => {
    const chart = bare.createMachine({ id: 'm', on: { '*': { actions: 'note' } } });
    expect(checkMachine(chart)).toEqual(["m: a wildcard at the root also catches XState's own events"]);
  });

  test.each([
    'node.closed',
    'node.*',
    '*',
  ])('%s in a deeper state is found to cut off the root’s books', (descriptor) => {
    const chart = bare.createMachine({
      id: 'm',
      on: { 'node.closed': { actions: 'note' } },
      initial: 'a',
      states: { a: { on: { [descriptor]: {} } } },
    });
    const complaint = "m.a: handles 'node.closed', so the root's bookkeeping for it does not run";
    expect(checkMachine(chart)).toEqual([complaint]);
    expect(checkMachine(chart, { handledTwiceOnPurpose: { m: ['node.closed'] } })).toEqual([]);
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

describe('keys of on', () => {
  const events = { GO: true, 'picture.weak': true, 'picture.shown': true, 'player.letGo': true } as const;
  const heard = (...descriptors: string[]) =>
    checkMachine(
      bare.createMachine({
        id: 'm',
        initial: 'a',
        states: { a: { on: Object.fromEntries(descriptors.map((descriptor) => [descriptor, { actions: 'note' }])) } },
      }),
      { events: { m: events } },
    );

  test('keys of on that are no event of the chart are found', () => {
    expect(heard('picture.waek', 'OG')).toEqual([
      "m.a: 'picture.waek' is no event of the chart; near: 'picture.weak', 'picture.shown', 'player.letGo'",
      "m.a: 'OG' is no event of the chart; near: 'GO', 'player.letGo', 'picture.weak'",
    ]);
  });

  test('keys of on that are a wildcard which takes no event are found', () => {
    expect(heard('picture.*', 'pictures.*', 'player.*', '*')).toEqual([
      expect.stringMatching(/^m\.a: 'pictures\.\*' is no event of the chart; near: /),
    ]);
  });

  test('keys of on that are events of the chart, or XState’s own, are fine', () => {
    expect(heard('GO', 'picture.weak', 'xstate.done.actor.call', 'xstate.error.actor.call')).toEqual([]);
  });

  test('a chart whose events are not told, while those of others are, is found', () => {
    const chart = bare.createMachine({ id: 'other', on: { GO: { actions: 'note' } } });
    expect(checkMachine(chart, { events: { m: events } })).toEqual(['other: its events are not told']);
  });

  test('keys of on are not looked at where nobody says what the events are', () => {
    expect(checkMachine(bare.createMachine({ id: 'm', on: { ANYTHING: { actions: 'note' } } }))).toEqual([]);
  });
});

describe('states that show activity', () => {
  test('a state that shows activity without a deadline is found', () => {
    const chart = bare.createMachine({ id: 'm', initial: 'a', states: { a: { tags: ['waiting'] } } });
    expect(checkMachine(chart)).toEqual(["m.a: is tagged 'waiting' and has no deadline (an 'after' that leads away)"]);
  });

  test('a state that shows activity with a delay that leads nowhere is found', () => {
    const states = { a: { tags: 'waiting', after: { deadline: { actions: 'note' as const } } } };
    expect(checkMachine(bare.createMachine({ id: 'm', initial: 'a', states }))).toHaveLength(1);
  });

  test('states that show activity are fine where their parent has the deadline', () => {
    const chart = bare.createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { initial: 'b', after: { deadline: 'c' }, states: { b: { tags: 'waiting' } } }, c: {} },
    });
    expect(checkMachine(chart)).toEqual([]);
  });

  test('a state that shows activity may have its deadlines wherever one can be in it', () => {
    const complaints = (nudged: object, root: object = {}) => {
      const chart: unknown = bare.createMachine({
        id: 'm',
        initial: 'a',
        ...root,
        states: {
          a: {
            tags: 'waiting',
            initial: 'asking',
            states: { asking: { always: 'asked' }, asked: { after: { deadline: 'nudged' } }, nudged },
          },
          b: {},
        },
      });
      return checkMachine(chart as AnyStateMachine);
    };
    const after = { deadline: '#m.b' };
    expect(complaints({ after })).toEqual([]);
    expect(complaints({}, { on: { GO: '.b' } })).toHaveLength(1);
    const region = (inner: object) => ({ initial: 'i', states: { i: inner } });
    expect(complaints({ type: 'parallel', states: { one: region({ after }), other: region({}) } })).toEqual([]);
  });

  test('a state that shows activity may have a deadline that raises what leads away', () => {
    const on = (event: string) => {
      const chart: unknown = setup({
        actions: {
          fail: raise({ type: 'stream.failed' }),
          failWith: raise((_, { code }: { code: number }) => ({ type: 'stream.failed', code })),
        },
        delays: { deadline: 1 },
      }).createMachine({
        id: 'm',
        initial: 'a',
        on: { [event]: '.c', 'stream.failed': {} },
        states: {
          a: { tags: 'waiting', after: { deadline: { actions: 'fail' } }, on: { GO: 'b' } },
          b: { tags: 'waiting', after: { deadline: { actions: { type: 'failWith', params: { code: 1 } } } } },
          c: {},
        },
      });
      return checkMachine(chart as AnyStateMachine);
    };
    expect(on('stream.*')).toEqual([]);
    expect(on('stream.ended')).toHaveLength(2);
  });
});

import { type AnyStateMachine, raise, setup } from 'xstate';
import { checkMachine } from '../check-machine';
import { bare } from './bare-chart';

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

import { checkMachine } from '../check-machine';
import { bare } from './bare-chart';

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

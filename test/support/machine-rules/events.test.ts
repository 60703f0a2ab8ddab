import { checkMachine } from '../check-machine';
import { bare } from './bare-chart';

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

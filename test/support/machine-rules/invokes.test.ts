import { checkMachine } from '../check-machine';
import { bare } from './bare-chart';

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

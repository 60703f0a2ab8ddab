import { checkMachine } from '../../support/check-machine';
import { sessionMachine } from './snapshot-in';

test('the chart breaks none of the rules that every chart keeps', () => {
  expect(checkMachine(sessionMachine())).toEqual([]);
});

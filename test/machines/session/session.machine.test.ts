import { sessionMachine } from '../../../machines/session';
import { checkMachine } from '../../support/check-machine';

test('the chart breaks none of the rules that every chart keeps', () => {
  expect(checkMachine(sessionMachine())).toEqual([]);
});

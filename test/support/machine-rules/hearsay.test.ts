import type { AnyStateMachine } from 'xstate';
import { checkMachine } from '../check-machine';
import { bare } from './bare-chart';

const complaints = (hidden: object, onPurpose: readonly string[] = []) => {
  const states = { shown: { on: { 'app.hidden': 'hidden', PLAY: 'hidden' } }, hidden };
  const chart: unknown = bare.createMachine({ id: 'm', initial: 'shown', states } as never);
  return checkMachine(chart as AnyStateMachine, { endedByHearsayOnPurpose: { m: onPurpose } });
};

describe('states that only what WeChat tells can end', () => {
  test.each([
    ['by its event', { on: { 'app.shown': 'shown' } }],
    ['by its event, unless a person gives up', { on: { 'network.back': 'shown', STOP: 'shown' } }],
    ['by a guard, which looks at what its events changed', { always: { guard: () => false, target: 'shown' } }],
  ])('states that only what WeChat tells can end are found: %s', (_, hidden) => {
    expect(complaints(hidden)).toEqual(['m.hidden: only what WeChat tells can end it']);
  });

  test.each([
    ['a person', { on: { 'app.shown': 'shown', RETRY: 'shown' } }],
    [
      'a person of whom books are kept that a guard looks at',
      { always: { guard: () => false, target: 'shown' }, on: { RETRY: { actions: 'note' } } },
    ],
    ['time', { on: { 'app.shown': 'shown' }, after: { deadline: 'shown' } }],
    ['nothing, as they are left at once', { always: [{ guard: () => false, target: 'shown' }, { target: 'shown' }] }],
  ])('states that WeChat tells the end of are fine where they are ended by %s too', (_, hidden) => {
    expect(complaints(hidden)).toEqual([]);
  });

  test('states that only what WeChat tells can end are fine on purpose', () => {
    expect(complaints({ on: { 'app.shown': 'shown' } }, ['m.hidden'])).toEqual([]);
  });
});

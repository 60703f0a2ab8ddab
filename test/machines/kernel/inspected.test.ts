import { createActor, createMachine, fromPromise } from 'xstate';
import { chartNameOf, chartSnapshot, nameOf } from '../../../machines/kernel/inspected';

describe('names of actors', () => {
  const chart = createMachine({
    id: 'session',
    invoke: { id: 'snapshot', src: fromPromise(() => new Promise(() => undefined)) },
  });
  const session = createActor(chart, { id: 'session live-1' }).start();

  test('the name of an actor is its id for a statechart, and stands behind its owner for any other', () => {
    expect(nameOf(session)).toBe('session live-1');
    expect(nameOf(session.getSnapshot().children.snapshot)).toBe('session live-1/snapshot');
  });

  test('the name of an actor is its id for whoever has no owner, and empty for nobody', () => {
    const alone = createActor(
      fromPromise(async () => 1),
      { id: 'alone' },
    );
    expect(nameOf(alone)).toBe('alone');
    expect(nameOf(undefined)).toBe('');
  });

  test('the name of an actor differs from the name of the chart, which all its actors share', () => {
    expect(chartNameOf(session)).toBe('session');
    expect(chartNameOf(createActor(fromPromise(async () => 1)))).toBe('');
  });
});

test('only a statechart has a snapshot with states', () => {
  const snapshot = createActor(createMachine({ initial: 'on', states: { on: {} } })).getSnapshot();
  expect(chartSnapshot(snapshot)).toBe(snapshot);
  expect(chartSnapshot({ status: 'active', output: undefined })).toBeUndefined();
  expect(chartSnapshot(undefined)).toBeUndefined();
});

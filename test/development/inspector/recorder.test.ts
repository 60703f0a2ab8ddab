import { createActor, createMachine, fromPromise, sendTo, setup } from 'xstate';
import { describeMachine } from '../../../development/inspector/describe-machine';
import { createRecorder } from '../../../development/inspector/recorder';
import type { Occurrence } from '../../../development/inspector/wire.types';

/** What is told of an actor that asks a question, and then lets a lamp blink. */
async function recorded(answer: () => Promise<unknown>) {
  const told: Occurrence[] = [];
  const recorder = createRecorder((...occurrence) => void told.push(occurrence));
  const machine = setup({
    actors: { ask: fromPromise(answer), lamp: createMachine({ id: 'lamp', on: { BLINK: {} } }) },
    delays: { tooLong: 5_000 },
  }).createMachine({
    id: 'asking',
    initial: 'asked',
    invoke: { src: 'lamp', id: 'lamp' },
    states: {
      asked: {
        invoke: { src: 'ask', id: 'ask', onDone: 'settled', onError: 'settled' },
        after: { tooLong: 'settled' },
      },
      settled: { entry: sendTo('lamp', { type: 'BLINK' }) },
    },
  });
  const actor = createActor(machine, { id: 'asking', inspect: recorder.observe }).start();
  await new Promise(setImmediate);
  actor.stop();
  const idOf = (name: string) => told.flatMap((each) => (each[0] === 'a' && each[3] === name ? [each[1]] : []))[0];
  const snapshotsOf = (name: string) =>
    told.flatMap((each) => (each[0] === 's' && each[1] === idOf(name) ? [each] : []));
  return { told, idOf, snapshotsOf };
}

test('an actor that has ended tells its output, and one that failed its error', async () => {
  const answered = await recorded(async () => ({ code: 7 }));
  expect(answered.snapshotsOf('asking/ask').at(-1)).toMatchObject({ 2: 'done', 8: { code: 7 } });
  const refused = await recorded(async () => {
    throw new Error('nobody there');
  });
  expect(refused.snapshotsOf('asking/ask').at(-1)).toMatchObject({ 2: 'error', 8: 'Error: nobody there' });
});

test('an actor tells the timers that are its own, and no other’s', async () => {
  const { snapshotsOf } = await recorded(async () => 1);
  const [asking] = snapshotsOf('asking');
  expect(asking?.[7]).toEqual([['xstate.after.tooLong.asking.asked', 5_000, expect.any(Number)]]);
  expect(snapshotsOf('lamp').flatMap((snapshot) => snapshot[7])).toEqual([]);
});

test('an event tells who sent it, where an actor did', async () => {
  const { told, idOf } = await recorded(async () => 1);
  const events = told.flatMap((each) => (each[0] === 'e' ? [each] : []));
  expect(events).toContainEqual(['e', idOf('lamp'), idOf('asking'), { type: 'BLINK' }]);
  expect(events.filter(([, , from]) => from === undefined).map(([, to]) => to)).not.toContain(idOf('lamp'));
});

test('a chart is described by the names of what it does, its transitions without an event, its delays and its actors', () => {
  const machine = setup({
    actions: { ring: () => undefined },
    guards: { isDark: () => false },
    delays: { soon: 50 },
    actors: { lamp: createMachine({}) },
  }).createMachine({
    id: 'switch',
    initial: 'off',
    states: {
      // a state may have the name of a field
      on: { after: { soon: { guard: 'isDark', target: 'off' } } },
      off: {
        entry: 'ring',
        always: {
          guard: function isNight() {
            return false;
          },
          target: 'on',
        },
      },
    },
  });
  const [mark, id, json] = describeMachine('switch', machine);
  const [definition, always, delays, actors] = JSON.parse(json);
  expect([mark, id, delays, actors]).toEqual(['m', 'switch', { soon: 50 }, ['lamp']]);
  expect(Object.keys(definition.states)).toEqual(['on', 'off']);
  expect(definition.states.off.entry).toEqual([{ type: 'ring' }]);
  expect(definition.states.on).not.toHaveProperty('on');
  expect(always).toEqual([
    ['switch', null],
    ['switch.on', null],
    ['switch.off', [expect.objectContaining({ guard: 'isNight', target: ['#switch.on'] })]],
  ]);
});

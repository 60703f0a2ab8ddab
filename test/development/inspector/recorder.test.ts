import { createActor, createMachine, fromPromise, sendTo, setup } from 'xstate';
import { describeMachine } from '../../../development/inspector/describe-machine';
import { createRecorder, type Occurrence } from '../../../development/inspector/recorder';
import { VirtualClock } from '../../support/virtual-clock';

const lampMachine = createMachine({
  id: 'lamp',
  initial: 'dark',
  states: { dark: { on: { BLINK: 'bright' } }, bright: { on: { BLINK: 'dark' } } },
});

/** What is told of an actor that asks a question, and lets a lamp blink while it waits and after it. */
async function recorded(answer: () => Promise<unknown>) {
  const told: Occurrence[] = [];
  const recorder = createRecorder(new VirtualClock(7_000), (occurrence) => void told.push(occurrence));
  const machine = setup({
    actors: { ask: fromPromise(answer), lamp: lampMachine },
    delays: { tooLong: 5_000 },
  }).createMachine({
    id: 'asking',
    initial: 'asked',
    invoke: { src: 'lamp', id: 'lamp' },
    on: { POKE: { actions: sendTo('lamp', { type: 'BLINK' }) } },
    states: {
      asked: {
        invoke: { src: 'ask', id: 'ask', onDone: 'settled', onError: 'settled' },
        after: { tooLong: 'settled' },
      },
      settled: { entry: sendTo('lamp', { type: 'BLINK' }) },
    },
  });
  const actor = createActor(machine, { id: 'asking', inspect: recorder.observe }).start();
  actor.send({ type: 'POKE' });
  const living = ['asking', 'lamp', 'asking/ask', 'nobody'].map(recorder.idOf);
  await new Promise(setImmediate);
  actor.stop();
  const idOf = (name: string) =>
    told.flatMap((each) => (each.type === 'actor' && each.name === name ? [each.id] : []))[0];
  const snapshotsOf = (name: string) =>
    told.flatMap((each) => (each.type === 'snapshot' && each.actor === idOf(name) ? [each] : []));
  return { told, living, idOf, snapshotsOf };
}

test('a living actor is found by its name', async () => {
  const { living, idOf } = await recorded(async () => 1);
  expect(living).toEqual([idOf('asking'), idOf('lamp'), idOf('asking/ask'), undefined]);
  expect(new Set(living).size).toBe(4);
});

test('an actor tells the name of its logic, where it has one, and its chart', async () => {
  const { told } = await recorded(async () => 1);
  const actors = told.flatMap((each) => (each.type === 'actor' ? [[each.name, each.src, each.machine]] : []));
  expect(actors.sort()).toEqual([
    ['asking', '', 'asking'],
    ['asking/ask', 'ask', undefined],
    ['lamp', 'lamp', 'lamp'],
  ]);
});

test('a snapshot tells the transitions that led to it; nothing led to the first', async () => {
  const { snapshotsOf } = await recorded(async () => 1);
  expect(snapshotsOf('lamp').map(({ value, steps }) => [value, steps])).toEqual([
    ['dark', undefined],
    ['bright', [{ event: 'BLINK', transitions: ['lamp.dark:0'] }]],
    ['dark', [{ event: 'BLINK', transitions: ['lamp.bright:0'] }]],
    ['dark', undefined],
  ]);
});

test('an actor that has ended tells its output, and one that failed its error', async () => {
  const answered = await recorded(async () => ({ code: 7 }));
  expect(answered.snapshotsOf('asking/ask').at(-1)).toMatchObject({ status: 'done', output: { code: 7 } });
  const refused = await recorded(async () => {
    throw new Error('nobody there');
  });
  expect(refused.snapshotsOf('asking/ask').at(-1)).toMatchObject({ status: 'error', error: 'Error: nobody there' });
});

test('an actor tells the timers that are its own, and no other’s', async () => {
  const { snapshotsOf } = await recorded(async () => 1);
  const [asking] = snapshotsOf('asking');
  expect(asking?.delays).toEqual([{ event: 'xstate.after.tooLong.asking.asked', delayMs: 5_000, startedAtMs: 7_000 }]);
  expect(snapshotsOf('lamp').map(({ delays }) => delays)).toEqual([undefined, undefined, undefined, undefined]);
});

test('an event tells who sent it, where an actor did', async () => {
  const { told, idOf } = await recorded(async () => 1);
  const events = told.flatMap((each) => (each.type === 'event' ? [each] : []));
  expect(events).toContainEqual({ type: 'event', to: idOf('lamp'), from: idOf('asking'), event: { type: 'BLINK' } });
  expect(events.filter(({ from }) => from === undefined).map(({ to }) => to)).not.toContain(idOf('lamp'));
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
  expect(JSON.parse(JSON.stringify(describeMachine(machine)))).toEqual({
    id: 'switch',
    key: 'switch',
    type: 'compound',
    initial: 'switch.off',
    spawns: ['lamp'],
    states: [
      {
        id: 'switch.on',
        key: 'on',
        type: 'atomic',
        transitions: [
          {
            id: 'switch.on:0',
            event: 'xstate.after.soon.switch.on',
            targets: ['switch.off'],
            guard: 'isDark',
            delay: 'soon',
            delayMs: 50,
          },
        ],
      },
      {
        id: 'switch.off',
        key: 'off',
        type: 'atomic',
        entry: ['ring'],
        transitions: [{ id: 'switch.off:0', event: '', targets: ['switch.on'], guard: 'isNight' }],
      },
    ],
  });
});

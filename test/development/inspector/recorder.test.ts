import { createActor, createMachine, fromCallback, fromPromise, sendTo, setup } from 'xstate';
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

const failing = (): never => {
  throw new Error('broken');
};

/** How actors end. */
const ends = {
  stopped: fromCallback(() => undefined),
  passedBy: fromCallback(() => undefined),
  refused: fromPromise(async () => failing()),
  threwAtStart: fromCallback(failing),
  threwAtAnEvent: fromCallback(({ receive }) => receive(failing)),
  threwAtBirth: setup({}).createMachine({ context: failing }),
  doneAtBirth: setup({}).createMachine({ initial: 'done', states: { done: { type: 'final' } } }),
};

test.each<[keyof typeof ends, string | undefined]>([
  ['stopped', 'stopped'],
  // never started, so it had no snapshot
  ['passedBy', undefined],
  ['refused', 'error'],
  ['threwAtStart', 'error'],
  ['threwAtAnEvent', 'error'],
  ['threwAtBirth', 'error'],
  ['doneAtBirth', 'done'],
])('an end is told once, after the last snapshot: %s', async (src, status) => {
  const told: Occurrence[] = [];
  const recorder = createRecorder(new VirtualClock(), (occurrence) => void told.push(occurrence));
  const machine = setup({ actors: ends, guards: { passes: () => src === 'passedBy' } }).createMachine({
    initial: 'on',
    states: {
      on: {
        invoke: { src, id: 'one', onDone: 'off', onError: 'off' },
        always: { guard: 'passes', target: 'off' },
        on: { POKE: { actions: sendTo('one', { type: 'POKE' }) }, LEAVE: 'off' },
      },
      off: {},
    },
  });
  const actor = createActor(machine, { inspect: recorder.observe }).start();
  if (src === 'threwAtAnEvent') actor.send({ type: 'POKE' });
  await new Promise(setImmediate);
  if (src === 'stopped') actor.send({ type: 'LEAVE' });
  recorder.lookForEnded();
  recorder.lookForEnded();
  const [one] = told.flatMap((each) => (each.type === 'actor' && /\bone$/.test(each.name) ? [each.id] : []));
  const ofOne = told.filter((each) => 'actor' in each && each.actor === one);
  expect(ofOne.filter(({ type }) => type === 'gone')).toHaveLength(1);
  expect(ofOne.at(-1)).toEqual({ type: 'gone', actor: one });
  const before = ofOne.at(-2);
  expect(before?.type === 'snapshot' ? before.status : undefined).toBe(status);
  expect(before?.type === 'snapshot' ? before.error : undefined).toBe(status === 'error' ? 'Error: broken' : undefined);
  expect(recorder.actors.size).toBe(1);
});

test('who missed what was before is not told of an actor that was stopped before it was started', () => {
  const recorder = createRecorder(new VirtualClock(), () => undefined);
  const machine = setup({ actors: ends }).createMachine({
    initial: 'on',
    states: { on: { invoke: { src: 'passedBy', id: 'one' }, always: 'off' }, off: {} },
  });
  createActor(machine, { id: 'owner', inspect: recorder.observe }).start();
  expect(recorder.standing().flatMap((each) => (each.type === 'actor' ? [each.name] : []))).toEqual(['owner']);
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

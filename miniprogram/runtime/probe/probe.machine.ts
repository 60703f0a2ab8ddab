import { assign, fromCallback, setup } from 'xstate';
import type { Clock, StreamSource } from '../../../machines/kernel/ports';
import type { Text } from '../../../machines/words/text';
import { Bench } from './bench';
import type { AnswerValue, ProbeNodes, Surroundings, Told } from './probe.types';
import { type QuestionId, questions } from './questions.texts';
import { scripts } from './scripts';

export interface ProbePorts {
  readonly clock: Clock;
  readonly plugin: unknown;
  readonly nodes: ProbeNodes;
  readonly surroundings: Surroundings;
  /** The cameras of the list that can be asked: those that are known as devices. */
  readonly sources: readonly StreamSource[];
}

export interface ProbeContext {
  readonly ports: ProbePorts;
  readonly source: StreamSource | undefined;
  /** Which question is asked. */
  readonly asked: QuestionId | undefined;
  readonly done: ReadonlySet<QuestionId>;
  readonly answers: ReadonlyMap<string, AnswerValue>;
  readonly missing: ReadonlyMap<string, Text>;
  /** What happened, for people: the newest are kept. */
  readonly lines: readonly string[];
  readonly todo: Text | undefined;
}

type ProbeEvent =
  | { readonly type: 'CHOOSE_CAMERA'; readonly id: string }
  | { readonly type: 'ASK'; readonly id: QuestionId }
  | { readonly type: 'STOP' }
  | { readonly type: 'asked.ended' }
  | Told;

interface AskInput {
  readonly ports: ProbePorts;
  readonly source: StreamSource | undefined;
  readonly question: QuestionId | undefined;
  readonly known: ReadonlyMap<string, AnswerValue>;
}

const MOST_LINES = 400;

const FAILED: Text = { zh: '这一步没有做完，见记录。', en: 'The step did not come to its end: see the lines.' };
const STOPPED: Text = { zh: '被停下了。', en: 'It was stopped.' };

const namesOf = (id: QuestionId | undefined): readonly string[] => questions.find((one) => one.id === id)?.names ?? [];

/** Runs the script of one question until it has ended; whatever it holds is given back with the state that asks. */
const asking = fromCallback<ProbeEvent, AskInput>(({ input: { ports, source, question, known }, sendBack }) => {
  if (!source || !question) return undefined;
  const { clock, plugin, nodes, surroundings } = ports;
  let bench: Bench | undefined;
  const failed = (reason: unknown): void => {
    bench?.see(String(reason));
    sendBack({ type: 'asked.ended' });
  };
  try {
    bench = new Bench({ clock, plugin, source, nodes, surroundings, known, tell: sendBack });
    bench.see(`— ${question}`);
    scripts[question](bench).then(() => sendBack({ type: 'asked.ended' }), failed);
  } catch (reason) {
    failed(reason);
  }
  return () => bench?.close();
});

/** Goes through the unknowns with a person: one script at a time, whose answers are kept as they come. */
export const probeMachine = setup({
  types: { context: {} as ProbeContext, events: {} as ProbeEvent, input: {} as ProbePorts },
  actors: { asking },
  guards: {
    isOfList: ({ context, event }) =>
      event.type === 'CHOOSE_CAMERA' && context.ports.sources.some(({ id }) => id === event.id),
    hasCamera: ({ context }) => context.source !== undefined,
  },
  actions: {
    choose: assign({
      source: ({ context, event }) =>
        event.type === 'CHOOSE_CAMERA' ? context.ports.sources.find(({ id }) => id === event.id) : context.source,
    }),
    begin: assign({
      asked: ({ context, event }) => (event.type === 'ASK' ? event.id : context.asked),
      todo: undefined,
    }),
    keepAnswer: assign(({ context, event }) => {
      if (event.type !== 'told.answer') return {};
      const missing = new Map([...context.missing].filter(([name]) => name !== event.name));
      return { answers: new Map([...context.answers, [event.name, event.value]]), missing };
    }),
    keepMissing: assign(({ context, event }) => {
      // what an earlier step found out stands
      if (event.type !== 'told.missing' || context.answers.has(event.name)) return {};
      return { missing: new Map([...context.missing, [event.name, event.why]]) };
    }),
    keepLine: assign({
      lines: ({ context, event }) =>
        event.type === 'told.seen' ? [...context.lines, event.line].slice(-MOST_LINES) : context.lines,
    }),
    keepTodo: assign({ todo: ({ context, event }) => (event.type === 'told.todo' ? event.todo : context.todo) }),
    markDone: assign({
      done: ({ context }) => new Set([...context.done, ...(context.asked ? [context.asked] : [])]),
    }),
    /** Whatever it did not come to. */
    missRest: assign({
      missing: ({ context, event }) => {
        const why = event.type === 'STOP' ? STOPPED : FAILED;
        const open = namesOf(context.asked).filter((name) => !context.answers.has(name) && !context.missing.has(name));
        return new Map([...context.missing, ...open.map((name) => [name, why] as const)]);
      },
    }),
  },
}).createMachine({
  id: 'probe',
  context: ({ input }) => ({
    ports: input,
    source: undefined,
    asked: undefined,
    done: new Set(),
    answers: new Map(),
    missing: new Map(),
    lines: [],
    todo: undefined,
  }),
  initial: 'waiting',
  states: {
    waiting: {
      description: 'A person chooses a camera, and then a question.',
      on: {
        CHOOSE_CAMERA: { guard: 'isOfList', actions: 'choose' },
        ASK: { guard: 'hasCamera', target: 'asking', actions: 'begin' },
      },
    },
    asking: {
      description: 'One script has the plugin. What it holds is given back when this state is left.',
      invoke: {
        id: 'script',
        src: 'asking',
        onError: { target: 'waiting', actions: ['markDone', 'missRest'] },
        input: ({ context }) => ({
          ports: context.ports,
          source: context.source,
          question: context.asked,
          known: context.answers,
        }),
      },
      on: {
        'told.answer': { actions: 'keepAnswer' },
        'told.missing': { actions: 'keepMissing' },
        'told.seen': { actions: 'keepLine' },
        'told.todo': { actions: 'keepTodo' },
        'asked.ended': { target: 'waiting', actions: ['markDone', 'missRest'] },
        STOP: { target: 'waiting', actions: 'missRest' },
      },
    },
  },
});

import type { Language } from '../../../machines/words/text';
import type { ProbeContext } from './probe.machine';
import { probeTexts } from './probe.texts';
import { questions, unanswerable } from './questions.texts';

/** What the probe's page shows. */
export interface ProbeView {
  readonly cameras: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  /** Why nothing can be asked yet; empty when it can. */
  readonly hint: string;
  readonly steps: readonly StepView[];
  /** A script has the plugin. */
  readonly asking: boolean;
  readonly lines: readonly string[];
  readonly unanswerable: readonly MissingView[];
}

interface StepView {
  readonly id: string;
  readonly title: string;
  readonly todo: string;
  readonly state: 'open' | 'asking' | 'done';
  /** Of its button; empty while another is asked. */
  readonly label: string;
  readonly answers: readonly { readonly name: string; readonly value: string }[];
  readonly missing: readonly MissingView[];
}

interface MissingView {
  readonly name: string;
  readonly why: string;
}

const SHOWN_LINES = 6;

interface Seen {
  readonly context: ProbeContext;
  matches(state: 'asking'): boolean;
}

export function probeView(snapshot: Seen, language: Language): ProbeView {
  const { ports, source, lines } = snapshot.context;
  const asking = snapshot.matches('asking');
  const hint = ports.sources.length === 0 ? probeTexts.noCamera : source ? undefined : probeTexts.chooseCamera;
  return {
    cameras: ports.sources.map(({ id }) => ({ value: id, label: id, chosen: id === source?.id })),
    hint: hint?.[language] ?? '',
    steps: questions.map((question) => stepView(snapshot.context, question, asking, language)),
    asking,
    lines: lines.slice(-SHOWN_LINES),
    unanswerable: unanswerable.map(({ name, why }) => ({ name, why: why[language] })),
  };
}

function stepView(
  { source, asked, done, answers, missing, todo }: ProbeContext,
  { id, title, todo: before, names }: (typeof questions)[number],
  asking: boolean,
  language: Language,
): StepView {
  const isAsked = asking && asked === id;
  const isDone = done.has(id);
  const label = isDone ? probeTexts.again : probeTexts.ask;
  return {
    id,
    title: title[language],
    todo: ((isAsked && todo) || before)[language],
    state: isAsked ? 'asking' : isDone ? 'done' : 'open',
    label: asking || !source ? '' : label[language],
    answers: names.flatMap((name) => {
      const value = answers.get(name);
      return value === undefined ? [] : [{ name, value: value === '' ? '""' : String(value) }];
    }),
    missing: names.flatMap((name) => {
      const why = missing.get(name);
      return why === undefined ? [] : [{ name, why: why[language] }];
    }),
  };
}

import type { InspectionEvent } from 'xstate';
import { type Failure, failureTitle } from '../../machines/failure';
import { type ChartSnapshot, chartNameOf, chartSnapshot, nameOf } from '../../machines/kernel/inspected';
import type { Clock } from '../../machines/kernel/ports';
import type { LogEntry } from '../../machines/log';
import type { LogLine } from '../../machines/words/meta';
import type { Text } from '../../machines/words/text';
import { factSentences } from './plugin-facts.texts';

/** The states that a chart begins in, if only going back there is worth a line. */
const beginnings: ReadonlyMap<string, readonly string[]> = new Map([['connection', ['connection.idle']]]);

/** Anybody may send an event of any name: names meet a `Map`. */
const sentences = new Map(
  Object.entries(factSentences).map(([chart, ofChart]) => [chart, new Map<string, LogLine>(Object.entries(ofChart))]),
);

interface Known {
  readonly value: unknown;
  /** The active states that have words. */
  readonly states: readonly string[];
  readonly failure: Failure | null;
}

/**
 * Turns what the statecharts do into sentences for the log: states that were entered, failures by their title, plugin
 * facts. Nothing of a context or an event but a failure's title is ever passed on.
 */
export function chartLog(clock: Clock, append: (entry: LogEntry) => void): (event: InspectionEvent) => void {
  const known = new WeakMap<object, Known>();
  /** A failure travels from the connection to its sessions: it is told once. */
  const toldFailures = new WeakSet<Failure>();

  /** `connected` can come again with every keep-alive (contract 2.3): what was said last is not said again. */
  const lastFacts = new WeakMap<object, LogLine>();

  const tell = (event: InspectionEvent, { level, message }: Pick<LogEntry, 'level' | 'message'>): void =>
    append({ atMs: clock.now(), level, actor: spokenName(nameOf(event.actorRef)), message });

  const tellFailure = (event: InspectionEvent, level: 'warn' | 'error', failure: Failure): void => {
    toldFailures.add(failure);
    tell(event, { level, message: titleOf(failure) });
  };

  const observeSnapshot = (event: SnapshotEvent, snapshot: ChartSnapshot, chart: string): void => {
    const failure = failureIn(snapshot.context);
    const earlier = known.get(event.actorRef);
    if (earlier && earlier.value === snapshot.value && earlier.failure === failure) return;
    const meta = snapshot.getMeta();
    // The failure that an actor begins with is none that happened.
    const before = earlier ?? { states: beginnings.get(chart) ?? [], failure };
    known.set(event.actorRef, { value: snapshot.value, states: Object.keys(meta), failure });

    const entered = Object.entries(meta).flatMap(([id, words]) =>
      words && !before.states.includes(id) ? [words] : [],
    );
    const hasGivenUp = entered.some(({ says }) => says === 'failed');
    if (failure && hasGivenUp) tellFailure(event, 'error', failure);
    else if (failure && failure !== before.failure && !toldFailures.has(failure)) tellFailure(event, 'warn', failure);
    for (const { log } of entered) if (log) tell(event, log);
  };

  return (event) => {
    if (event.type !== '@xstate.snapshot' && event.type !== '@xstate.event') return;
    const chart = chartNameOf(event.actorRef);
    if (event.type === '@xstate.snapshot') {
      const snapshot = chartSnapshot(event.snapshot);
      if (snapshot && snapshot.status !== 'stopped') observeSnapshot(event, snapshot, chart);
      return;
    }
    const sentence = sentences.get(chart)?.get(event.event.type);
    if (!sentence || lastFacts.get(event.actorRef) === sentence) return;
    lastFacts.set(event.actorRef, sentence);
    tell(event, sentence);
  };
}

type SnapshotEvent = Extract<InspectionEvent, { type: '@xstate.snapshot' }>;

/** To a person a generation is the module, or one of its two. */
function spokenName(name: string): string {
  return name.replace(/^generation( all)?/, 'module');
}

function failureIn(context: Readonly<Record<string, unknown>>): Failure | null {
  return (context.failure as Failure | null | undefined) ?? null;
}

function titleOf(failure: Failure): Text {
  return { zh: failureTitle(failure, 'zh'), en: failureTitle(failure, 'en') };
}

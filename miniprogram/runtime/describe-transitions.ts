import type { InspectionEvent } from 'xstate';
import { type Failure, failureTitle } from '../../machines/failure';
import { chartNameOf, chartSnapshot, nameOf } from '../../machines/kernel/inspected';
import type { Clock } from '../../machines/kernel/ports';
import { statePaths } from '../../machines/kernel/state-path';
import type { LogEntry } from '../../machines/log';
import type { Text } from '../../machines/words/text';
import { factSentences, type Sentence, stateSentences } from './log-sentences';

/** Where a chart begins, if only going back there is worth a sentence. */
const beginnings: { readonly [chart: string]: readonly string[] } = { connection: ['idle'] };

/** Where a session gives up: an error, and not only something that is being mended. */
const givenUp = 'viewing.stream.failed';

interface Known {
  readonly paths: readonly string[];
  readonly failure: Failure | null;
}

/**
 * Turns what the statecharts do into sentences for the log: states that were entered, failures by their title, plugin
 * facts. Nothing of a context or an event but a failure's title is ever passed on.
 */
export function describeTransitions(clock: Clock, append: (entry: LogEntry) => void): (event: InspectionEvent) => void {
  const known = new WeakMap<object, Known>();
  /** A failure travels from the connection to its sessions: it is told once. */
  const toldFailures = new WeakSet<Failure>();

  /** `connected` can come again with every keep-alive (contract 2.3): what was said last is not said again. */
  const lastFacts = new WeakMap<object, Sentence>();

  const tell = (event: InspectionEvent, { level, message }: Sentence): void =>
    append({ atMs: clock.now(), level, actor: spokenName(nameOf(event.actorRef)), message });

  const tellFailure = (event: InspectionEvent, level: 'warn' | 'error', failure: Failure): void => {
    toldFailures.add(failure);
    tell(event, { level, message: titleOf(failure) });
  };

  const observeSnapshot = (event: Extract<InspectionEvent, { type: '@xstate.snapshot' }>, chart: string): void => {
    const snapshot = chartSnapshot(event.snapshot);
    if (!snapshot || snapshot.status === 'stopped') return;
    const paths = statePaths(snapshot.value);
    const failure = failureIn(snapshot.context);
    // The failure that an actor begins with is none that happened.
    const before = known.get(event.actorRef) ?? { paths: beginnings[chart] ?? [], failure };
    known.set(event.actorRef, { paths, failure });

    const entered = paths.filter((path) => !before.paths.includes(path));
    const hasGivenUp = chart === 'session' && entered.includes(givenUp);
    if (failure && hasGivenUp) tellFailure(event, 'error', failure);
    else if (failure && failure !== before.failure && !toldFailures.has(failure)) tellFailure(event, 'warn', failure);
    for (const path of entered) {
      const sentence = stateSentences[chart]?.[path];
      if (sentence) tell(event, sentence);
    }
  };

  return (event) => {
    if (event.type !== '@xstate.snapshot' && event.type !== '@xstate.event') return;
    const chart = chartNameOf(event.actorRef);
    if (event.type === '@xstate.snapshot') {
      if (stateSentences[chart]) observeSnapshot(event, chart);
      return;
    }
    const sentence = factSentences[chart]?.[event.event.type];
    if (!sentence || lastFacts.get(event.actorRef) === sentence) return;
    lastFacts.set(event.actorRef, sentence);
    tell(event, sentence);
  };
}

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

import type { AnyActor, AnyStateMachine, InspectionEvent } from 'xstate';
import { chartNameOf, nameOf } from '../../machines/kernel/inspected';
import type { Clock } from '../../machines/kernel/ports';
import { describeMachine, transitionId } from './describe-machine';
import type {
  ActorMessage,
  EventMessage,
  MachineMessage,
  Microstep,
  RecordMessage,
  RunningDelay,
  ShownFields,
  ShownValue,
  SnapshotMessage,
} from './protocol.types';
import { showValue } from './show-value';

/** What happened, before it has a number and a time. */
export type Occurrence = Unnumbered<RecordMessage>;

type Unnumbered<Message> = Message extends RecordMessage ? Omit<Message, 'seq' | 'atMs'> : never;

/** A living actor. */
interface Known {
  readonly ref: AnyActor;
  /** The last snapshot that was told. */
  last?: SnapshotLike;
  steps: Microstep[];
}

interface SnapshotLike {
  readonly status: SnapshotMessage['status'];
  readonly value?: SnapshotMessage['value'];
  readonly context?: object;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly children?: Readonly<Record<string, AnyActor>>;
}

/** One of XState's timers, as far as it is looked at. */
interface Timer {
  readonly target: unknown;
  readonly event: { readonly type: string };
  readonly delay: number;
  readonly startedAt: number;
}

export interface Recorder {
  /** Hears XState's `inspect`. May throw. */
  observe(told: InspectionEvent): void;
  /** Tells of ends that XState does not; not while an actor takes an event. */
  lookForEnded(): void;
  /** Living actors, by their ids. */
  readonly actors: ReadonlyMap<string, { readonly ref: AnyActor }>;
  /** The id of the living actor of this name. */
  idOf(name: string): string | undefined;
  /** Machines, living actors and their whole snapshots, for whoever missed how they came about. */
  standing(): readonly Unnumbered<MachineMessage | ActorMessage | SnapshotMessage>[];
}

/** XState's own events that other records tell already: an actor's own that it began, `gone` that it was stopped. */
const repeated = /^xstate\.(init|stop|promise)/;

/**
 * XState tells an end by a last snapshot, and of none where an actor was stopped before it was started, or threw. It makes
 * its own note of each in the end.
 */
const hasEnded = (ref: AnyActor): boolean =>
  (ref as unknown as { readonly _processingStatus: number })._processingStatus === 2;

/** Turns what XState tells of its actors into records: names, states and what the allow list lets through. */
export function createRecorder(clock: Clock, write: (occurrence: Occurrence) => void): Recorder {
  const actors = new Map<string, Known>();
  const machines = new Map<string, Unnumbered<MachineMessage>>();
  /** When each timer began, by the app's clock: XState's timers may go by another. */
  const begun = new WeakMap<Timer, number>();

  const meet = (ref: AnyActor): void => {
    const id = chartNameOf(ref);
    actors.set(ref.sessionId, { ref, steps: [] });
    if (!id || machines.has(id)) return;
    const definition = describeMachine(ref.logic as unknown as AnyStateMachine);
    const machine = { type: 'machine', id, definition } as const;
    machines.set(id, machine);
    write(machine);
  };

  /** Meets an actor that lives, and all that it holds: some may have come and others gone while nothing was kept. */
  const find = (ref: AnyActor): void => {
    const { status, children = {} } = ref.getSnapshot() as SnapshotLike;
    actors.delete(ref.sessionId);
    if (status !== 'active' || hasEnded(ref)) return;
    meet(ref);
    Object.values(children).forEach(find);
  };

  const delaysOf = (ref: AnyActor, isNew: boolean): readonly RunningDelay[] => {
    const { _scheduledEvents } = ref.system.getSnapshot() as {
      readonly _scheduledEvents: Readonly<Record<string, Timer>>;
    };
    return Object.values(_scheduledEvents)
      .filter(({ target }) => target === ref)
      .map((timer) => {
        const startedAtMs = begun.get(timer) ?? (isNew ? clock.now() : timer.startedAt);
        begun.set(timer, startedAtMs);
        return { event: timer.event.type, startedAtMs, delayMs: timer.delay };
      });
  };

  /** Whole where none was told before. */
  const describeSnapshot = (known: Known, snapshot: SnapshotLike, event: string): Unnumbered<SnapshotMessage> => {
    const { ref, steps, last: before } = known;
    const { status, value, context } = snapshot;
    known.last = snapshot;
    known.steps = [];
    return {
      type: 'snapshot',
      actor: ref.sessionId,
      status,
      value,
      event,
      [before ? 'changed' : 'context']: some(context && (showValue(context, before?.context) as ShownFields)),
      steps: some(steps),
      delays: some(delaysOf(ref, Boolean(event))),
      output: shown(snapshot.output),
      error: shown(snapshot.error),
    };
  };

  const lose = (id: string): void => {
    actors.delete(id);
    write({ type: 'gone', actor: id });
  };

  return {
    actors,
    lookForEnded() {
      for (const [id, known] of [...actors]) {
        if (!hasEnded(known.ref)) continue;
        const snapshot: SnapshotLike = known.ref.getSnapshot();
        if (snapshot.status !== 'active') write(describeSnapshot(known, snapshot, ''));
        lose(id);
      }
    },
    observe(told) {
      const ref = told.actorRef as AnyActor;
      const id = ref.sessionId;
      const known = actors.get(id);
      if (told.type === '@xstate.actor') {
        meet(ref);
        write(describeActor(ref));
      } else if (!known) return;
      else if ('_transitions' in told) {
        const transitions = told._transitions.map(transitionId).filter((taken) => !taken.endsWith(':-1'));
        if (transitions[0]) known.steps.push({ event: told.event.type, transitions });
      } else if ('snapshot' in told) {
        const snapshot = told.snapshot as SnapshotLike;
        // an event that changed nothing and took no transition has no snapshot
        if (snapshot !== known.last || known.steps[0]) write(describeSnapshot(known, snapshot, told.event.type));
        if (snapshot.status !== 'active') lose(id);
      } else if ('event' in told && !repeated.test(told.event.type)) {
        const event = showValue(told.event) as EventMessage['event'];
        write({ type: 'event', from: told.sourceRef?.sessionId, to: id, event });
      }
    },
    idOf: (name) => [...actors.values()].find(({ ref }) => nameOf(ref) === name)?.ref.sessionId,
    standing() {
      for (const { ref } of [...actors.values()]) find(ref);
      const all = [...actors.values()];
      return [
        ...machines.values(),
        ...all.map(({ ref }) => describeActor(ref)),
        ...all.map((known) => describeSnapshot(known, known.ref.getSnapshot(), '')),
      ];
    },
  };
}

const describeActor = (ref: AnyActor): Unnumbered<ActorMessage> => ({
  type: 'actor',
  id: ref.sessionId,
  parent: ref._parent?.sessionId,
  name: nameOf(ref),
  src: typeof ref.src === 'string' ? ref.src : '',
  machine: chartNameOf(ref) || undefined,
  input: shown(ref.options.input),
});

const shown = (value: unknown): ShownValue | undefined => (value === undefined ? value : showValue(value));

/** Nothing, where there is nothing in it. */
const some = <Many extends object>(many: Many | undefined): Many | undefined =>
  many && Object.keys(many)[0] ? many : undefined;

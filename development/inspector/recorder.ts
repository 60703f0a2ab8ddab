import type { AnyActor, AnyStateMachine, InspectionEvent } from 'xstate';
import { chartNameOf, nameOf } from '../../machines/kernel/inspected';
import { describeMachine, transitionId } from './describe-machine';
import { showValue } from './show-value';
import type { ActorTold, MachineTold, Occurrence, SnapshotTold, Standing, StepTold } from './wire.types';

/** A living actor. */
interface Known {
  readonly ref: AnyActor;
  /** The last snapshot that was told. */
  last?: SnapshotLike;
  steps: StepTold[];
}

interface SnapshotLike {
  readonly status: SnapshotTold[2];
  readonly value?: SnapshotTold[3];
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
  /** Living actors, by their ids. */
  readonly actors: ReadonlyMap<string, { readonly ref: AnyActor }>;
  /** Machines, living actors and their whole snapshots, for whoever missed how they came about. */
  standing(): Standing;
}

/** Turns what XState tells of its actors into what is told of them: names, states and what the allow list lets through. */
export function createRecorder(write: (...occurrence: Occurrence) => void): Recorder {
  const actors = new Map<string, Known>();
  const machines = new Map<string, MachineTold>();

  const meet = (ref: AnyActor): void => {
    const chart = chartNameOf(ref);
    actors.set(ref.sessionId, { ref, steps: [] });
    if (!chart || machines.has(chart)) return;
    const machine = describeMachine(chart, ref.logic as unknown as AnyStateMachine);
    machines.set(chart, machine);
    write(...machine);
  };

  /** Meets an actor that lives, and all that it holds: some may have come and others gone while nothing was kept. */
  const find = (ref: AnyActor): void => {
    const { status, children = {} } = ref.getSnapshot() as SnapshotLike;
    actors.delete(ref.sessionId);
    if (status !== 'active') return;
    meet(ref);
    Object.values(children).forEach(find);
  };

  return {
    actors,
    observe(told) {
      const ref = told.actorRef as AnyActor;
      const id = ref.sessionId;
      const known = actors.get(id);
      if (told.type === '@xstate.actor') {
        meet(ref);
        write(...describeActor(ref));
      } else if (!known) return;
      else if ('_transitions' in told) {
        const taken = told._transitions;
        if (taken[0]) known.steps.push([told.event.type, ...taken.map(transitionId)]);
      } else if ('snapshot' in told) {
        const snapshot = told.snapshot as SnapshotLike;
        // an event that changed nothing and took no transition has no snapshot
        if (snapshot !== known.last || known.steps[0]) write(...describeSnapshot(known, snapshot, told.event.type));
        if (snapshot.status === 'active') return;
        actors.delete(id);
        write('g', id);
      } else if ('event' in told) {
        write('e', id, sessionIdOf(told.sourceRef), showValue(told.event));
      }
    },
    standing() {
      for (const { ref } of [...actors.values()]) find(ref);
      return [
        ...machines.values(),
        ...[...actors.values()].map((known): readonly [ActorTold, SnapshotTold] => [
          describeActor(known.ref),
          describeSnapshot(known, known.ref.getSnapshot(), '', {}),
        ]),
      ];
    },
  };
}

const sessionIdOf = (ref: { readonly sessionId?: string } = {}): string | undefined => ref.sessionId;

const describeActor = (ref: AnyActor): ActorTold => [
  'a',
  ref.sessionId,
  sessionIdOf(ref._parent),
  nameOf(ref),
  showValue(ref.src),
  chartNameOf(ref),
  showValue(ref.options.input),
];

function describeSnapshot(
  known: Known,
  snapshot: SnapshotLike,
  event: string,
  before: Partial<SnapshotLike> = known.last || {},
): SnapshotTold {
  const { ref, steps } = known;
  const { _scheduledEvents } = ref.system.getSnapshot() as {
    readonly _scheduledEvents: Readonly<Record<string, Timer>>;
  };
  known.last = snapshot;
  known.steps = [];
  return [
    's',
    ref.sessionId,
    snapshot.status,
    snapshot.value,
    showValue(snapshot.context, before.context),
    event,
    steps,
    Object.values(_scheduledEvents)
      .filter(({ target }) => target === ref)
      .map((timer) => [timer.event.type, timer.delay, timer.startedAt]),
    showValue(snapshot.status === 'error' ? snapshot.error : snapshot.output),
  ];
}

import type { AnyActor, AnyStateMachine, InspectionEvent } from 'xstate';
import type { Clock } from '../../../machines/ports';
import { chartNameOf, nameOf } from '../inspected';
import { machineDefinition, some, type TransitionIds } from './machine-definition';
import type {
  ActorMessage,
  EventMessage,
  LostMessage,
  MachineMessage,
  Microstep,
  RecordMessage,
  RunningDelay,
  SnapshotMessage,
} from './protocol.types';
import { showFields, showValue } from './show-value';

type Unnumbered<Message> = Message extends RecordMessage ? Omit<Message, 'seq' | 'atMs'> : never;

/** A record before it has its number and its time. */
export type Occurrence = Unnumbered<RecordMessage>;

export interface Recorder {
  /** Hears XState's `inspect`. Never throws. */
  observe(event: InspectionEvent): void;
  /** Living actors, by their ids. */
  readonly actors: ReadonlyMap<string, { readonly ref: AnyActor }>;
  /** To be called when things are kept again: looks for the actors that live now. */
  findAgain(): void;
  /** Machines, living actors and their whole snapshots, for whoever missed how they came about. */
  standing(seq: number): LostMessage['standing'];
}

interface Listener {
  readonly clock: Clock;
  /** Asked at whatever XState tells: what is told while it is false is not looked at. */
  isKeeping(): boolean;
  write(occurrence: Occurrence): void;
}

/** What is known of a living actor. */
interface Known {
  readonly ref: AnyActor;
  /** The last snapshot that was looked at. */
  snapshot?: SnapshotLike;
  steps: Microstep[];
  readonly delays: Map<string, RunningDelay>;
}

interface SnapshotLike {
  readonly status: SnapshotMessage['status'];
  readonly value?: SnapshotMessage['value'];
  readonly context?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly children?: Readonly<Record<string, AnyActor>>;
}

/** Turns what XState tells of its actors into records: names, states and what the allow list lets through. */
export function createRecorder({ clock, isKeeping, write }: Listener): Recorder {
  const actors = new Map<string, Known>();
  const roots = new Set<AnyActor>();
  const machines = new Map<string, Unnumbered<MachineMessage>>();
  const transitionIds: TransitionIds = new WeakMap();

  const describeActor = (ref: AnyActor): Unnumbered<ActorMessage> => {
    const { src, _parent: parent, options } = ref;
    return {
      type: 'actor',
      id: ref.sessionId,
      parent: parent?.sessionId,
      name: nameOf(ref),
      src: typeof src === 'string' ? src : '',
      machine: chartNameOf(ref) || undefined,
      input: showValue(options.input),
    };
  };

  const describeSnapshot = (known: Known, snapshot: SnapshotLike, event: string): Unnumbered<SnapshotMessage> => {
    const { ref, steps, delays } = known;
    const { status, value, context, output, error } = snapshot;
    const before = known.snapshot?.context;
    const changes = context && context !== before ? showChanges(before || {}, context) : undefined;
    known.snapshot = snapshot;
    known.steps = [];
    return {
      type: 'snapshot',
      actor: ref.sessionId,
      status,
      value,
      context: before ? undefined : changes,
      changed: before ? changes : undefined,
      output: showValue(output),
      error: showValue(error),
      event,
      steps: some(steps),
      delays: some([...delays.values()]),
    };
  };

  /** Returns the machine, when it is met for the first time. */
  const remember = (ref: AnyActor): Unnumbered<MachineMessage> | undefined => {
    actors.set(ref.sessionId, { ref, steps: [], delays: new Map() });
    if (!ref._parent) roots.add(ref);
    const id = chartNameOf(ref);
    if (!id || machines.has(id)) return undefined;
    const definition = machineDefinition(ref.logic as unknown as AnyStateMachine, transitionIds);
    machines.set(id, { type: 'machine', id, definition });
    return { type: 'machine', id, definition };
  };

  /** XState tells of a delay when it is scheduled, by then in milliseconds. */
  const noteDelay = (delays: Known['delays'], type: string, params: unknown): void => {
    if (type !== 'xstate.raise' && type !== 'xstate.cancel') return;
    const { event, delay, sendId } = params as { event: { type: string }; delay?: number; sendId: string };
    delays.delete(sendId);
    if (delay !== undefined) delays.set(event.type, { event: event.type, startedAtMs: clock.now(), delayMs: delay });
  };

  const observe = (told: InspectionEvent): void => {
    const id = told.actorRef.sessionId;
    if (told.type === '@xstate.actor') {
      const ref = told.actorRef as AnyActor;
      const machine = remember(ref);
      if (machine) write(machine);
      write(describeActor(ref));
    }
    const known = actors.get(id);
    if (!known) return;
    if (told.type === '@xstate.event') {
      const { event, sourceRef } = told;
      known.delays.delete(event.type);
      // The actor's own record says that it began, `gone` that it was stopped, a snapshot what a promise brought.
      if (/^xstate\.(init|stop|promise)/.test(event.type)) return;
      const from = sourceRef?.sessionId;
      write({ type: 'event', from, to: id, event: showFields(event) as EventMessage['event'] });
    } else if (told.type === '@xstate.microstep') {
      const transitions = told._transitions.map((taken) => transitionIds.get(taken) as string);
      if (transitions.length > 0) known.steps.push({ event: told.event.type, transitions });
    } else if (told.type === '@xstate.action') {
      noteDelay(known.delays, told.action.type, told.action.params);
    } else if (told.type === '@xstate.snapshot' && (told.snapshot !== known.snapshot || known.steps.length > 0)) {
      const isOver = told.snapshot.status !== 'active';
      if (isOver) actors.delete(id);
      write(describeSnapshot(known, told.snapshot, told.event.type));
      if (isOver) write({ type: 'gone', actor: id });
    }
  };

  /** Finds an actor again, and all that it holds; its delays are told again when they next begin. */
  const find = (ref: AnyActor): void => {
    const { status, children = {} } = ref.getSnapshot() as SnapshotLike;
    if (status !== 'active') return;
    remember(ref);
    for (const child of Object.values(children)) find(child);
  };

  return {
    actors,
    observe(event) {
      try {
        if (isKeeping()) observe(event);
      } catch {
        // whatever is wrong here is nothing that the app should fall over
      }
    },
    findAgain() {
      actors.clear();
      roots.forEach(find);
    },
    standing(seq) {
      const all = [...actors.values()];
      return [
        ...machines.values(),
        ...all.map(({ ref }) => describeActor(ref)),
        ...all.map((known) => {
          known.snapshot = undefined;
          return describeSnapshot(known, known.ref.getSnapshot(), '');
        }),
      ].map((message) => ({ ...message, seq, atMs: clock.now() }));
    },
  };
}

/** Fields that hold another value than before; contexts are never changed in place. */
function showChanges(before: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>) {
  const changed: Record<string, unknown> = {};
  for (const name of Object.keys(now)) if (now[name] !== before[name]) changed[name] = now[name];
  return showFields(changed);
}

import type {
  ActorMessage,
  LostMessage,
  MachineDefinition,
  RecordMessage,
  RunningDelay,
  ShownFields,
  ShownValue,
  SnapshotMessage,
  StateValue,
} from '../../../../development/inspector/protocol.types';
import { activeStates } from './active-states';

/** What an actor was at one moment. */
export interface ShownActor {
  readonly id: string;
  /** Absent for the root. */
  readonly parent?: string;
  readonly name: string;
  readonly src: string;
  /** The name of its machine; absent when it is no statechart. */
  readonly machine?: string;
  readonly input?: ShownValue;
  readonly status: 'starting' | SnapshotMessage['status'];
  /** Nothing more comes of it. */
  readonly isGone: boolean;
  readonly value?: StateValue;
  /** Ids of the active states, outer before inner. */
  readonly active: readonly string[];
  readonly context?: ShownFields;
  readonly output?: ShownValue;
  readonly error?: ShownValue;
  readonly delays: readonly RunningDelay[];
  /** The event of its last snapshot, and the transitions that were taken from it to rest. */
  readonly event: string;
  readonly taken: readonly string[];
  /** Of its last snapshot. */
  readonly seq: number;
  readonly startedAtMs: number;
  readonly changedAtMs: number;
}

/** Everything that was, at one moment. */
export interface Moment {
  readonly machines: Map<string, MachineDefinition>;
  /** In the order in which they began; of those that are gone only the last ones. */
  readonly actors: Map<string, ShownActor>;
  /** Ids of actors that are gone, the first one first. */
  readonly gone: string[];
  /** How many living ones are shown no more, as there are too many. */
  leftOut: number;
}

/** How many actors are remembered after they are gone. */
export const mostGone = 200;

/** How many living ones are shown: an app that never says of one that it is gone would fill the page. */
export const mostLiving = 2_000;

export const emptyMoment = (): Moment => ({ machines: new Map(), actors: new Map(), gone: [], leftOut: 0 });

/** A copy that goes its own way; actors and machines themselves never change. */
export function copyOf({ machines, actors, gone, leftOut }: Moment): Moment {
  return { machines: new Map(machines), actors: new Map(actors), gone: [...gone], leftOut };
}

/** Changes a moment into the one after the record. */
export function apply(moment: Moment, record: RecordMessage): void {
  switch (record.type) {
    case 'machine':
      moment.machines.set(record.id, record.definition);
      break;
    case 'actor':
      moment.actors.set(record.id, begun(record));
      if (moment.actors.size - moment.gone.length > mostLiving) leaveOut(moment);
      break;
    case 'snapshot':
      applySnapshot(moment, record);
      break;
    case 'gone':
      bury(moment, record.actor);
      break;
    case 'lost':
      applyStanding(moment, record.standing);
      moment.leftOut = Math.max(moment.leftOut, record.leftOut ?? 0);
      break;
  }
}

function begun({ id, parent, name, src, machine, input, seq, atMs }: ActorMessage): ShownActor {
  return {
    ...{ id, parent, name, src, machine, input, seq },
    status: 'starting',
    isGone: false,
    active: [],
    delays: [],
    event: '',
    taken: [],
    startedAtMs: atMs,
    changedAtMs: atMs,
  };
}

/** The oldest but for the root, on which all others hang. */
function leaveOut(moment: Moment): void {
  const [, ...others] = [...moment.actors.values()].filter(({ isGone }) => !isGone);
  for (const { id } of others.slice(0, mostLiving / 10)) {
    moment.actors.delete(id);
    moment.leftOut += 1;
  }
}

function applySnapshot({ actors, machines }: Moment, record: SnapshotMessage): void {
  const actor = actors.get(record.actor);
  if (!actor) return;
  const definition = actor.machine === undefined ? undefined : machines.get(actor.machine);
  const { status, value, context, changed, output, error, event, steps = [], delays = [], seq, atMs } = record;
  actors.set(actor.id, {
    ...actor,
    status,
    value: value ?? actor.value,
    active: definition && value !== undefined ? activeStates(definition, value) : actor.active,
    context: context ?? (changed ? { ...actor.context, ...changed } : actor.context),
    output: output ?? actor.output,
    error: error ?? actor.error,
    delays,
    event,
    taken: steps.flatMap(({ transitions }) => transitions),
    seq,
    changedAtMs: atMs,
  });
}

function bury({ actors, gone }: Moment, id: string): void {
  const actor = actors.get(id);
  if (!actor || actor.isGone) return;
  actors.set(id, { ...actor, isGone: true, delays: [] });
  gone.push(id);
  while (gone.length > mostGone) actors.delete(gone.shift() as string);
}

/** Whoever is not named any more went while nobody listened. */
function applyStanding(moment: Moment, standing: readonly RecordMessage[]): void {
  const living = new Set(standing.flatMap((record) => (record.type === 'actor' ? [record.id] : [])));
  for (const id of [...moment.actors.keys()]) if (!living.has(id)) bury(moment, id);
  for (const record of standing) apply(moment, record);
}

/** A moment as records: machines, living actors, and their snapshots. */
export function standingOf({ machines, actors }: Moment, seq: number): LostMessage['standing'] {
  const living = [...actors.values()].filter(({ isGone }) => !isGone);
  return [
    ...[...machines].map(([id, definition]) => ({ type: 'machine' as const, seq, atMs: 0, id, definition })),
    ...living.map(({ id, parent, name, src, machine, input, startedAtMs: atMs }) => ({
      ...{ type: 'actor' as const, seq, atMs, id, parent, name, src, machine, input },
    })),
    ...living
      .filter(({ status }) => status !== 'starting')
      .map(({ id, status, value, context, output, error, event, delays, changedAtMs: atMs }) => ({
        ...{ type: 'snapshot' as const, seq, atMs, actor: id, event, delays, value, context, output, error },
        status: status as SnapshotMessage['status'],
      })),
  ];
}

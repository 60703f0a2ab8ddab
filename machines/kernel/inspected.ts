import type { InspectionEvent } from 'xstate';
import type { Meta } from '../words/meta';
import type { StateValue } from './state-path';

/** A statechart's snapshot, as far as observers look at it. */
export interface ChartSnapshot {
  readonly value: StateValue;
  readonly context: Readonly<Record<string, unknown>>;
  readonly status: 'active' | 'done' | 'error' | 'stopped';
  /** The words of the active states that have some, by the state's id. */
  getMeta(): Readonly<Record<string, Meta<string> | undefined>>;
}

type Inspected = InspectionEvent['actorRef'];

/** The statechart's own name (`session`, whoever's it is), or empty for an actor that is none. */
export function chartNameOf(actor: Inspected): string {
  const { logic } = actor as { readonly logic?: { readonly id?: unknown; readonly states?: unknown } };
  return logic?.states && typeof logic.id === 'string' ? logic.id : '';
}

/**
 * An actor's name within the app: a statechart's own id, if it is one of its own (`session live-1`, `module`); any other
 * actor's behind its owner's (`session live-1/picture`, `session live-1/picture/viewer`).
 */
export function nameOf(actor: Inspected | undefined): string {
  if (!actor) return '';
  const { id, _parent: parent } = actor as unknown as { readonly id: string; readonly _parent?: Inspected };
  if (!parent) return id;
  const chart = chartNameOf(actor);
  const owner = nameOf(parent);
  // the only one of its kind, or one of several that bears a name
  if (chart && (id !== chart || !/[ /]/.test(owner))) return id;
  return `${owner}/${id}`;
}

/** The snapshot of a statechart; undefined for any other. */
export function chartSnapshot(snapshot: unknown): ChartSnapshot | undefined {
  const { value } = (snapshot ?? {}) as Partial<ChartSnapshot>;
  return value === undefined ? undefined : (snapshot as ChartSnapshot);
}

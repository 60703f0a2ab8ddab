import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { near } from './near';
import { type PlacedAction, placedActions } from './states';

/**
 * Finds what is told, forwarded to or stopped by an id that no invoke and no spawned child has. Told by a function (`({
 * context }) => context.owner`) it is known to TypeScript, and not looked at here.
 */
export function checkChildren(machine: AnyStateMachine, states: readonly AnyStateNode[]): string[] {
  const ids = [...states.flatMap(({ invoke }) => invoke.map(({ id }) => id)), ...spawnedIds(machine, states)];
  return placedActions(machine, states).flatMap(({ place, action }) =>
    addressedBy(action)
      .filter(({ id }) => !id.startsWith('#_') && !ids.includes(id))
      .map(({ verb, id }) => `${place}: ${verb}('${id}'), which is no child of the chart${near(id, ids)}`),
  );
}

/** The ids of all children that a chart spawns, as far as its text has them. */
export function spawnedIds(machine: AnyStateMachine, states: readonly AnyStateNode[]): string[] {
  return [...placedActions(machine, states).flatMap(spawnedBy), ...spawnedIn(machine.config.context)];
}

/** What XState keeps of its own actions, on the function that stands for one. */
interface OwnAction {
  readonly type?: unknown;
  readonly to?: unknown;
  readonly actorRef?: unknown;
  readonly id?: unknown;
  readonly collect?: unknown;
  readonly assignment?: unknown;
}

export interface Addressed {
  readonly verb: string;
  readonly id: string;
}

/** Whom an action tells, forwards to or stops by an id. */
export function addressedBy(action: unknown): Addressed[] {
  if (typeof action !== 'function') return [];
  const { type, to, actorRef, collect } = action as OwnAction;
  if (type === 'xstate.sendTo' && typeof to === 'string') return [{ verb: 'sendTo', id: to }];
  if (type === 'xstate.stopChild' && typeof actorRef === 'string') return [{ verb: 'stopChild', id: actorRef }];
  return [...textOf(collect).matchAll(addressing)].map(([, verb = '', , id = '']) => ({ verb, id }));
}

function spawnedBy({ action }: PlacedAction): string[] {
  if (typeof action !== 'function') return [];
  const { type, id, collect, assignment } = action as OwnAction;
  if (type === 'xstate.spawnChild') return typeof id === 'string' ? [id] : [];
  const assignments = typeof assignment === 'object' ? Object.values(assignment ?? {}) : [assignment];
  return [collect, ...assignments].flatMap(spawnedIn);
}

const spawnedIn = (made: unknown): string[] => [...textOf(made).matchAll(spawning)].map(([, , id = '']) => id);

/**
 * What `enqueueActions`, an `assign` or a context does is known only once it runs, in one of its ways. Its text knows all:
 * `enqueue.sendTo('node', …)`, and `(0, _xstate.sendTo)('node', …)` as it is compiled.
 */
const addressing = /\b(sendTo|forwardTo|stopChild)\)?\(\s*(['"`])([^'"`$]+)\2/g;
/** `spawn('module', { id: 'module', … })`; an id that is made there, as of one in many, is told by no word. */
const spawning = /\bspawn(?:Child)?\)?\([^;]*?\bid:\s*(['"`])([^'"`$]+)\1/g;

const textOf = (made: unknown): string => (typeof made === 'function' ? made.toString() : '');

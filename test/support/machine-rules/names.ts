import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { transitionsOf } from './states';

/** Sorts of implementations that a chart names. */
type Sort = 'actions' | 'guards' | 'actors' | 'delays';

type Check = (sort: Sort, name: string) => string[];

/** Finds names of actions, guards, actors, delays and `stateIn` targets that do not exist. */
export function checkNames(machine: AnyStateMachine, states: readonly AnyStateNode[]): string[] {
  const checkAt = (place: string): Check => {
    return (sort, name) =>
      has(machine.implementations[sort], name) ? [] : [`${place}: unknown ${sort.slice(0, -1)} '${name}'`];
  };
  return [
    ...states.flatMap((state) => checkState(machine, state, checkAt(state.id))),
    ...Object.entries(machine.implementations.actions).flatMap(([name, action]) =>
      checkAction(action, checkAt(`action '${name}'`)),
    ),
    ...Object.entries(machine.implementations.guards).flatMap(([name, guard]) =>
      checkGuard(machine, guard, `guard '${name}'`, checkAt(`guard '${name}'`)),
    ),
  ];
}

function checkState(machine: AnyStateMachine, state: AnyStateNode, check: Check): string[] {
  const transitions = transitionsOf(state);
  const actions = [state.entry, state.exit, initialActions(state), ...transitions.map(({ actions }) => actions)].flat();
  return [
    ...Object.keys(state.config.after ?? {}).flatMap((delay) => checkDelay(delay, check)),
    ...state.invoke.flatMap(({ src }) => checkActor(src, check)),
    // the delays of `after` are raised by entry actions too, and were checked by name above
    ...actions.filter((action) => !isAfter(action)).flatMap((action) => checkAction(action, check)),
    ...transitions.flatMap(({ guard }) => checkGuard(machine, guard, state.id, check)),
  ];
}

function initialActions(state: AnyStateNode): readonly unknown[] {
  // a bad `initial` throws here; reachability tells it
  try {
    return state.type === 'compound' ? state.initial.actions : [];
  } catch {
    return [];
  }
}

function checkDelay(delay: unknown, check: Check): string[] {
  return typeof delay === 'string' && Number.isNaN(Number(delay)) ? check('delays', delay) : [];
}

function checkActor(src: unknown, check: Check): string[] {
  // XState gives actors that stand in the chart itself a name of its own
  return typeof src === 'string' && !src.startsWith('xstate.invoke.') ? check('actors', src) : [];
}

/** An action by name, `{ type }`, or one of XState's own (functions that carry what they were given). */
function checkAction(action: unknown, check: Check): string[] {
  if (typeof action === 'string') return check('actions', action);
  if (typeof action === 'function') {
    const { delay, src } = action as { delay?: unknown; src?: unknown };
    return [...checkDelay(delay, check), ...checkActor(src, check)];
  }
  return hasType(action) && !action.type.startsWith('xstate.') ? check('actions', action.type) : [];
}

/** A guard by name, `{ type }`, or one of XState's own: `and`, `or` and `not` hold guards, `stateIn` a place. */
function checkGuard(machine: AnyStateMachine, guard: unknown, place: string, check: Check): string[] {
  if (typeof guard === 'string') return check('guards', guard);
  if (typeof guard === 'function') {
    const { guards = [], stateValue } = guard as { guards?: readonly unknown[]; stateValue?: unknown };
    return [
      ...guards.flatMap((inner) => checkGuard(machine, inner, place, check)),
      ...(stateValue === undefined || isPlace(machine, stateValue)
        ? []
        : [`${place}: stateIn(${JSON.stringify(stateValue)}) is no state`]),
    ];
  }
  return hasType(guard) ? check('guards', guard.type) : [];
}

/** Whether `stateIn` could ever find this: `'#id'`, a path with dots, or nested objects of state names. */
function isPlace(machine: AnyStateMachine, stateValue: unknown): boolean {
  if (typeof stateValue === 'string') {
    if (stateValue.startsWith('#')) return hasId(machine, stateValue.slice(1));
    return leadsSomewhere(machine.root, stateValue.split('.'));
  }
  return Object.entries(stateValue as object).every(([key, inner]) => isPlaceBelow(machine.root, key, inner));
}

function isPlaceBelow(parent: AnyStateNode, key: string, inner: unknown): boolean {
  const state = parent.states[key];
  if (!state) return false;
  if (typeof inner === 'string') return leadsSomewhere(state, inner.split('.'));
  return Object.entries((inner ?? {}) as object).every(([below, deeper]) => isPlaceBelow(state, below, deeper));
}

function leadsSomewhere(from: AnyStateNode, path: readonly string[]): boolean {
  let state: AnyStateNode | undefined = from;
  for (const key of path) state = state?.states[key];
  return state !== undefined;
}

function hasId(machine: AnyStateMachine, id: string): boolean {
  try {
    return machine.getStateNodeById(id) !== undefined;
  } catch {
    return false;
  }
}

function isAfter(action: unknown): boolean {
  const { event } = (action ?? {}) as { event?: { type?: string } };
  return String(event?.type).startsWith('xstate.after.');
}

function hasType(thing: unknown): thing is { type: string } {
  return typeof thing === 'object' && thing !== null && typeof (thing as { type?: unknown }).type === 'string';
}

function has(implementations: object, name: string): boolean {
  return Object.keys(implementations).includes(name);
}

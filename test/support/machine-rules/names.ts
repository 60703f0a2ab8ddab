import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { near } from './near';
import { actionsOf, transitionsOf } from './states';
import { missingIn } from './targets';

/** Sorts of implementations that a chart names. */
type Sort = 'actions' | 'guards' | 'actors' | 'delays';

type Check = (sort: Sort, name: string) => string[];

/** Finds names of actions, guards, actors, delays and `stateIn` targets that do not exist. */
export function checkNames(machine: AnyStateMachine, states: readonly AnyStateNode[]): string[] {
  const checkAt = (place: string): Check => {
    return (sort, name) => {
      const known = Object.keys(machine.implementations[sort]);
      return known.includes(name) ? [] : [`${place}: unknown ${sort.slice(0, -1)} '${name}'${near(name, known)}`];
    };
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
  return [
    ...Object.keys(state.config.after ?? {}).flatMap((delay) => checkDelay(delay, check)),
    ...state.invoke.flatMap(({ src }) => checkActor(src, check)),
    // the delays of `after` are raised by entry actions too, and were checked by name above
    ...actionsOf(state)
      .filter((action) => !isAfter(action))
      .flatMap((action) => checkAction(action, check)),
    ...transitionsOf(state).flatMap(({ guard }) => checkGuard(machine, guard, state.id, check)),
  ];
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
      ...(stateValue === undefined ? [] : missingIn(machine, stateValue).map((missing) => `${place}: ${missing}`)),
    ];
  }
  return hasType(guard) ? check('guards', guard.type) : [];
}

function isAfter(action: unknown): boolean {
  const { event } = (action ?? {}) as { event?: { type?: string } };
  return String(event?.type).startsWith('xstate.after.');
}

function hasType(thing: unknown): thing is { type: string } {
  return typeof thing === 'object' && thing !== null && typeof (thing as { type?: unknown }).type === 'string';
}

import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { catches } from './event-names';
import { implementationOf, transitionsOf, withAncestors } from './states';

/** Finds states tagged `waiting` (they show activity) that nothing ends when what they wait for never comes. */
export function checkWaiting(machine: AnyStateMachine, states: readonly AnyStateNode[]): string[] {
  return states
    .filter(({ tags }) => tags.includes('waiting'))
    .filter((state) => !withAncestors(state).some((around) => hasDeadline(machine, around)))
    .filter((state) => !isEndedWithin(machine, state))
    .map((state) => `${state.id}: is tagged 'waiting' and has no deadline (an 'after' that leads away)`);
}

/** Whether wherever one can be in a state there is a deadline, or no time passes; of regions that of one is enough. */
function isEndedWithin(machine: AnyStateMachine, state: AnyStateNode): boolean {
  const inner = Object.values(state.states);
  const isEnded = (within: AnyStateNode) => hasDeadline(machine, within) || isEndedWithin(machine, within);
  if (state.type === 'parallel') return inner.some(isEnded);
  if (state.type === 'compound') return inner.every(isEnded);
  return state.type === 'history' || (state.always ?? []).some(({ guard, target }) => !guard && target);
}

/** A deadline leads away by itself, or raises an event that does: where a child must be told first, which it could not be after. */
function hasDeadline(machine: AnyStateMachine, state: AnyStateNode): boolean {
  return state.after.some(
    ({ target, actions }) =>
      target !== undefined ||
      actions
        .flatMap((action) => raisedBy(implementationOf(machine, action), paramsOf(action)))
        .some((event) => leadsAway(state, event)),
  );
}

function leadsAway(state: AnyStateNode, event: string): boolean {
  return withAncestors(state)
    .flatMap(transitionsOf)
    .some(({ eventType, target }) => target !== undefined && catches(eventType, event));
}

const paramsOf = (action: unknown): unknown => (action as { readonly params?: unknown }).params;

/** The types of what `raise` raises. A function is asked; one that needs more than its parameters raises nothing that is known. */
function raisedBy(action: unknown, params: unknown): string[] {
  const { type, event } = (action ?? {}) as { readonly type?: unknown; readonly event?: unknown };
  if (type !== 'xstate.raise') return [];
  const raised = typeof event === 'function' ? asked(() => event({ context: {}, event: {} }, params)) : event;
  return raised ? [String((raised as { type?: unknown }).type)] : [];
}

function asked(raise: () => unknown): unknown {
  try {
    return raise();
  } catch {
    return undefined;
  }
}

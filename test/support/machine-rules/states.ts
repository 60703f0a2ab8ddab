import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** The root and every state below it, parents first. */
export function allStates(machine: AnyStateMachine): AnyStateNode[] {
  const below = (state: AnyStateNode): AnyStateNode[] => [state, ...Object.values(state.states).flatMap(below)];
  return below(machine.root);
}

/** Every transition that starts at a state: events, delays, `always`, and what its invokes and children end with. */
export function transitionsOf(state: AnyStateNode): AnyTransitionDefinition[] {
  return [...[...state.transitions.values()].flat(), ...(state.always ?? [])];
}

/** A state and everything above it, the state first. */
export function withAncestors(state: AnyStateNode): AnyStateNode[] {
  return state.parent ? [state, ...withAncestors(state.parent)] : [state];
}

/** An action, and where it stands: at a state, or under a name. */
export interface PlacedAction {
  readonly place: string;
  readonly action: unknown;
}

/** Every action of a chart: those at its states first, then those that have names. */
export function placedActions(machine: AnyStateMachine, states: readonly AnyStateNode[]): PlacedAction[] {
  return [
    ...states.flatMap((state) => actionsOf(state).map((action) => ({ place: state.id, action }))),
    ...Object.entries(machine.implementations.actions).map(([name, action]) => ({ place: `action '${name}'`, action })),
  ];
}

/** What an action with a name does; any other as it is. */
export function implementationOf({ implementations }: AnyStateMachine, action: unknown): unknown {
  const name = typeof action === 'object' && action !== null && 'type' in action ? action.type : action;
  return typeof name === 'string' ? implementations.actions[name] : action;
}

/** The actions of entry, exit, the initial state and every transition. The delays of `after` are raised by such too. */
export function actionsOf(state: AnyStateNode): readonly unknown[] {
  return [state.entry, state.exit, initialActions(state), ...transitionsOf(state).map(({ actions }) => actions)].flat();
}

function initialActions(state: AnyStateNode): readonly unknown[] {
  // a bad `initial` throws here; the check of targets tells it
  try {
    return state.type === 'compound' ? state.initial.actions : [];
  } catch {
    return [];
  }
}

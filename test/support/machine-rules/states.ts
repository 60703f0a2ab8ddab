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

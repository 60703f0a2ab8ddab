import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { transitionsOf } from './states';

/** Finds states that no road from the start leads to. */
export function checkReachability(machine: AnyStateMachine, states: readonly AnyStateNode[]): string[] {
  const reached = new Set<AnyStateNode>();
  const targeted = new Set<AnyStateNode>();

  /** Being inside brings everything around it, the other regions of what is parallel, and the ways out. */
  const reach = (state: AnyStateNode): void => {
    if (reached.has(state)) return;
    reached.add(state);
    if (state.parent) reach(state.parent);
    for (const region of state.type === 'parallel' ? Object.values(state.states) : []) enter(region);
    for (const target of transitionsOf(state).flatMap((transition) => transition.target ?? [])) enter(target);
  };
  /** Being a target brings the initial state too, which a road to a deeper state bypasses. */
  const enter = (state: AnyStateNode): void => {
    if (targeted.has(state)) return;
    targeted.add(state);
    reach(state);
    for (const initial of initialOf(state)) enter(initial);
  };
  enter(machine.root);

  return states.filter((state) => !reached.has(state)).map((state) => `${state.id}: unreachable`);
}

function initialOf(state: AnyStateNode): readonly AnyStateNode[] {
  if (state.type !== 'compound') return [];
  // a bad `initial` throws here; the check of targets tells it
  try {
    return state.initial.target;
  } catch {
    return [];
  }
}

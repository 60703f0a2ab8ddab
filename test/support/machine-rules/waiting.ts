import type { AnyStateNode } from 'xstate';
import { withAncestors } from './states';

/** Finds states tagged `waiting` (they show activity) that nothing ends when what they wait for never comes. */
export function checkWaiting(states: readonly AnyStateNode[]): string[] {
  return states
    .filter(({ tags }) => tags.includes('waiting'))
    .filter((state) => !withAncestors(state).some(hasDeadline))
    .map((state) => `${state.id}: is tagged 'waiting' and has no deadline (an 'after' that leads away)`);
}

function hasDeadline(state: AnyStateNode): boolean {
  return state.after.some(({ target }) => target !== undefined);
}

import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { catches } from './event-names';

/** Finds a wildcard at the root, and events that the root keeps books on and that a deeper state keeps from it. */
export function checkEvents(
  machine: AnyStateMachine,
  states: readonly AnyStateNode[],
  handledTwiceOnPurpose: readonly string[] = [],
): string[] {
  const { root } = machine;
  const atRoot = Object.keys(root.config.on ?? {});
  const wildcards = atRoot.filter((event) => event === '*');
  const booked = atRoot.filter((event) => isBookkeeping(root, event) && !handledTwiceOnPurpose.includes(event));
  const deeper = states.filter((state) => state !== root);
  return [
    ...wildcards.map(() => `${root.id}: a wildcard at the root also catches XState's own events`),
    ...booked.flatMap((event) =>
      deeper
        .filter((state) => Object.keys(state.config.on ?? {}).some((descriptor) => catches(descriptor, event)))
        .map((state) => `${state.id}: handles '${event}', so the root's bookkeeping for it does not run`),
    ),
  ];
}

/** A transition that goes nowhere and only does something. */
function isBookkeeping(root: AnyStateNode, event: string): boolean {
  return (root.transitions.get(event) ?? []).some(({ target, actions }) => target === undefined && actions.length > 0);
}

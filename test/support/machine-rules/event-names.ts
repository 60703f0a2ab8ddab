import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { near } from './near';

/** Finds keys of `on` that are no event of the chart: neither the type of one nor a wildcard that takes one. */
export function checkEventNames(
  machine: AnyStateMachine,
  states: readonly AnyStateNode[],
  told: Readonly<Record<string, true>> | undefined,
): string[] {
  if (!told) return [`${machine.id}: its events are not told`];
  const events = Object.keys(told);
  return states.flatMap((state) =>
    Object.keys(state.config.on ?? {})
      .filter((descriptor) => !isOwn(descriptor) && !events.some((event) => catches(descriptor, event)))
      .map((descriptor) => `${state.id}: '${descriptor}' is no event of the chart${near(descriptor, events)}`),
  );
}

/** Whether a descriptor (`node.closed`, `player.*`, `*`) takes an event. */
export function catches(descriptor: string, event: string): boolean {
  if (descriptor === '*' || descriptor === event) return true;
  return descriptor.endsWith('.*') && `${event}.`.startsWith(descriptor.slice(0, -1));
}

/** XState's: that a child or a state is done, an error, a delay. */
function isOwn(descriptor: string): boolean {
  return descriptor.startsWith('xstate.');
}

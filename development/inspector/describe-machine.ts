import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { MachineTold, MachineWritten } from './wire.types';

/** A machine as it was written, names only. */
export function describeMachine(id: string, machine: AnyStateMachine): MachineTold {
  const { delays, actors } = machine.implementations;
  const always = [...(machine as unknown as { readonly idMap: Map<string, AnyStateNode> }).idMap].map(
    ([state, node]) => [state, node.always] as const,
  );
  const written: MachineWritten = [machine, always, delays, Object.keys(actors)];
  return ['m', id, JSON.stringify(written, named)];
}

/** A function has the name of what it is; `on` says again what `transitions` says. */
const named = (key: string, value: unknown): unknown =>
  key === 'on' && !(value as { readonly id?: string }).id
    ? undefined
    : typeof value === 'function'
      ? (value as { readonly type?: string }).type || value.name
      : value;

/** A transition by its place among those of its state: the same in every run. */
export function transitionId(transition: AnyTransitionDefinition): string {
  const { id, transitions, always } = transition.source;
  return `${id}:${([] as unknown[]).concat(...transitions.values(), always).indexOf(transition)}`;
}

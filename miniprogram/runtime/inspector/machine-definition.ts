import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { MachineDefinition, StateDefinition, TransitionDefinition } from './protocol.types';

/** Tells each transition of a machine that was defined here from all others. */
export type TransitionIds = WeakMap<object, string>;

/** A machine as it was written, names only. Enters its transitions into `ids`. */
export function machineDefinition(machine: AnyStateMachine, ids: TransitionIds): MachineDefinition {
  const { actors, delays } = machine.implementations;
  const invoked: unknown[] = [];

  const defineState = (node: AnyStateNode): StateDefinition => {
    const { id, key, type, description, tags, entry, exit, states } = node;
    const transitions: TransitionDefinition[] = [];
    const define = (branches: readonly Branch[], event: string): void => {
      for (const branch of branches) {
        const { target, guard, actions, delay } = branch;
        const transition = `${id}:${transitions.length}`;
        const delayMs = typeof delay === 'string' ? delays[delay] : delay;
        ids.set(branch, transition);
        transitions.push({
          id: transition,
          event,
          targets: target?.map((entered) => entered.id),
          guard: guard && nameOf(guard),
          actions: namesOf(actions),
          description: branch.description,
          reenter: branch.reenter || undefined,
          delay: typeof delay === 'string' ? delay : undefined,
          delayMs: typeof delayMs === 'number' ? delayMs : undefined,
        });
      }
    };
    node.transitions.forEach(define);
    define(node.always || [], '');
    const invoke = node.invoke.map((one) => ({ id: one.id, src: nameOf(one.src) }));
    invoked.push(...invoke.map(({ src }) => src));
    return {
      id,
      key,
      type,
      description,
      tags: some(tags),
      initial: type === 'compound' ? (node.initial.target as readonly AnyStateNode[])[0]?.id : undefined,
      entry: namesOf(entry),
      exit: namesOf(exit),
      invoke: some(invoke),
      transitions: some(transitions),
      states: some(Object.values(states).map(defineState)),
    };
  };
  return {
    ...defineState(machine.root),
    spawns: Object.keys(actors).filter((name) => !invoked.includes(name)),
  };
}

interface Branch {
  readonly target?: readonly { readonly id: string }[] | undefined;
  readonly guard?: object | string | undefined;
  readonly actions: readonly unknown[];
  readonly description?: string | undefined;
  readonly reenter: boolean;
  /** Delayed transitions have it, though XState's type of a node's transitions does not say so. */
  readonly delay?: string | number | undefined;
}

/** Undefined for an empty list, which is then left out of the JSON. */
export const some = <Item>(items: readonly Item[]): readonly Item[] | undefined =>
  items.length > 0 ? items : undefined;

/** XState keeps delayed transitions as actions of its own, which are no part of the chart. */
const namesOf = (actions: readonly unknown[]) =>
  some(actions.map(nameOf).filter((name) => !/^xstate\.(raise|cancel)/.test(name)));

/** The name of an action, a guard or an actor's logic, however XState holds it. */
function nameOf(named: unknown): string {
  const { type, name } = named as { readonly type?: string; readonly name?: string };
  return typeof named === 'string' ? named : type || name || 'inline';
}

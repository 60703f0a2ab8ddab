import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { MachineDefinition, StateDefinition, TransitionDefinition } from './protocol.types';

/** A machine as it was written, names only. What a state or a transition has none of is undefined, and not in JSON. */
export function describeMachine(machine: AnyStateMachine): MachineDefinition {
  const { delays, actors } = machine.implementations;
  const invoked: string[] = [];

  const describeState = (node: AnyStateNode): StateDefinition => {
    const { id, key, type, description, tags, initial, entry, exit } = node;
    const invoke = node.invoke.map((one) => ({ id: one.id, src: String(one.src) }));
    invoked.push(...invoke.map(({ src }) => src));
    return {
      id,
      key,
      type,
      description,
      tags: some(tags),
      initial: type === 'compound' ? initial.target[0]?.id : undefined,
      entry: namesOf(entry),
      exit: namesOf(exit),
      invoke: some(invoke),
      transitions: some(transitionsOf(node).map(describeTransition)),
      states: some(Object.values(node.states).map(describeState)),
    };
  };

  const describeTransition = (transition: AnyTransitionDefinition): TransitionDefinition => {
    const { eventType: event, target, guard, actions, description, reenter } = transition;
    const { delay } = transition as { readonly delay?: string | number };
    const isNamed = typeof delay === 'string';
    const delayMs: unknown = isNamed ? delays[delay] : delay;
    return {
      id: transitionId(transition),
      event,
      description,
      targets: target?.map(({ id }) => id),
      guard: guard && nameOf(guard),
      actions: namesOf(actions),
      reenter: reenter || undefined,
      delay: isNamed ? delay : undefined,
      delayMs: typeof delayMs === 'number' ? delayMs : undefined,
    };
  };

  const definition = describeState(machine.root);
  return { ...definition, spawns: Object.keys(actors).filter((name) => !invoked.includes(name)) };
}

/** A transition by its place among those of its state: the same in every run. A machine's initial one has none: −1. */
export function transitionId(transition: AnyTransitionDefinition): string {
  return `${transition.source.id}:${transitionsOf(transition.source).indexOf(transition)}`;
}

/** In the order in which XState tries them; its definition leaves those without an event out. */
const transitionsOf = ({ transitions, always }: AnyStateNode): AnyTransitionDefinition[] =>
  ([] as AnyTransitionDefinition[]).concat(...transitions.values(), always || []);

const some = <Item>(items: readonly Item[]): readonly Item[] | undefined => (items[0] ? items : undefined);

/** XState keeps delayed transitions as actions of its own, which are no part of the chart. */
const namesOf = (actions: readonly unknown[]): readonly string[] | undefined =>
  some(actions.map(nameOf).filter((name) => !/^xstate\.(raise|cancel)/.test(name)));

/** The name of an action or a guard, however XState holds it. */
function nameOf(named: unknown): string {
  const { type, name } = named as { readonly type?: string; readonly name?: string };
  return String((typeof named === 'string' ? named : type || name) || 'inline');
}

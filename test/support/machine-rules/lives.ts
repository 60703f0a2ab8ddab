import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { addressedBy, spawnedIds } from './children';
import { implementationOf, transitionsOf, withAncestors } from './states';

/**
 * Finds what is told to an invoked child where it cannot be alive: XState ends whoever says it. A transition's actions run
 * after what it leaves was left and before what it leads to is entered; an entry runs before inner states have children, an
 * exit after they had some. Whether a child of another region is alive nobody knows here: that is not told.
 */
export function checkLives(machine: AnyStateMachine, states: readonly AnyStateNode[]): string[] {
  const spawned = spawnedIds(machine, states);
  const homesOf = (id: string) => states.filter(({ invoke }) => invoke.some((invoked) => invoked.id === id));
  const complain = (place: string, actions: readonly unknown[], isAlive: (home: AnyStateNode) => boolean): string[] =>
    actions
      .flatMap((action) => addressedBy(implementationOf(machine, action)))
      .map(({ verb, id }) => ({ verb, id, homes: homesOf(id) }))
      .filter(({ id, homes }) => homes.length > 0 && !spawned.includes(id) && !homes.some(isAlive))
      .map(({ verb, id }) => `${place}: ${verb}('${id}'), which is not alive there`);
  return states.flatMap((state) => [
    ...complain(`${state.id}, entry`, state.entry, (home) => isIn(state, home) || areBeside(home, state)),
    ...complain(`${state.id}, exit`, state.exit, (home) => isIn(state, home) || areBeside(home, state)),
    ...transitionsOf(state).flatMap((transition) =>
      complain(
        `${state.id}, on ${transition.eventType === '' ? 'always' : `'${transition.eventType}'`}`,
        transition.actions,
        (home) => (isIn(state, home) || isIn(home, state) || areBeside(home, state)) && !isLeft(home, transition),
      ),
    ),
  ]);
}

/** Whether a state is another or lies within it. */
const isIn = (state: AnyStateNode, around: AnyStateNode): boolean => withAncestors(state).includes(around);

/** Whether two states lie in different regions of one, so that each can be there with or without the other. */
function areBeside(one: AnyStateNode, other: AnyStateNode): boolean {
  if (isIn(one, other) || isIn(other, one)) return false;
  return withAncestors(one).find((around) => isIn(other, around))?.type === 'parallel';
}

/** Whether a transition leaves a state: it leaves all that is below the innermost state around its source and its targets. */
function isLeft(state: AnyStateNode, { source, target, reenter }: AnyTransitionDefinition): boolean {
  if (!target) return false;
  const isInternal = !reenter && target.every((to) => isIn(to, source));
  const around = isInternal
    ? source
    : withAncestors(source).find((one) => one !== source && target.every((to) => to !== one && isIn(to, one)));
  return around === undefined || (state !== around && isIn(state, around));
}

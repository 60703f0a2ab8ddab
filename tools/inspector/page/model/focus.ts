import type { MachineDefinition } from '../../../../development/inspector/protocol.types';
import { parentsOf, statesOf } from './chart-marks';

/**
 * What changed last: the innermost state that was entered, or (as long as nothing was) of one that is active
 * among the most states. Whatever only stays in its state changes nothing.
 */
export function focusOf(
  definition: MachineDefinition,
  active: readonly string[],
  taken: readonly string[],
  before: string,
): string {
  const states = statesOf(definition);
  const parents = parentsOf(definition);
  const entered = [...states.values()]
    .flatMap(({ transitions = [] }) => transitions)
    .filter(({ id }) => taken.includes(id))
    .flatMap(({ targets = [] }) => targets);
  const target = entered.findLast((id) => active.includes(id)) ?? (active.includes(before) ? undefined : definition.id);
  if (target === undefined) return before;
  const inside = active.filter((id) => id === target || isInside(id, target, parents));
  const leaves = inside.filter((id) => !(states.get(id)?.states ?? []).some((inner) => inside.includes(inner.id)));
  const sizeAround = (id: string) => statesOf(states.get(regionOf(id, definition.id, parents)) ?? definition).size;
  const [leaf = target] = leaves.sort((one, other) => sizeAround(other) - sizeAround(one));
  return leaf;
}

/** The outermost state around a state that is neither the whole nor the only one in it. */
function regionOf(id: string, root: string, parents: ReadonlyMap<string, string>): string {
  const path = [id];
  for (let parent = parents.get(id); parent && parent !== root; parent = parents.get(parent)) path.push(parent);
  return path.at(-2) ?? id;
}

function isInside(id: string, outer: string, parents: ReadonlyMap<string, string>): boolean {
  for (let parent = parents.get(id); parent; parent = parents.get(parent)) if (parent === outer) return true;
  return false;
}

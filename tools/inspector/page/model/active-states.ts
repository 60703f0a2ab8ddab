import type { StateDefinition, StateValue } from '../../../../development/inspector/protocol.types';

/** The ids of all active states, outer before inner. */
export function activeStates(state: StateDefinition, value: StateValue): readonly string[] {
  const inner = typeof value === 'string' ? { [value]: {} } : value;
  const active = Object.entries(inner).flatMap(([key, deeper]) => {
    const found = (state.states ?? []).find((known) => known.key === key);
    return found ? activeStates(found, deeper) : [];
  });
  return [state.id, ...active];
}

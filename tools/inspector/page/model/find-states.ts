import type { StateDefinition } from '../../../../development/inspector/protocol.types';

export interface FoundState {
  readonly id: string;
  readonly key: string;
  /** 0 for the whole. */
  readonly depth: number;
  /** Holds others. */
  readonly isOuter: boolean;
  readonly isRegion: boolean;
}

/** The states whose name holds a text, those that begin with it first. */
export function findStates(definition: StateDefinition | undefined, text: string): readonly FoundState[] {
  if (!definition) return [];
  const wanted = text.trim().toLowerCase();
  const all: FoundState[] = [];
  const visit = (state: StateDefinition, depth: number, isRegion: boolean): void => {
    const { id, key, states = [] } = state;
    all.push({ id, key, depth, isOuter: states.length > 0, isRegion });
    for (const inner of states) visit(inner, depth + 1, state.type === 'parallel');
  };
  visit(definition, 0, false);
  if (wanted === '') return all;
  const placeIn = ({ key }: FoundState) => key.toLowerCase().indexOf(wanted);
  const found = all.filter((state) => placeIn(state) >= 0);
  return found.sort((one, other) => Math.min(1, placeIn(one)) - Math.min(1, placeIn(other)));
}

import type {
  MachineDefinition,
  RunningDelay,
  StateDefinition,
  TransitionDefinition,
} from '../../../../development/inspector/protocol.types';
import type { ShownActor } from './moment';

/** Longer than a day is for ever: a limit that is switched off. */
const endlessMs = 86_400_000;

/** A delay that runs: whose it is, and what it leads to. */
export interface Countdown {
  readonly state: string;
  readonly transitions: readonly string[];
  readonly remainingMs: number;
  /** How much of it is over, 0 … 1. */
  readonly share: number;
}

/** A transition that an event can bring about now, if its guard holds. */
export interface Possible {
  readonly transition: TransitionDefinition;
  readonly source: StateDefinition;
}

/** Every state of a machine by its id. */
export function statesOf(definition: StateDefinition): Map<string, StateDefinition> {
  const states = new Map<string, StateDefinition>();
  const visit = (state: StateDefinition): void => {
    states.set(state.id, state);
    for (const inner of state.states ?? []) visit(inner);
  };
  visit(definition);
  return states;
}

/**
 * What events can bring about in the active states, as far as a definition tells: XState asks inner states before outer
 * ones, and takes the first branch whose guard holds. What XState itself sends is left out; what people want comes first.
 */
export function possibleTransitions(definition: MachineDefinition, active: readonly string[]): readonly Possible[] {
  const states = statesOf(definition);
  const isActive = new Set(active);
  const found = new Map<string, Possible>();
  const innermost = active.filter((id) => !states.get(id)?.states?.some((inner) => isActive.has(inner.id)));
  const around = parentsOf(definition);
  for (const leaf of innermost) {
    const answered = new Set<string>();
    for (let id: string | undefined = leaf; id; id = around.get(id)) {
      const source = states.get(id);
      const certain: string[] = [];
      for (const transition of source?.transitions ?? []) {
        const { event, guard } = transition;
        if (!source || event === '' || event.startsWith('xstate.') || answered.has(event)) continue;
        if (certain.includes(event)) continue;
        found.set(transition.id, { transition, source });
        if (!guard) certain.push(event);
      }
      for (const event of certain) answered.add(event);
    }
  }
  const isIntent = ({ transition }: Possible) => /^[A-Z]/.test(transition.event);
  return [...found.values()].sort((one, other) => Number(isIntent(other)) - Number(isIntent(one)));
}

/** The delays of an actor, with the states and transitions that they belong to; the soonest first. */
export function countdowns(
  definition: MachineDefinition,
  { delays }: Pick<ShownActor, 'delays'>,
  atMs: number,
): Countdown[] {
  if (delays.length === 0) return [];
  const states = [...statesOf(definition).values()];
  return delays
    .filter(({ delayMs }) => delayMs < endlessMs)
    .flatMap((delay) => countdownOf(states, delay, atMs))
    .sort((one, other) => one.remainingMs - other.remainingMs);
}

function countdownOf(
  states: readonly StateDefinition[],
  { event, startedAtMs, delayMs }: RunningDelay,
  atMs: number,
): Countdown[] {
  const state = states.find(({ transitions = [] }) => transitions.some((transition) => transition.event === event));
  if (!state) return [];
  const transitions = (state.transitions ?? []).filter((transition) => transition.event === event).map(({ id }) => id);
  const elapsedMs = Math.max(0, atMs - startedAtMs);
  const remainingMs = Math.max(0, delayMs - elapsedMs);
  return [{ state: state.id, transitions, remainingMs, share: delayMs > 0 ? Math.min(1, elapsedMs / delayMs) : 1 }];
}

/** The id of the state around each state. */
export function parentsOf(definition: StateDefinition): Map<string, string> {
  const parents = new Map<string, string>();
  const visit = (state: StateDefinition): void => {
    for (const inner of state.states ?? []) {
      parents.set(inner.id, state.id);
      visit(inner);
    }
  };
  visit(definition);
  return parents;
}

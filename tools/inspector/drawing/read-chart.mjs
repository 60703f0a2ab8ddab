// @ts-check
import { triggerOf } from './trigger.mjs';

/** @typedef {import('../../../development/inspector/protocol.types.ts').MachineDefinition} MachineDefinition */
/** @typedef {import('../../../development/inspector/protocol.types.ts').StateDefinition} StateDefinition */
/** @typedef {import('../../../development/inspector/protocol.types.ts').TransitionDefinition} TransitionDefinition */
/** @typedef {import('./drawing.types.ts').ChartState} ChartState */
/** @typedef {import('./drawing.types.ts').ChartTransition} ChartTransition */

/**
 * Reads a machine's definition into what a picture of it shows.
 *
 * @param {MachineDefinition} machine
 * @returns {ChartState}
 */
export function readChart(machine) {
  return { ...readState(machine, false), spawned: [...machine.spawns] };
}

/**
 * A state and all that it holds, outer before inner.
 *
 * @param {ChartState} state
 * @returns {ChartState[]}
 */
export function everyState(state) {
  return [state, ...state.states.flatMap(everyState)];
}

/**
 * @param {StateDefinition} state
 * @param {boolean} isRegion
 * @returns {ChartState}
 */
function readState(state, isRegion) {
  const { id, key, type, description = '', tags = [], invoke = [], entry = [], exit = [], states = [] } = state;
  return {
    id,
    name: key,
    kind: type === 'history' ? 'atomic' : type,
    description,
    isWaiting: tags.includes('waiting'),
    isRegion,
    foldedCount: 0,
    invoked: invoke.map(({ id: actor, src }) => ({ id: actor, logic: src })),
    spawned: [],
    entry: [...entry],
    exit: [...exit],
    // what is told of an app need not be there
    initialId: states.some((inner) => inner.id === state.initial) ? (state.initial ?? null) : null,
    states: states.map((inner) => readState(inner, type === 'parallel')),
    transitions: transitionsOf(state),
  };
}

/**
 * What comes after a guarded branch of the same event without a guard of its own is its `else`.
 *
 * @param {StateDefinition} state
 * @returns {ChartTransition[]}
 */
function transitionsOf({ id: sourceId, transitions = [] }) {
  return transitions.flatMap((transition, index) => {
    const { id, event, actions = [], description = '', reenter = false, targets = [null] } = transition;
    const isLaterBranch = transitions.slice(0, index).some((before) => before.event === event);
    const guard = transition.guard ?? (isLaterBranch ? 'else' : '');
    const label = [triggerOf(event, sourceId), guard && `[${guard}]`].filter(Boolean).join(' ') || 'always';
    return targets.map((targetId) => ({
      id,
      sourceId,
      event,
      targetId,
      label,
      actions: [...actions],
      description,
      reenters: reenter && targetId === sourceId,
    }));
  });
}

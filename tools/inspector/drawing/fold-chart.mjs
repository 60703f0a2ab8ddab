// @ts-check
import { everyState } from './read-chart.mjs';

/** @typedef {import('./drawing.types.ts').ChartState} ChartState */
/** @typedef {import('./drawing.types.ts').ChartTransition} ChartTransition */

/**
 * The chart with what is inside some states left out: their transitions to the outside become the folded state's own, and
 * whatever led to a state inside leads to the folded one.
 *
 * @param {ChartState} root
 * @param {ReadonlySet<string>} folded ids
 * @returns {ChartState}
 */
export function foldChart(root, folded) {
  if (folded.size === 0) return root;
  /** @type {Map<string, string>} a state that is not shown → the one that stands for it */
  const shownAs = new Map();
  const enter = (/** @type {ChartState} */ state) => {
    if (!folded.has(state.id)) state.states.forEach(enter);
    else for (const inner of everyState(state).slice(1)) shownAs.set(inner.id, state.id);
  };
  enter(root);
  return foldState(root, shownAs, folded);
}

/**
 * @param {ChartState} state
 * @param {ReadonlyMap<string, string>} shownAs
 * @param {ReadonlySet<string>} folded
 * @returns {ChartState}
 */
function foldState(state, shownAs, folded) {
  const retarget = (/** @type {ChartTransition} */ transition) => ({
    ...transition,
    targetId: transition.targetId && (shownAs.get(transition.targetId) ?? transition.targetId),
  });
  const own = state.transitions.map(retarget);
  if (!folded.has(state.id) || state.states.length === 0) {
    return { ...state, transitions: own, states: state.states.map((inner) => foldState(inner, shownAs, folded)) };
  }
  const inside = everyState(state).slice(1);
  const leaving = inside
    .flatMap((inner) => inner.transitions.map(retarget))
    .filter(({ targetId }) => targetId !== null && targetId !== state.id)
    .map((transition) => ({ ...transition, sourceId: state.id }));
  const stayed = own.map((transition) =>
    // into itself: nothing that can be seen
    transition.targetId === state.id && !transition.reenters ? { ...transition, targetId: null } : transition,
  );
  return {
    ...state,
    foldedCount: inside.length,
    states: [],
    initialId: null,
    isWaiting: state.isWaiting || inside.some(({ isWaiting }) => isWaiting),
    transitions: [...stayed, ...leaving],
  };
}

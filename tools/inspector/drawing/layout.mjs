// @ts-check
import { arrangeNeighbours } from './arrange-neighbours.mjs';
import { arrangeRegions } from './arrange-regions.mjs';
import { fillHeader } from './header.mjs';
import { moveContents } from './move.mjs';

/** @typedef {import('./drawing.types.ts').ChartState} ChartState */
/** @typedef {import('./drawing.types.ts').Elk} Elk */
/** @typedef {import('./drawing.types.ts').Frame} Frame */
/** @typedef {import('./drawing.types.ts').PlacedState} PlacedState */
/** @typedef {import('./drawing.types.ts').Wiring} Wiring */

/** Between the border of a state and the states inside. */
const padding = 16;

/**
 * Gives every state its place, inner before outer: a box is as big as what it holds.
 *
 * @param {Elk} elk
 * @param {ChartState} state
 * @param {Wiring} wiring
 * @param {Frame} [frame]
 * @returns {Promise<PlacedState>}
 */
export async function layOut(elk, state, wiring, frame = 'page') {
  const chips = wiring.chips.get(state.id) ?? [];
  if (state.states.length === 0) {
    return { state, x: 0, y: 0, ...fillHeader(state, chips, 0), states: [], links: [], initial: [] };
  }
  const inner = [];
  for (const child of state.states) inner.push(await layOut(elk, child, wiring, frame));
  const contents =
    state.kind === 'parallel'
      ? arrangeRegions(inner)
      : await arrangeNeighbours(elk, inner, state.initialId, wiring.links.get(state.id) ?? [], frame);

  const header = fillHeader(state, chips, contents.width);
  const width = Math.max(header.width, contents.width + 2 * padding);
  moveContents(contents, Math.round((width - contents.width) / 2), header.height);
  const { states, links, initial } = contents;
  const height = header.height + contents.height + padding;
  return { state, x: 0, y: 0, width, height, chips: header.chips, states, links, initial };
}

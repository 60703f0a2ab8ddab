// @ts-check
import { arrangeNeighbours } from './arrange-neighbours.mjs';
import { arrangeRegions } from './arrange-regions.mjs';
import { fillHeader } from './header.mjs';
import { moveContents } from './move.mjs';

/** @typedef {import('./diagrams.types.ts').ChartState} ChartState */
/** @typedef {import('./diagrams.types.ts').PlacedState} PlacedState */
/** @typedef {import('./diagrams.types.ts').Wiring} Wiring */

/** Between the border of a state and the states inside. */
const padding = 16;

/**
 * Gives every state its place, inner before outer: a box is as big as what it holds.
 *
 * @param {ChartState} state
 * @param {Wiring} wiring
 * @returns {Promise<PlacedState>}
 */
export async function layOut(state, wiring) {
  const chips = wiring.chips.get(state.id) ?? [];
  if (state.states.length === 0) {
    return { state, x: 0, y: 0, ...fillHeader(state, chips, 0), states: [], links: [], initial: [] };
  }
  const inner = [];
  for (const child of state.states) inner.push(await layOut(child, wiring));
  const contents =
    state.kind === 'parallel'
      ? arrangeRegions(inner)
      : await arrangeNeighbours(inner, state.initialId, wiring.links.get(state.id) ?? []);

  const header = fillHeader(state, chips, contents.width);
  const width = Math.max(header.width, contents.width + 2 * padding);
  moveContents(contents, Math.round((width - contents.width) / 2), header.height);
  const { states, links, initial } = contents;
  const height = header.height + contents.height + padding;
  return { state, x: 0, y: 0, width, height, chips: header.chips, states, links, initial };
}

// @ts-check
import { moveContents, moveState } from './move.mjs';

/** @typedef {import('./drawing.types.ts').PlacedState} PlacedState */

const gap = 16;

/**
 * Places the regions of a parallel state side by side: the tallest first, and beside it as many under each other as fit.
 *
 * @param {PlacedState[]} regions
 */
export function arrangeRegions(regions) {
  const tallestFirst = [...regions].sort((one, other) => other.height - one.height);
  const height = tallestFirst[0]?.height ?? 0;
  /** @type {PlacedState[][]} */
  const columns = [];
  for (const region of tallestFirst) {
    const column = columns.find((placed) => heightOf([...placed, region]) <= height);
    if (column) column.push(region);
    else columns.push([region]);
  }
  let x = 0;
  for (const column of columns) {
    const width = Math.max(...column.map((region) => region.width));
    let y = 0;
    for (const region of column) {
      moveState(region, x, y);
      moveContents(region, Math.round((width - region.width) / 2), 0);
      region.width = width;
      if (column.length === 1) region.height = height;
      y += region.height + gap;
    }
    x += width + gap;
  }
  return { width: x - gap, height, states: regions, links: [], initial: [] };
}

/** @param {readonly PlacedState[]} column */
const heightOf = (column) => column.reduce((sum, { height }) => sum + height + gap, -gap);

// @ts-check

/** @typedef {import('./drawing.types.ts').PlacedLink} PlacedLink */
/** @typedef {import('./drawing.types.ts').PlacedState} PlacedState */
/** @typedef {import('./drawing.types.ts').Point} Point */

/**
 * Moves a state with all that it holds.
 *
 * @param {PlacedState} placed
 * @param {number} x
 * @param {number} y
 */
export function moveState(placed, x, y) {
  placed.x += x;
  placed.y += y;
  placed.chips = placed.chips.map((chip) => shifted(chip, x, y));
  moveContents(placed, x, y);
}

/**
 * Moves the states inside and their lines.
 *
 * @param {Pick<PlacedState, 'states' | 'links' | 'initial'>} contents
 * @param {number} x
 * @param {number} y
 */
export function moveContents(contents, x, y) {
  contents.initial = contents.initial.map((point) => shifted(point, x, y));
  for (const state of contents.states) moveState(state, x, y);
  for (const link of contents.links) {
    link.points = link.points.map((point) => shifted(point, x, y));
    if (link.label) link.label = shifted(link.label, x, y);
  }
}

/**
 * @template {Point} Part
 * @param {Part} part
 * @param {number} x
 * @param {number} y
 * @returns {Part}
 */
const shifted = (part, x, y) => ({ ...part, x: part.x + x, y: part.y + y });

// @ts-check
import { iconWidth, rowWidth } from './label-row.mjs';
import { textSize, textWidth, titleSize } from './text-width.mjs';

/** @typedef {import('./drawing.types.ts').ChartState} ChartState */
/** @typedef {import('./drawing.types.ts').Chip} Chip */
/** @typedef {import('./drawing.types.ts').PlacedChip} PlacedChip */

const chipHeight = 20;
/** Inside a chip, left and right of its text. */
export const chipPadding = 8;
/** The mark of a state that waits, beside its name. */
export const waitingWidth = textWidth('waiting', textSize) + 36;

const padding = 12;
const gap = 4;
const titleHeight = 34;
/** What folds a state away, in the page of the inspector, at the right of its name. */
export const foldSize = 20;
/** How wide a state without inner states gets for its chips before they take a new row. */
const comfortableWidth = 300;

/**
 * The upper part of a state's box: name, marks, and what is written inside.
 *
 * @param {ChartState} state
 * @param {readonly Chip[]} chips
 * @param {number} innerWidth what the states inside take anyway
 * @returns {{ width: number, height: number, chips: PlacedChip[] }} chips placed from the box's corner
 */
export function fillHeader(state, chips, innerWidth) {
  const titleWidth =
    textWidth(state.name, titleSize, { isBold: true }) + (state.isWaiting ? waitingWidth : 0) + foldWidth(state);
  const widths = chips.map(chipWidth);
  const total = widths.reduce((sum, width) => sum + width + gap, -gap);
  const room = Math.max(titleWidth, innerWidth, Math.min(total, comfortableWidth), ...widths);
  const rows = intoRows(chips, widths, room);
  const isLeaf = state.states.length === 0;
  const used = Math.max(titleWidth, ...rows.flat().map(({ x, width }) => x + width - padding));
  return {
    width: used + 2 * padding,
    height: titleHeight + rows.length * (chipHeight + gap) + (isLeaf ? (rows.length > 0 ? 6 : 2) : 8),
    chips: rows.flat(),
  };
}

/** @param {ChartState} state */
function foldWidth({ states, foldedCount }) {
  const count = foldedCount > 0 ? textWidth(foldedNote(foldedCount), textSize) + gap : 0;
  return states.length + foldedCount > 0 ? foldSize + gap + count : 0;
}

/** How many states are folded away, beside the name. @param {number} count */
export const foldedNote = (count) => `+${count}`;

/** @param {Chip} chip */
function chipWidth({ text, kind }) {
  return kind === 'actor' ? iconWidth + textWidth(text, textSize) + chipPadding : rowWidth(text) + 2 * chipPadding;
}

/**
 * Actors have rows of their own; transitions follow in the order of the chart.
 *
 * @param {readonly Chip[]} chips
 * @param {readonly number[]} widths
 * @param {number} room
 * @returns {PlacedChip[][]}
 */
function intoRows(chips, widths, room) {
  /** @type {PlacedChip[][]} */
  const rows = [];
  let x = 0;
  chips.forEach((chip, index) => {
    const width = widths[index] ?? 0;
    const before = rows.at(-1)?.at(-1);
    const isNewKind = (before?.kind === 'actor') !== (chip.kind === 'actor');
    if (!before || isNewKind || x + width > room) {
      rows.push([]);
      x = 0;
    }
    const y = titleHeight + (rows.length - 1) * (chipHeight + gap);
    rows.at(-1)?.push({ ...chip, x: padding + x, y, width, height: chipHeight });
    x += width + gap;
  });
  return rows;
}

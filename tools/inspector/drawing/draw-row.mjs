// @ts-check
import { fromInside, iconWidth, rowWidth, splitRow } from './label-row.mjs';
import { drawCogwheel, element, together, words } from './svg.mjs';

/**
 * One row of text from its left end: what must be true and what is done is quieter than what triggers.
 *
 * @param {string} row
 * @param {number} left
 * @param {number} baseline
 */
export function drawRow(row, left, baseline) {
  const { isAboutActor, text } = splitRow(row);
  const sign = isAboutActor ? [drawCogwheel(left + 6, baseline - 4, 'muted')] : [];
  const x = isAboutActor ? left + iconWidth : left;
  return together([...sign, element('text', { class: 'fill-text', x, y: baseline }, [quietened(text)])]);
}

/**
 * One row of text around a middle; the sign of an actor and its text stay together, however narrow the reader's font is.
 *
 * @param {string} row
 * @param {number} middle
 * @param {number} baseline
 */
export function drawMiddleRow(row, middle, baseline) {
  if (splitRow(row).isAboutActor) return drawRow(row, middle - rowWidth(row) / 2, baseline);
  return element('text', { class: 'middle fill-text', x: middle, y: baseline }, [quietened(row)]);
}

/** @param {string} text */
function quietened(text) {
  const parts = text.split(/(\[[^\]]*\]| \/ .*?(?= → |$))/).map((part) => {
    const isQuiet = part.startsWith('[') || part.startsWith(' / ') || part === fromInside;
    return isQuiet ? element('tspan', { class: 'fill-muted' }, part) : words(part);
  });
  return together(parts);
}

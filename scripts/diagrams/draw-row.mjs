// @ts-check
import { fromInside, iconWidth, rowWidth, splitRow } from './label-row.mjs';
import { drawCogwheel, element, escaped } from './svg.mjs';

/**
 * One row of a label, around a middle: what must be true is quieter than what triggers.
 *
 * @param {string} row
 * @param {number} middle
 * @param {number} baseline
 */
export function drawRow(row, middle, baseline) {
  const { isAboutActor, text } = splitRow(row);
  const parts = text.split(/(\[[^\]]*\])/).map((part) => {
    const isQuiet = part.startsWith('[') || part === fromInside;
    return isQuiet ? element('tspan', { class: 'fill-muted' }, escaped(part)) : escaped(part);
  });
  const x = isAboutActor ? middle + iconWidth / 2 : middle;
  const written = element('text', { class: 'middle fill-text', x, y: baseline }, parts.join(''));
  if (!isAboutActor) return written;
  return `${drawCogwheel(middle - rowWidth(row) / 2 + 6, baseline - 4, 'muted')}${written}`;
}

// @ts-check
import { iconWidth, textSize } from './header.mjs';
import { drawCogwheel, element, escaped } from './svg.mjs';
import { textWidth } from './text-width.mjs';

/** What a line says when states inside take its road too. */
export const fromInside = 'from inside';

/** How a label says that it is about an invoked actor. */
export const actorSign = '⚙ ';

/**
 * How wide a row of a label is: the sign of an actor is drawn, because not every font has it.
 *
 * @param {string} row
 */
export function rowWidth(row) {
  return row.startsWith(actorSign)
    ? iconWidth + textWidth(row.slice(actorSign.length), textSize)
    : textWidth(row, textSize);
}

/**
 * One row of a label, around a middle: what must be true is quieter than what triggers.
 *
 * @param {string} row
 * @param {number} middle
 * @param {number} baseline
 */
export function drawRow(row, middle, baseline) {
  const isAboutActor = row.startsWith(actorSign);
  const text = isAboutActor ? row.slice(actorSign.length) : row;
  const parts = text.split(/(\[[^\]]*\])/).map((part) => {
    const isQuiet = part.startsWith('[') || part === fromInside;
    return isQuiet ? element('tspan', { class: 'fill-muted' }, escaped(part)) : escaped(part);
  });
  const x = isAboutActor ? middle + iconWidth / 2 : middle;
  const written = element('text', { class: 'middle fill-text', x, y: baseline }, parts.join(''));
  if (!isAboutActor) return written;
  return `${drawCogwheel(middle - rowWidth(row) / 2 + 6, baseline - 4, 'muted')}${written}`;
}

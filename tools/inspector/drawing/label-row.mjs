// @ts-check
import { textSize, textWidth } from './text-width.mjs';

/** How a label says that it is about an invoked actor. */
export const actorSign = '⚙ ';

/** What a line says when states inside take its road too. */
export const fromInside = 'from inside';

/** The cogwheel before the name of an actor. */
export const iconWidth = 16;

/** Whether a row of a label begins with the sign of an actor, and what it says besides. @param {string} row */
export function splitRow(row) {
  const isAboutActor = row.startsWith(actorSign);
  return { isAboutActor, text: isAboutActor ? row.slice(actorSign.length) : row };
}

/** How wide a row of a label is: the sign is drawn, because not every font has it. @param {string} row */
export function rowWidth(row) {
  const { isAboutActor, text } = splitRow(row);
  return (isAboutActor ? iconWidth : 0) + textWidth(text, textSize);
}

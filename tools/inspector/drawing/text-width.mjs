// @ts-check
/**
 * How wide text is, without a browser: advance widths of Helvetica, in thousandths of the font size. System fonts differ,
 * so there is some slack: what fits here fits with SF, Segoe UI, Roboto, Noto Sans and DejaVu too.
 */

/** The two sizes of the charts, in pixels. */
export const titleSize = 14;
export const textSize = 12;

/** Fonts differ more in their small letters than in their capitals. */
const slack = { capital: 1.04, other: 1.12 };

/** @type {Record<number, string>} characters by their width */
const charactersOf = {
  191: "'",
  222: '`ijl',
  260: '|',
  278: ' !,./:;I[\\]ft',
  333: '()-r',
  334: '{}',
  355: '"',
  389: '*',
  469: '^',
  500: 'Jcksvxyz',
  556: '#$0123456789?L_abdeghnopqu',
  584: '+<=>~',
  611: 'FTZ',
  667: '&ABEKPSVXY',
  722: 'CDHNRUw',
  778: 'GOQ',
  833: 'Mm',
  889: '%',
  944: 'W',
  1000: '→',
  1015: '@',
};

const widths = new Map(
  Object.entries(charactersOf).flatMap(([width, characters]) => [...characters].map((it) => [it, Number(width)])),
);

/** Chinese, and whatever else is not in the table, is as wide as it is high. @param {string} character */
function widthOf(character) {
  return (widths.get(character) ?? 1_000) * (/[A-Z]/.test(character) ? slack.capital : slack.other);
}

/**
 * @param {string} text
 * @param {number} size in pixels
 * @param {{ isBold?: boolean }} [style]
 */
export function textWidth(text, size, { isBold = false } = {}) {
  const thousandths = [...text].reduce((sum, character) => sum + widthOf(character), 0);
  return Math.ceil((thousandths / 1_000) * size * (isBold ? 1.15 : 1));
}

// @ts-check

import { drawArrow, element, svgDocument } from '../inspector/drawing/svg.mjs';
import { textSize, textWidth } from '../inspector/drawing/text-width.mjs';
import { arrows, boxes, legend, overviewSize, overviewTitle, portsLine } from './overview.mjs';

/** @typedef {import('./diagrams.types.ts').OverviewArrow} OverviewArrow */
/** @typedef {import('./diagrams.types.ts').OverviewBox} OverviewBox */
/** @typedef {import('./diagrams.types.ts').Words} Words */

/** @type {Record<OverviewArrow['kind'], { token: string, look: string, headLength?: number }>} */
const looks = {
  owns: { token: 'text', look: 'strong' },
  holds: { token: 'accent', look: 'strong dashed' },
  calls: { token: 'muted', look: 'dotted' },
  bytes: { token: 'ok', look: 'broad', headLength: 14 },
  tells: { token: 'muted', look: '' },
};

/** Of `.name`, in pixels. */
const nameSize = 16;

/**
 * The overview of the actors, as an SVG file.
 *
 * @param {keyof Words} language
 */
export function drawOverview(language) {
  const { width } = overviewSize;
  const ports = [
    element('path', { class: 'empty stroke-line', d: `M24 ${portsLine.y}H${width - 24}` }),
    element('text', { class: 'fill-muted end', x: width - 24, y: portsLine.y - 8 }, portsLine.label[language]),
  ];
  return svgDocument({ ...overviewSize, title: overviewTitle[language] }, [
    ...ports,
    ...boxes.map((box) => drawBox(box, language)),
    ...arrows.map(({ kind, points }) => drawArrow(points, looks[kind].token, looks[kind])),
    ...arrows.flatMap((arrow) => drawLabel(arrow, language)),
    ...drawLegend(language),
  ]);
}

/**
 * @param {OverviewBox} box
 * @param {keyof Words} language
 */
function drawBox(box, language) {
  const { name, note, x, y, width, height, isMany, isOutside } = box;
  const look = isOutside ? 'fill-line' : 'fill-surface stroke-muted';
  const shape = { width, height, rx: 12 };
  const behind = isMany ? [element('rect', { class: look, x: x + 6, y: y + 6, ...shape })] : [];
  const isLow = height < 60;
  const middle = x + width / 2;
  const words = isLow
    ? [
        element('text', { class: 'name fill-text', x: x + 20, y: y + 30 }, name),
        element(
          'text',
          { class: 'note fill-muted', x: x + 36 + textWidth(name, nameSize, { isBold: true }), y: y + 30 },
          note[language],
        ),
      ]
    : [
        element('text', { class: 'name middle fill-text', x: middle, y: y + height / 2 - 4 }, name),
        element('text', { class: 'note middle fill-muted', x: middle, y: y + height / 2 + 19 }, note[language]),
      ];
  return element('g', {}, [...behind, element('rect', { class: look, x, y, ...shape }), ...words]);
}

/**
 * Beside an arrow that goes up or down, on one that goes across.
 *
 * @param {OverviewArrow} arrow
 * @param {keyof Words} language
 */
function drawLabel({ points, label }, language) {
  const [start, end] = points;
  if (!label || !start || !end) return [];
  const text = label[language];
  if (start.x === end.x) {
    return [element('text', { class: 'fill-text', x: start.x + 10, y: (start.y + end.y) / 2 + 4 }, text)];
  }
  return [element('text', { class: 'middle fill-text', x: (start.x + end.x) / 2, y: start.y - 8 }, text)];
}

/** @param {keyof Words} language */
function drawLegend(language) {
  const y = overviewSize.height - 36;
  let x = 24;
  return legend.flatMap(({ kind, words }) => {
    const start = x;
    x += 48 + textWidth(words[language], textSize) + 32;
    return [
      drawArrow(
        [
          { x: start, y },
          { x: start + 40, y },
        ],
        looks[kind].token,
        looks[kind],
      ),
      element('text', { class: 'fill-text', x: start + 48, y: y + 4 }, words[language]),
    ];
  });
}

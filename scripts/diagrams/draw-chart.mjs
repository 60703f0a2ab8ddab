// @ts-check
import { dotRadius, labelRowHeight, labelRows } from './arrange-neighbours.mjs';
import { chipPadding, iconWidth, textSize, titleSize, waitingWidth } from './header.mjs';
import { moveState } from './move.mjs';
import { arrowHead, element, escaped, roundedPath, svgDocument, tooltip } from './svg.mjs';
import { textWidth } from './text-width.mjs';

/** @typedef {import('./diagrams.types.ts').ChartState} ChartState */
/** @typedef {import('./diagrams.types.ts').PlacedChip} PlacedChip */
/** @typedef {import('./diagrams.types.ts').PlacedLink} PlacedLink */
/** @typedef {import('./diagrams.types.ts').PlacedState} PlacedState */
/** @typedef {import('./diagrams.types.ts').Point} Point */

const margin = 16;

/** A cogwheel of 12 by 12 around 0,0. */
const cogwheel = cogwheelPath();

/**
 * The picture of a state that has its place, as an SVG file.
 *
 * @param {PlacedState} root
 * @param {string} title
 */
export function drawChart(root, title) {
  moveState(root, margin, margin);
  const { width, height } = root;
  return svgDocument({ width: width + 2 * margin, height: height + 2 * margin, title }, drawState(root, 0));
}

/**
 * @param {PlacedState} placed
 * @param {number} depth
 * @returns {string[]}
 */
function drawState(placed, depth) {
  const { state, states, chips, links, initial } = placed;
  const surface = states.length > 0 && depth % 2 === 1 ? 'bg' : 'surface';
  return [
    element('g', {}, [...tooltip(tooltipOf(state)), ...drawBox(placed, surface), ...drawTitle(placed)]),
    ...chips.map(drawChip),
    ...drawInitial(initial),
    ...links.map((link) => drawLine(link)),
    ...states.flatMap((inner) => drawState(inner, depth + 1)),
    ...links.map((link) => drawLabel(link, surface)),
  ];
}

/** @param {ChartState} state */
function tooltipOf({ description, entry, exit }) {
  const onEntry = entry.length > 0 ? `On entry: ${entry.join(', ')}` : '';
  const onExit = exit.length > 0 ? `On exit: ${exit.join(', ')}` : '';
  return [description, onEntry, onExit].filter(Boolean).join('\n');
}

/**
 * @param {PlacedState} placed
 * @param {string} surface
 */
function drawBox({ state, x, y, width, height }, surface) {
  const rx = state.states.length > 0 ? 12 : 8;
  const border = state.isRegion ? ' dashed' : '';
  const box = element('rect', { class: `fill-${surface} stroke-muted box${border}`, x, y, width, height, rx });
  if (state.kind !== 'final') return [box];
  const inset = { x: x + 3, y: y + 3, width: width - 6, height: height - 6, rx: rx - 3 };
  return [box, element('rect', { class: 'none stroke-muted box', ...inset })];
}

/** @param {PlacedState} placed */
function drawTitle({ state, x, y }) {
  const left = x + 12;
  const name = element('text', { class: 'fill-text bold title', x: left, y: y + 23 }, escaped(state.name));
  if (!state.isWaiting) return [name];
  const chip = {
    x: left + textWidth(state.name, titleSize, { isBold: true }) + 8,
    y: y + 9,
    width: waitingWidth - 8,
    height: 20,
  };
  return [
    name,
    element('rect', { class: 'none stroke-warn box', ...chip, rx: 10 }),
    element('circle', { class: 'fill-warn', cx: chip.x + 11, cy: chip.y + 10, r: 3.5 }),
    element('text', { class: 'fill-text', x: chip.x + 19, y: chip.y + 14 }, 'waiting'),
  ];
}

/** @param {PlacedChip} chip */
function drawChip({ kind, text, tooltip: title, x, y, width, height }) {
  const baseline = y + 14;
  if (kind === 'actor') {
    return element('g', {}, [
      ...tooltip(title),
      element('path', { class: 'fill-accent', d: cogwheel, transform: `translate(${x + 6} ${y + 10})`, 'fill-rule': 'evenodd' }),
      element('text', { class: 'fill-text', x: x + iconWidth, y: baseline }, escaped(text)),
    ]);
  }
  const border = kind === 'stays' ? 'chip fill-line' : 'none stroke-accent box';
  return element('g', {}, [
    ...tooltip(title),
    element('rect', { class: border, x, y, width, height, rx: 6 }),
    drawText(text, x + width / 2, baseline),
  ]);
}

/** @param {PlacedLink} link */
function drawLine({ points }) {
  return [
    element('path', { class: 'line stroke-muted', d: roundedPath(points) }),
    element('path', { class: 'fill-muted', d: arrowHead(points) }),
  ].join('\n');
}

/**
 * @param {PlacedLink} link
 * @param {string} surface
 */
function drawLabel(link, surface) {
  const { label } = link;
  if (!label) return '';
  const { x, y, width, height } = label;
  return element('g', {}, [
    ...tooltip(link.tooltip),
    element('rect', { class: `fill-${surface}`, x, y, width, height, rx: 4 }),
    ...labelRows(link).map((row, index) => drawText(row, x + width / 2, y + 14 + index * labelRowHeight)),
  ]);
}

/**
 * A label in the middle of its place: the guard is quieter than what triggers.
 *
 * @param {string} text
 * @param {number} x
 * @param {number} y
 */
function drawText(text, x, y) {
  const parts = text.split(/(\[[^\]]*\])/).map((part) =>
    part.startsWith('[') || part === 'from inside'
      ? element('tspan', { class: 'fill-muted' }, escaped(part))
      : escaped(part),
  );
  return element('text', { class: 'fill-text', x, y, 'text-anchor': 'middle' }, parts.join(''));
}

/** @param {readonly Point[]} points */
function drawInitial(points) {
  const [start] = points;
  const end = points.at(-1);
  if (!start || !end) return [];
  return [
    element('circle', { class: 'fill-text', cx: start.x, cy: start.y, r: dotRadius }),
    element('path', { class: 'line stroke-muted', d: roundedPath(points) }),
    element('path', { class: 'fill-muted', d: arrowHead(points) }),
  ];
}

function cogwheelPath() {
  const teeth = 8;
  const corners = Array.from({ length: teeth * 4 }, (_, index) => {
    const angle = ((index - 0.5) / (teeth * 4)) * 2 * Math.PI;
    const radius = index % 4 < 2 ? 6 : 4.4;
    return `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${corners.join('L')}ZM2 0A2 2 0 1 0 -2 0A2 2 0 1 0 2 0Z`;
}

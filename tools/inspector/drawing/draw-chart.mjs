// @ts-check
import { dotRadius, labelRowHeight, labelRows } from './arrange-neighbours.mjs';
import { drawMiddleRow, drawRow } from './draw-row.mjs';
import { chipPadding, foldedNote, foldSize, waitingWidth } from './header.mjs';
import { iconWidth } from './label-row.mjs';
import { drawArrow, drawCogwheel, element, nothing, svgDocument, tooltip } from './svg.mjs';
import { textWidth, titleSize } from './text-width.mjs';

/** @typedef {import('./drawing.types.ts').ChartState} ChartState */
/** @typedef {import('./drawing.types.ts').Markup} Markup */
/** @typedef {import('./drawing.types.ts').PlacedChip} PlacedChip */
/** @typedef {import('./drawing.types.ts').PlacedLink} PlacedLink */
/** @typedef {import('./drawing.types.ts').PlacedState} PlacedState */
/** @typedef {import('./drawing.types.ts').Point} Point */

const margin = 16;

/**
 * The picture of a state that has its place, as an SVG file.
 *
 * @param {PlacedState} root
 */
export function drawChart(root) {
  const picture = {
    width: root.width + 2 * margin,
    height: root.height + 2 * margin,
    title: `Statechart: ${root.state.name}`,
  };
  return svgDocument(picture, [
    element('g', { transform: `translate(${margin} ${margin})` }, [nothing, ...drawState(root), nothing]),
  ]);
}

/**
 * The elements of the picture. States say their id in `data-state`, everything about transitions theirs in
 * `data-transition`, invoked actors in `data-actor`. Boxes lie under lines, lines under the boxes inside, labels on top.
 *
 * @param {PlacedState} placed
 * @returns {Markup[]}
 */
export function drawState(placed, depth = 0) {
  const { state, states, chips, links, initial } = placed;
  const isOuter = states.length > 0;
  const surface = isOuter && depth % 2 === 1 ? 'bg' : 'surface';
  return [
    element('g', { class: isOuter ? 'outer' : 'inner', 'data-state': state.id }, [
      ...tooltip(tooltipOf(state)),
      ...drawBox(placed, surface),
      ...drawTitle(placed),
      ...chips.map(drawChip),
    ]),
    ...drawInitial(initial),
    ...links.map(({ points, transitions }) =>
      element('g', { class: 'way', 'data-transition': transitions.join(' ') }, [drawArrow(points, 'muted')]),
    ),
    ...states.flatMap((inner) => drawState(inner, depth + 1)),
    ...links.flatMap((link) => drawLabel(link, surface)),
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
  const box = element('rect', { class: `box fill-${surface} stroke-muted${border}`, x, y, width, height, rx });
  if (state.kind !== 'final') return [box];
  const inset = { x: x + 3, y: y + 3, width: width - 6, height: height - 6, rx: rx - 3 };
  return [box, element('rect', { class: 'empty stroke-muted', ...inset })];
}

/** @param {PlacedState} placed */
function drawTitle({ state, x, y, width }) {
  const left = x + 12;
  const name = [element('text', { class: 'title fill-text', x: left, y: y + 23 }, state.name)];
  if (state.foldedCount > 0) {
    const count = { class: 'fill-muted end', x: x + width - foldSize - 12, y: y + 22 };
    name.push(element('text', count, foldedNote(state.foldedCount)));
  }
  if (!state.isWaiting) return name;
  const gap = 8;
  const mark = {
    x: left + textWidth(state.name, titleSize, { isBold: true }) + gap,
    y: y + 8,
    width: waitingWidth - gap,
    height: 20,
  };
  return [
    ...name,
    element('rect', { class: 'waiting empty stroke-warn', ...mark, rx: 10 }),
    element('circle', { class: 'fill-warn', cx: mark.x + 11, cy: mark.y + 10, r: 3.5 }),
    element('text', { class: 'fill-text', x: mark.x + 19, y: mark.y + 14 }, 'waiting'),
  ];
}

/** @param {PlacedChip} chip */
function drawChip({ kind, text, tooltip: title, of, x, y, width, height }) {
  const baseline = y + 14;
  if (kind === 'actor') {
    return element('g', { class: 'chip', 'data-actor': of }, [
      ...tooltip(title),
      drawCogwheel(x + 6, y + 10, 'accent'),
      element('text', { class: 'fill-text', x: x + iconWidth, y: baseline }, text),
    ]);
  }
  if (kind === 'action') {
    return element('g', { class: 'chip' }, [drawRow(text, x, baseline)]);
  }
  const look = kind === 'stays' ? 'fill-line' : 'empty stroke-accent';
  return element('g', { class: 'chip', 'data-transition': of }, [
    ...tooltip(title),
    element('rect', { class: look, x, y, width, height, rx: 6 }),
    drawRow(text, x + chipPadding, baseline),
  ]);
}

/**
 * @param {PlacedLink} link
 * @param {string} surface what lies under it: the line is interrupted there
 */
function drawLabel(link, surface) {
  if (!link.label) return [];
  const { x, y, width, height } = link.label;
  const rows = labelRows(link).map(({ text, transition }, index) =>
    element('g', { class: 'row', 'data-transition': transition }, [
      element('rect', { class: 'ground', x, y: y + 2 + index * labelRowHeight, width, height: labelRowHeight, rx: 4 }),
      drawMiddleRow(text, x + width / 2, y + 14 + index * labelRowHeight),
    ]),
  );
  const ground = element('rect', { class: `fill-${surface}`, x, y, width, height, rx: 4 });
  return [element('g', { class: 'label' }, [...tooltip(link.tooltip), ground, ...rows])];
}

/** The dot lies before the way that starts at it. @param {readonly Point[]} points */
function drawInitial(points) {
  const [start, next] = points;
  if (!start || !next) return [];
  const cx = start.x - Math.sign(next.x - start.x) * dotRadius;
  const cy = start.y - Math.sign(next.y - start.y) * dotRadius;
  return [drawArrow(points, 'muted'), element('circle', { class: 'fill-text', cx, cy, r: dotRadius })];
}

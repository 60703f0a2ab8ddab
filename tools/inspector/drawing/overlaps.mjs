// @ts-check
import { labelRows } from './arrange-neighbours.mjs';

/** @typedef {import('./drawing.types.ts').PlacedLink} PlacedLink */
/** @typedef {import('./drawing.types.ts').PlacedState} PlacedState */
/** @typedef {import('./drawing.types.ts').Point} Point */
/** @typedef {import('./drawing.types.ts').Rectangle} Rectangle */

/** @typedef {{ name: string, place: Rectangle }} Thing */

/**
 * What lies on something that it doesn't belong to: labels on other lines, boxes or labels, lines on boxes, and whatever
 * reaches out of its box. Empty when the picture can be read everywhere.
 *
 * @param {PlacedState} placed
 * @returns {string[]}
 */
export function findOverlaps(placed) {
  const boxes = placed.states.map((inner) => ({ name: `box ${inner.state.name}`, place: inner }));
  const chips = placed.chips.map((chip) => ({ name: `chip ${chip.text}`, place: chip }));
  const labels = placed.links.flatMap((link) => (link.label ? [{ name: nameOf(link), place: link.label, link }] : []));
  const solid = [...boxes, ...chips, ...labels];
  return [
    ...pairsOf(solid)
      .filter(([one, other]) => isOver(one.place, other.place))
      .map(([one, other]) => `${one.name} lies on ${other.name}`),
    ...placed.links.flatMap((link) =>
      solid
        .filter((thing) => !('link' in thing && thing.link === link) && isCrossed(thing.place, link.points))
        .map((thing) => `the line of ${nameOf(link)} runs through ${thing.name}`),
    ),
    ...solid
      .filter((thing) => isCrossed(thing.place, placed.initial))
      .map((thing) => `the way from the dot runs through ${thing.name}`),
    ...[...solid, ...placed.links.map((link) => ({ name: `the line of ${nameOf(link)}`, place: around(link.points) }))]
      .filter(({ place }) => !isInside(place, placed))
      .map(({ name }) => `${name} reaches out of ${placed.state.name}`),
    ...placed.states.flatMap(findOverlaps),
  ];
}

/** @param {PlacedLink} link */
const nameOf = (link) =>
  `label ${labelRows(link)
    .map(({ text }) => text)
    .join(' | ')}`;

/**
 * @template Item
 * @param {readonly Item[]} items
 * @returns {[Item, Item][]}
 */
const pairsOf = (items) =>
  items.flatMap((one, index) => items.slice(index + 1).map((other) => /** @type {[Item, Item]} */ ([one, other])));

/**
 * @param {Rectangle} one
 * @param {Rectangle} other
 */
function isOver(one, other) {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/**
 * Lines are drawn along the axes, so each piece is a rectangle without a breadth. To touch is not to cross.
 *
 * @param {Rectangle} place
 * @param {readonly Point[]} points
 */
function isCrossed(place, points) {
  const core = { x: place.x + 1, y: place.y + 1, width: place.width - 2, height: place.height - 2 };
  return points.slice(1).some((point, index) => isOver(around([/** @type {Point} */ (points[index]), point]), core));
}

/**
 * @param {readonly Point[]} points
 * @returns {Rectangle}
 */
function around(points) {
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * @param {Rectangle} inner
 * @param {Rectangle} outer
 */
function isInside(inner, outer) {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

// @ts-check
import { tokenStyles } from './tokens.mjs';

/** @typedef {import('./drawing.types.ts').Markup} Markup */
/** @typedef {import('./drawing.types.ts').Point} Point */

const styles = `
text{font:12px -apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'PingFang SC','Noto Sans','Noto Sans SC',Helvetica,Arial,sans-serif}
.title{font-size:14px;font-weight:600}
.name{font-size:16px;font-weight:600}
.note{font-size:14px}
.middle{text-anchor:middle}
.end{text-anchor:end}
.empty,.ground{fill:none}
.dashed{stroke-dasharray:6 4}
.dotted{stroke-dasharray:2 4}
path.empty{stroke-width:1.25}
path.strong{stroke-width:1.75}
path.broad{stroke-width:4}
`;

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * One element: attributes in the order given, those that are undefined left out. A string inside is text, whatever it looks
 * like; a list holds what was made here.
 *
 * @param {string} name
 * @param {Record<string, string | number | undefined>} attributes
 * @param {readonly Markup[] | string} [content]
 */
export function element(name, attributes, content = []) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const inner = typeof content === 'string' ? escaped(content) : content.join('\n');
  return asMarkup(inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`);
}

/** Text between elements. @param {string} text */
export const words = (text) => asMarkup(escaped(text));

/** One after the other, with nothing between. @param {readonly Markup[]} parts */
export const together = (parts) => asMarkup(parts.join(''));

/** @param {string} made by this file, of what is escaped */
function asMarkup(made) {
  return /** @type {Markup} */ (made);
}

/** @param {string} text shown when the pointer rests; nothing when empty */
export const tooltip = (text) => (text === '' ? [] : [element('title', {}, text)]);

/** What stands for nothing: a line of its own, so that a file can be read. */
export const nothing = asMarkup('');

const ownStyles = () => asMarkup(`${styles}${tokenStyles()}\n`);

/**
 * A whole picture on a ground of its own, so that it reads on a page of either scheme.
 *
 * @param {{ width: number, height: number, title: string }} picture
 * @param {readonly Markup[]} content
 */
export function svgDocument({ width, height, title }, content) {
  const ground = element('rect', { class: 'fill-bg', width, height, rx: 12 });
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': title,
    },
    [nothing, element('style', {}, [ownStyles()]), ground, ...content, nothing],
  )}\n`;
}

/**
 * A line with rounded corners and a head at its end.
 *
 * @param {readonly Point[]} points
 * @param {string} token its colour
 * @param {{ look?: string, headLength?: number }} [options] `look`: classes that the line has besides
 */
export function drawArrow(points, token, { look, headLength = 8 } = {}) {
  const [before, tip] = points.slice(-2);
  if (!before || !tip) return nothing;
  const base = towards(tip, before, headLength);
  const classes = ['empty', `stroke-${token}`, look].filter(Boolean).join(' ');
  const line = element('path', { class: classes, d: roundedPath([...points.slice(0, -1), base]) });
  return together([line, element('path', { class: `fill-${token}`, d: arrowHead(base, tip) })]);
}

/**
 * The sign of an actor, 12 by 12 around a middle.
 *
 * @param {number} x
 * @param {number} y
 * @param {string} token its colour
 */
export function drawCogwheel(x, y, token) {
  const transform = `translate(${rounded(x)} ${rounded(y)})`;
  return element('path', { class: `fill-${token}`, 'fill-rule': 'evenodd', transform, d: cogwheel });
}

const cogwheel = cogwheelOutline();

function cogwheelOutline() {
  const teeth = 8;
  const corners = Array.from({ length: teeth * 4 }, (_, index) => {
    const angle = ((index - 0.5) / (teeth * 4)) * 2 * Math.PI;
    const radius = index % 4 < 2 ? 6 : 4.4;
    return `${rounded(radius * Math.cos(angle))} ${rounded(radius * Math.sin(angle))}`;
  });
  return `M${corners.join('L')}ZM2 0A2 2 0 1 0 -2 0A2 2 0 1 0 2 0Z`;
}

/**
 * A way with rounded corners.
 *
 * @param {readonly Point[]} points
 */
function roundedPath(points) {
  const [start, ...rest] = points;
  if (!start) return '';
  const steps = [`M${start.x} ${start.y}`];
  rest.forEach((corner, index) => {
    const before = /** @type {Point} */ (points[index]);
    const after = rest[index + 1];
    if (!after) steps.push(`L${corner.x} ${corner.y}`);
    else {
      const radius = Math.min(8, distance(before, corner) / 2, distance(corner, after) / 2);
      const from = towards(corner, before, radius);
      const to = towards(corner, after, radius);
      steps.push(`L${from.x} ${from.y}Q${corner.x} ${corner.y} ${to.x} ${to.y}`);
    }
  });
  return steps.join('');
}

/**
 * As broad as it is long.
 *
 * @param {Point} base
 * @param {Point} tip
 */
function arrowHead(base, tip) {
  const aside = { x: (tip.y - base.y) / 2, y: (base.x - tip.x) / 2 };
  const corners = [tip, { x: base.x + aside.x, y: base.y + aside.y }, { x: base.x - aside.x, y: base.y - aside.y }];
  return `M${corners.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join('L')}Z`;
}

/**
 * @param {Point} one
 * @param {Point} other
 */
const distance = (one, other) => Math.hypot(other.x - one.x, other.y - one.y);

/**
 * @param {Point} from
 * @param {Point} to
 * @param {number} length
 */
function towards(from, to, length) {
  const whole = distance(from, to) || 1;
  return {
    x: rounded(from.x + ((to.x - from.x) / whole) * length),
    y: rounded(from.y + ((to.y - from.y) / whole) * length),
  };
}

/** @param {number} length */
function rounded(length) {
  return Math.round(length * 10) / 10;
}

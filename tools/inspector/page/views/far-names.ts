import type { Markup, PlacedState } from '../../drawing/drawing.types';
import { element } from '../../drawing/svg.mjs';
import { textWidth, titleSize } from '../../drawing/text-width.mjs';

/** From afar a state's name takes the room of what can't be read anyway: as large as it fits into its box. */
export function farNames(placed: PlacedState): readonly Markup[] {
  return [farName(placed), ...placed.states.flatMap(farNames)];
}

function farName({ state, x, y, width, height, states, links, initial }: PlacedState): Markup {
  const isInner = states.length === 0;
  const tops = [...states.map((inner) => inner.y), ...initial.map((point) => point.y - 12)];
  const room = isInner
    ? height
    : Math.min(...tops, ...links.map(({ label }) => label?.y ?? Number.POSITIVE_INFINITY)) - y;
  const widest = ((width - (isInner ? 6 : 16)) / textWidth(state.name, titleSize, { isBold: true })) * titleSize;
  const size = Math.max(titleSize, Math.min(widest, room * (isInner ? 0.7 : 0.62)));
  const place = isInner
    ? { class: 'far-name middle', x: x + width / 2, y: y + height / 2 }
    : { class: 'far-name', x: x + 12, y: y + room / 2 };
  const named = isInner ? { 'data-name': state.id } : {};
  const style = `font-size:min(var(--far-size),${Math.floor(size)}px)`;
  return element('text', { ...place, 'dominant-baseline': 'central', style, ...named }, state.name);
}

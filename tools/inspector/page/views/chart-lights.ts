import type { PlacedState } from '../../drawing/drawing.types';
import type { Countdown } from '../model/chart-marks';
import type { Lights } from '../model/lights';

const attributes = ['data-state', 'data-transition', 'data-name'];
const svgSpace = 'http://www.w3.org/2000/svg';

/** Lights the states and transitions of a picture that is in the page, touching only what changes. */
export class ChartLights {
  private readonly states = new Map<string, Element[]>();
  private readonly transitions = new Map<string, Element[]>();
  /** As they are read from afar: of inner states alone, which are filled. */
  private readonly names = new Map<string, Element[]>();
  private readonly places = new Map<string, PlacedState>();
  private readonly lit = new Map<string, ReadonlySet<string>>();
  private readonly badges = new Map<string, { readonly group: SVGGElement; readonly text: Element; bar: Element }>();

  constructor(
    private readonly world: Element,
    root: PlacedState,
  ) {
    collect(world, 'data-state', this.states);
    collect(world, 'data-transition', this.transitions);
    collect(world, 'data-name', this.names);
    const visit = (placed: PlacedState): void => {
      this.places.set(placed.state.id, placed);
      placed.states.forEach(visit);
    };
    visit(root);
  }

  show({ active, possible, taken, countdowns }: Lights): void {
    this.light('active', this.states, active);
    this.light('lit', this.names, active);
    this.light('possible', this.transitions, possible);
    this.light('taken', this.transitions, taken);
    this.showCountdowns(countdowns);
  }

  private light(name: string, elements: ReadonlyMap<string, readonly Element[]>, ids: ReadonlySet<string>): void {
    const before = this.lit.get(name) ?? new Set();
    const changed = [...before].filter((id) => !ids.has(id)).concat([...ids].filter((id) => !before.has(id)));
    this.lit.set(name, new Set(ids));
    for (const element of new Set(changed.flatMap((id) => elements.get(id) ?? []))) {
      const own = (attributes.map((name) => element.getAttribute(name) ?? '').find(Boolean) ?? '').split(' ');
      element.classList.toggle(
        name,
        own.some((id) => ids.has(id)),
      );
    }
  }

  /** One a state: the soonest. */
  private showCountdowns(countdowns: readonly Countdown[]): void {
    const soonest = new Map<string, Countdown>();
    for (const countdown of countdowns) if (!soonest.has(countdown.state)) soonest.set(countdown.state, countdown);
    for (const [state, { group }] of this.badges) {
      if (soonest.has(state)) continue;
      group.remove();
      this.badges.delete(state);
    }
    for (const [state, { remainingMs, share }] of soonest) {
      const place = this.places.get(state);
      if (!place) continue;
      const badge = this.badges.get(state) ?? this.addBadge(state, place);
      const text = remainingText(remainingMs);
      if (badge.text.textContent !== text) badge.text.textContent = text;
      badge.bar.setAttribute('width', String(Math.round((place.width - 16) * (1 - share))));
    }
  }

  private addBadge(state: string, { x, y, width, height }: PlacedState) {
    const group = document.createElementNS(svgSpace, 'g');
    group.setAttribute('class', 'countdown');
    const right = x + width - 6;
    const bar = draw(group, 'rect', { class: 'bar', x: x + 8, y: y + height - 4, height: 3, rx: 1.5, width: 0 });
    draw(group, 'rect', { class: 'badge', x: right - 46, y: y - 10, width: 50, height: 20, rx: 10 });
    const text = draw(group, 'text', { x: right - 21, y: y + 4, class: 'middle' });
    this.world.append(group);
    const badge = { group, text, bar };
    this.badges.set(state, badge);
    return badge;
  }
}

/** `12 s`, `3.4 s`; minutes where there are some. */
function remainingText(remainingMs: number): string {
  const seconds = remainingMs / 1_000;
  if (seconds >= 100) return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
  return seconds >= 10 ? `${Math.ceil(seconds)} s` : `${seconds.toFixed(1)} s`;
}

function collect(world: Element, attribute: string, into: Map<string, Element[]>): void {
  for (const element of world.querySelectorAll(`[${attribute}]`)) {
    for (const id of (element.getAttribute(attribute) ?? '').split(' ')) {
      const known = into.get(id);
      if (known) known.push(element);
      else into.set(id, [element]);
    }
  }
}

function draw(group: Element, name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const element = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  group.append(element);
  return element;
}

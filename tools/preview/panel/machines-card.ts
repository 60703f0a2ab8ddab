import type { DevtoolsReport } from '../../../development/devtools.types';
import { make } from '../../dom/make';
import { card, Listing } from './card';

type Actor = DevtoolsReport['actors'][number];

/** What a person watches comes first; what hardly ever moves, last. Names begin with the machine's. */
const ORDER = ['session', 'connection', 'module', 'generation', 'app', 'cameras', 'log'];

function rank({ id }: Actor): number {
  const place = ORDER.findIndex((name) => id === name || id.startsWith(`${name} `));
  return place < 0 ? ORDER.length : place;
}

/** Every statechart: its name, where it is, and for how long. */
export class MachinesCard {
  readonly element: HTMLElement;
  private readonly listing: Listing;
  private readonly since = new Map<string, { readonly element: HTMLElement; readonly sinceMs: number }>();
  private now = () => 0;

  constructor(title: string, emptyText: string) {
    this.listing = new Listing(make('div', { class: 'machines' }), emptyText);
    this.element = card('machines', title, this.listing.element);
    window.setInterval(() => this.tick(), 1000);
  }

  show(actors: readonly Actor[], now: () => number): void {
    this.now = now;
    this.listing.show(JSON.stringify(actors), () => {
      this.since.clear();
      return [...actors].sort((one, other) => rank(one) - rank(other)).map((actor) => this.row(actor));
    });
    this.tick();
  }

  private row({ id, states, sinceMs }: Actor): HTMLElement {
    const since = make('span', { class: 'since' });
    this.since.set(id, { element: since, sinceMs });
    return make(
      'div',
      { class: 'machine', 'data-machine': id },
      make('span', { class: 'machine-name', title: id }, id),
      make('span', { class: 'chips' }, ...chipsOf(states)),
      since,
    );
  }

  private tick(): void {
    const nowMs = this.now();
    for (const { element, sinceMs } of this.since.values()) element.textContent = duration(nowMs - sinceMs);
  }
}

/** `viewing.intent.playing`, `viewing.player.ready` → a quiet "viewing", then a chip for each of the rest. */
function chipsOf(states: readonly string[]): HTMLElement[] {
  const paths = states.map((state) => state.split('.'));
  const first = paths[0] ?? [];
  let sharedLength = 0;
  while (paths.every((path) => sharedLength < path.length - 1 && path[sharedLength] === first[sharedLength])) {
    sharedLength += 1;
  }
  const shared = first.slice(0, sharedLength);
  const chips = paths.map((path) => chip(path.slice(sharedLength), path.join('.')));
  return shared.length > 0 ? [make('span', { class: 'chip-shared' }, `${shared.join(' · ')} ·`), ...chips] : chips;
}

/** The last part is what matters. */
function chip(path: readonly string[], state: string): HTMLElement {
  const around = path.slice(0, -1);
  return make(
    'span',
    { class: 'chip', 'data-state': state },
    ...(around.length > 0 ? [make('span', { class: 'chip-around' }, `${around.join(' · ')} · `)] : []),
    path.at(-1) ?? '',
  );
}

function duration(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}

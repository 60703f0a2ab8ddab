import type { DevtoolsReport } from '../../../miniprogram/runtime/devtools.types';
import { make } from '../runtime/phone/make';
import { card, Listing } from './card';

type Actor = DevtoolsReport['actors'][number];

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
      return actors.map((actor) => this.row(actor));
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
      make('span', { class: 'chips' }, ...states.map(chip)),
      since,
    );
  }

  private tick(): void {
    const nowMs = this.now();
    for (const { element, sinceMs } of this.since.values()) element.textContent = duration(nowMs - sinceMs);
  }
}

/** `viewing.stream.playing`: the last part is what matters. */
function chip(path: string): HTMLElement {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  const around = parts.length > 0 ? [make('span', { class: 'chip-around' }, `${parts.join(' · ')} · `)] : [];
  return make('span', { class: 'chip', 'data-state': path }, ...around, last);
}

function duration(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}

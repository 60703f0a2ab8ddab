import type { DevtoolsReport } from '../../../development/devtools.types';
import { make } from '../../dom/make';
import { card, Listing } from './card';

type Happening = DevtoolsReport['events'][number];

/** The last events between machines, newest first. */
export class EventsCard {
  readonly element: HTMLElement;
  private readonly listing: Listing;

  constructor(title: string, emptyText: string) {
    this.listing = new Listing(make('div', { class: 'events' }), emptyText);
    this.element = card('events', title, this.listing.element);
  }

  show(events: readonly Happening[]): void {
    const last = events.at(-1);
    this.listing.show(`${events.length} ${last?.atMs} ${last?.type} ${last?.to}`, () => [...events].reverse().map(row));
  }
}

function row({ atMs, from, to, type }: Happening): HTMLElement {
  const way = `${from || '·'} → ${to}`;
  return make(
    'div',
    { class: 'event' },
    make('span', { class: 'event-time' }, minutesOf(atMs)),
    make('span', { class: 'event-type', title: type }, type),
    make('span', { class: 'event-way', title: way }, way),
  );
}

/** `07:32.698`: the hour is the same for all that is shown. */
function minutesOf(atMs: number): string {
  const at = new Date(atMs);
  return `${at.toTimeString().slice(3, 8)}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

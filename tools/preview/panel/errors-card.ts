import { make } from '../../dom/make';
import type { PreviewError } from '../runtime/errors';
import { card, Listing } from './card';

/** What handlers threw and promises rejected with: there should be nothing here. */
export class ErrorsCard {
  readonly element: HTMLElement;
  private readonly listing: Listing;
  private readonly count = make('span', { class: 'count' });

  constructor(title: string, emptyText: string) {
    this.listing = new Listing(make('div', { class: 'errors', role: 'log' }), emptyText);
    this.element = card('errors', title, this.listing.element, this.count);
  }

  show(errors: readonly PreviewError[]): void {
    this.count.textContent = errors.length > 0 ? String(errors.length) : '';
    this.element.classList.toggle('has-errors', errors.length > 0);
    this.listing.show(`${errors.length} ${errors.at(-1)?.message ?? ''}`, () => [...errors].reverse().map(row));
  }
}

function row({ message, where, stack }: PreviewError): HTMLElement {
  const summary = make('summary', {}, message, make('span', { class: 'error-where' }, where));
  return make('details', {}, summary, make('pre', {}, stack));
}

import { make } from '../../dom/make';
import type { PreviewError } from '../runtime/errors';
import { card } from './card';
import type { PanelWords } from './words';

/** What handlers threw and promises rejected with: there should be nothing here. */
export class ErrorsCard {
  readonly element: HTMLElement;
  private readonly list = make('div', { class: 'errors', role: 'log' });
  private readonly count = make('span', { class: 'count' });
  private shown = '';

  constructor(private readonly words: PanelWords) {
    this.element = card('errors', words.errors, this.list, this.count);
    this.list.append(this.nothing());
  }

  /** Newest first. What is open stays open while nothing changes. */
  show(errors: readonly PreviewError[]): void {
    const key = `${errors.length} ${errors.at(-1)?.message ?? ''}`;
    if (key === this.shown) return;
    this.shown = key;
    const rows = errors.length > 0 ? [...errors].reverse().map(row) : [this.nothing()];
    this.count.textContent = errors.length > 0 ? String(errors.length) : '';
    this.element.classList.toggle('has-errors', errors.length > 0);
    this.list.replaceChildren(...rows);
  }

  private nothing(): HTMLElement {
    return make('p', { class: 'nothing' }, this.words.noErrors);
  }
}

function row({ message, where, stack }: PreviewError): HTMLElement {
  const summary = make('summary', {}, message, make('span', { class: 'error-where' }, where));
  return make('details', {}, summary, make('pre', {}, stack));
}

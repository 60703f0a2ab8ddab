import { make } from '../../../dom/make';
import type { Words } from '../words';

/** What there is to do while nothing is connected. */
export class EmptyView {
  readonly element: HTMLElement;

  constructor(words: Words, open: () => void) {
    this.element = make(
      'section',
      { class: 'empty-view' },
      make('h2', {}, words.noApp),
      make('ol', {}, ...words.noAppSteps.map((step) => make('li', {}, step))),
      make('button', { class: 'primary', onclick: open }, words.openTitle.split(/[，,]/)[0] ?? words.open),
    );
  }
}

import { make } from '../../../dom/make';

const shownMs = 3_000;
const problemShownMs = 9_000;

/** What became of something a person did, for a moment; problems stay longer, and can be closed. */
export class Toasts {
  readonly element = make('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });

  constructor(private readonly closeTitle: string) {}

  tell(text: string, isProblem = false): void {
    const toast = make('div', { class: isProblem ? 'toast problem' : 'toast' }, make('span', {}, text));
    const remove = () => toast.remove();
    if (isProblem) toast.append(make('button', { 'aria-label': this.closeTitle, onclick: remove }, '×'));
    this.element.append(toast);
    while (this.element.childElementCount > 3) this.element.firstElementChild?.remove();
    window.setTimeout(remove, isProblem ? problemShownMs : shownMs);
  }
}

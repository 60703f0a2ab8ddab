import { make } from '../../dom/make';

/** A titled box whose body scrolls by itself, so that nothing around it moves. */
export function card(name: string, title: string, body: HTMLElement, ...tools: HTMLElement[]): HTMLElement {
  const heading = make('h2', { id: `card-${name}` }, title);
  body.classList.add('card-body');
  return make(
    'section',
    { class: `card card-${name}`, 'aria-labelledby': `card-${name}` },
    make('header', {}, heading, ...tools),
    body,
  );
}

/** Replaces what a list shows, but leaves it alone where nothing changed: a selection or a focus in it stays. */
export class Listing {
  private shown = '';

  constructor(
    readonly element: HTMLElement,
    private readonly emptyText: string,
  ) {
    this.show('', () => []);
  }

  /** `key` stands for everything that can be seen. */
  show(key: string, rows: () => readonly HTMLElement[]): void {
    if (key === this.shown && this.element.childElementCount > 0) return;
    this.shown = key;
    const made = rows();
    this.element.replaceChildren(...(made.length > 0 ? made : [make('p', { class: 'nothing' }, this.emptyText)]));
  }
}

/** Calls `run` soon, but not more often than the eye can follow. */
export function paced(run: () => void, everyMs = 120): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    window.setTimeout(() => {
      isWaiting = false;
      run();
    }, everyMs);
  };
}

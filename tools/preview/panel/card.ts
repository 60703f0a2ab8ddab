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

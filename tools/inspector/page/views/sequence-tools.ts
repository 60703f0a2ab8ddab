import { make } from '../../../dom/make';
import type { Column, SequenceFilter } from '../model/sequence';
import type { Words } from '../words';
import { saveText } from './save-text';

interface ToolsListener {
  change(): void;
  search(): void;
  step(direction: 1 | -1): void;
  /** The diagram as text. */
  text(): string;
}

/** Above the diagram: whose messages, which ones, where is what. */
export class SequenceTools {
  readonly element: HTMLElement;
  private readonly actor = make('select', { class: 'field-input' });
  private readonly events: HTMLInputElement;
  private readonly search: HTMLInputElement;
  private readonly noise: HTMLInputElement;
  private readonly hitTools: HTMLElement;
  private readonly hits = make('span', { class: 'hits', role: 'status' });
  private offered = '';

  constructor(
    private readonly words: Words,
    private readonly listener: ToolsListener,
  ) {
    this.events = input(words.events, words.eventsPlaceholder, listener.change);
    this.events.classList.add('events-filter');
    this.search = input(words.search, words.search, listener.search);
    this.noise = make('input', { type: 'checkbox' });
    this.noise.addEventListener('change', listener.change);
    this.actor.setAttribute('aria-label', words.actors);
    this.actor.addEventListener('change', listener.change);
    this.search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') listener.step(event.shiftKey ? -1 : 1);
    });
    const step = (direction: 1 | -1, sign: string, title: string) =>
      make(
        'button',
        { class: 'quiet icon', title, 'aria-label': title, onclick: () => listener.step(direction) },
        sign,
      );
    this.hitTools = make(
      'span',
      { class: 'hit-tools', hidden: true },
      this.hits,
      step(-1, '↑', words.previousHit),
      step(1, '↓', words.nextHit),
    );
    this.element = make(
      'div',
      { class: 'tools sequence-tools' },
      this.actor,
      this.events,
      make('label', { class: 'check', title: words.noiseTitle }, this.noise, words.noise),
      make('span', { class: 'gap' }),
      this.search,
      this.hitTools,
      make('button', { class: 'quiet', 'data-export': true, onclick: () => this.export() }, words.exportText),
    );
    this.offer([]);
  }

  get filter(): SequenceFilter {
    return { actor: this.actor.value, events: this.events.value, showsQuiet: this.noise.checked };
  }

  get searched(): string {
    return this.search.value;
  }

  offer(columns: readonly Column[]): void {
    const key = columns.map(({ id }) => id).join();
    if (key === this.offered && this.actor.childElementCount > 0) return;
    this.offered = key;
    const chosen = this.actor.value;
    const known = columns.some(({ id }) => id === chosen) || chosen === '';
    this.actor.replaceChildren(
      make('option', { value: '' }, this.words.allActors),
      ...columns.map(({ id, name }) => make('option', { value: id }, name)),
      ...(known ? [] : [make('option', { value: chosen }, chosen)]),
    );
    (this.actor.firstElementChild as HTMLOptionElement).value = '';
    this.actor.value = chosen;
  }

  tellHits(count: number): void {
    this.hitTools.hidden = this.search.value.trim() === '';
    this.hits.textContent = String(count);
  }

  private export(): void {
    saveText('sequence.txt', this.listener.text());
  }
}

function input(label: string, placeholder: string, change: () => void): HTMLInputElement {
  const element = make('input', { type: 'search', class: 'field-input', placeholder, 'aria-label': label });
  element.addEventListener('input', change);
  return element;
}

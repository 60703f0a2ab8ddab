import { make } from '../../../dom/make';

interface Tab {
  readonly name: string;
  readonly title: string;
  readonly pane: HTMLElement;
}

/** One pane at a time; arrows go from tab to tab. */
export class Tabs {
  readonly element: HTMLElement;
  private readonly buttons: ReadonlyMap<string, HTMLElement>;

  constructor(private readonly tabs: readonly Tab[]) {
    this.buttons = new Map(
      tabs.map(({ name, title }) => [
        name,
        make('button', { role: 'tab', 'data-tab': name, onclick: () => this.choose(name) }, title),
      ]),
    );
    const list = make('header', { class: 'tabs', role: 'tablist' }, ...this.buttons.values());
    list.addEventListener('keydown', (event) => this.press(event));
    this.element = make('section', { class: 'card details' }, list);
    for (const { name, title, pane } of tabs) {
      this.element.append(
        make('div', { class: 'tab-pane', role: 'tabpanel', 'aria-label': title, 'data-pane': name }, pane),
      );
    }
    this.choose(tabs[0]?.name ?? '');
  }

  choose(name: string): void {
    for (const [known, button] of this.buttons) {
      button.setAttribute('aria-selected', String(known === name));
      button.tabIndex = known === name ? 0 : -1;
    }
    for (const pane of this.element.querySelectorAll<HTMLElement>('.tab-pane'))
      pane.hidden = pane.dataset.pane !== name;
  }

  private press(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const names = this.tabs.map(({ name }) => name);
    const current = names.findIndex((name) => this.buttons.get(name)?.getAttribute('aria-selected') === 'true');
    const next = names[(current + step + names.length) % names.length] ?? '';
    this.choose(next);
    this.buttons.get(next)?.focus();
  }
}

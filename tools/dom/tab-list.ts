import { make } from './make';

interface Tab {
  readonly name: string;
  readonly title: string;
}

/** A row of tabs, one of which is chosen; arrows go from tab to tab. */
export class TabList {
  readonly element = make('div', { class: 'tabs', role: 'tablist' });
  private tabs: readonly Tab[] = [];
  private buttons: readonly HTMLElement[] = [];
  private chosen = '';

  /** Hears of a choice, whoever makes it. */
  constructor(private readonly heard: (name: string) => void) {
    this.element.addEventListener('keydown', (event) => this.press(event));
  }

  /** Offers other tabs; the one that was chosen stays so where it is still there. */
  offer(tabs: readonly Tab[]): void {
    this.tabs = tabs;
    this.buttons = tabs.map(({ name, title }) =>
      make('button', { role: 'tab', 'data-tab': name, onclick: () => this.choose(name) }, title),
    );
    this.element.replaceChildren(...this.buttons);
    const kept = tabs.find(({ name }) => name === this.chosen) ?? tabs[0];
    if (kept) this.choose(kept.name);
  }

  choose(name: string): void {
    this.chosen = name;
    this.tabs.forEach((tab, index) => {
      const button = this.buttons[index];
      button?.setAttribute('aria-selected', String(tab.name === name));
      button?.setAttribute('tabindex', tab.name === name ? '0' : '-1');
    });
    this.heard(name);
  }

  private press(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const current = this.tabs.findIndex(({ name }) => name === this.chosen);
    const next = (current + step + this.tabs.length) % this.tabs.length;
    this.buttons[next]?.click();
    this.buttons[next]?.focus();
  }
}

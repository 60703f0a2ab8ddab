import { make } from '../../../dom/make';
import { TabList } from '../../../dom/tab-list';

interface Tab {
  readonly name: string;
  readonly title: string;
  readonly pane: HTMLElement;
}

/** One pane at a time. */
export class Tabs {
  readonly element: HTMLElement;
  private readonly list: TabList;

  constructor(tabs: readonly Tab[]) {
    const panes = tabs.map(({ name, title, pane }) =>
      make('div', { class: 'tab-pane', role: 'tabpanel', 'aria-label': title, 'data-pane': name }, pane),
    );
    this.list = new TabList((name) => {
      for (const pane of panes) pane.hidden = pane.dataset.pane !== name;
    });
    this.list.offer(tabs);
    this.element = make('section', { class: 'card details' }, make('header', {}, this.list.element), ...panes);
  }

  choose(name: string): void {
    this.list.choose(name);
  }
}

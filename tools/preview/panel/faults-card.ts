import type { Devtools, FaultButton, FaultButtons } from '../../../development/devtools.types';
import { make } from '../../dom/make';
import { card } from './card';
import type { PanelLanguage, PanelWords } from './words';

type Faults = Devtools['faults'];

/** Every fault that can be brought about, grouped by what it hits: a tab each, a button and a line for each fault. */
export class FaultsCard {
  readonly element: HTMLElement;
  private readonly tabs = make('div', { class: 'tabs', role: 'tablist' });
  private readonly list = make('div', { class: 'fault-list', role: 'tabpanel', tabindex: 0 });
  private faults: Faults | undefined;
  private chosenGroup = '';

  constructor(
    private readonly words: PanelWords,
    private readonly language: PanelLanguage,
  ) {
    const clear = make('button', { class: 'quiet', onclick: () => this.faults?.clear() }, words.clearFaults);
    const hint = make('p', { class: 'hint' }, words.faultsHint);
    const body = make('div', { class: 'faults' }, hint, this.tabs, this.list);
    this.element = card('faults', words.faults, body, clear);
    this.tabs.addEventListener('keydown', (event) => this.moveWithArrows(event));
    this.show(undefined);
  }

  show(faults: Faults | undefined): void {
    this.faults = faults;
    const groups = faults?.groups(this.language) ?? [];
    if (groups.length === 0) {
      this.tabs.replaceChildren();
      this.list.replaceChildren(make('p', { class: 'nothing' }, this.words.noFaults));
      return;
    }
    const chosen = groups.find(({ group }) => group === this.chosenGroup) ?? groups[0];
    this.tabs.replaceChildren(...groups.map((group) => this.tab(group)));
    if (chosen) this.choose(chosen);
  }

  private tab(group: FaultButtons): HTMLElement {
    const tab = make('button', { role: 'tab', 'data-group': group.group }, this.titleOf(group));
    tab.addEventListener('click', () => this.choose(group));
    return tab;
  }

  private titleOf({ group, title }: FaultButtons): string {
    return (this.words.groups as Record<string, string>)[group] ?? title;
  }

  private choose(group: FaultButtons): void {
    this.chosenGroup = group.group;
    for (const tab of this.tabs.children) {
      const isChosen = (tab as HTMLElement).dataset.group === group.group;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.setAttribute('tabindex', isChosen ? '0' : '-1');
    }
    this.list.setAttribute('aria-label', this.titleOf(group));
    this.list.replaceChildren(...group.actions.map((action) => this.row(action)));
    this.list.scrollTop = 0;
  }

  private row({ id, title, explanation }: FaultButton): HTMLElement {
    const button = make('button', { 'data-fault': id, onclick: () => this.run(id, button) }, title);
    return make('div', { class: 'fault' }, button, make('p', {}, explanation));
  }

  private run(id: string, button: HTMLElement): void {
    this.faults?.run(id);
    button.classList.remove('ran');
    // Restarts the short flash that says "done".
    void button.offsetWidth;
    button.classList.add('ran');
  }

  private moveWithArrows(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...this.tabs.children] as HTMLElement[];
    const current = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    const next = tabs[(current + step + tabs.length) % tabs.length];
    next?.click();
    next?.focus();
  }
}

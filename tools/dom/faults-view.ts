import type { FaultButton, FaultButtons } from '../../development/devtools.types';
import type { Language } from '../../machines/words/text';
import { make } from './make';
import { TabList } from './tab-list';

interface FaultsListener {
  run(fault: string): void;
  clear(): void;
}

/** What the view says, in the two languages of the tools. */
const words = {
  zh: {
    hint: '点一下就会发生；标着“持续”的，到结束它为止',
    lasts: '持续',
    end: '结束它',
    clear: '全部撤销',
    none: '没有可注入的故障：插件是真实的，或小程序没有提供',
  },
  en: {
    hint: 'Press one to make it happen; what lasts does until you end it',
    lasts: 'lasts',
    end: 'End it',
    clear: 'Take all back',
    none: 'No faults to choose from: the plugins are real, or the mini-program offers none',
  },
};

/** Every fault that can be brought about, grouped by what it hits: a tab each, then a button with a line for each fault. */
export class FaultsView {
  readonly element = make('div', { class: 'faults' });
  /** Stands above it: what to do, and the button that takes all back. */
  readonly top = make('div', { class: 'faults-top' });
  private readonly note = make('p', { class: 'faults-note', role: 'status' });
  private readonly clear: HTMLButtonElement;
  private readonly tabs = new TabList((group) => this.choose(group));
  private readonly list = make('div', { class: 'fault-list', role: 'tabpanel', tabindex: 0 });
  private groups: readonly FaultButtons[] = [];
  private whyNot = '';
  /** Ids of what was brought about here and lasts. */
  private readonly lasting = new Set<string>();

  constructor(
    private readonly language: Language,
    private readonly listener: FaultsListener,
  ) {
    this.clear = make(
      'button',
      { class: 'quiet', 'data-clear-faults': true, onclick: () => this.takeAllBack() },
      words[language].clear,
    );
    this.render();
  }

  /** `whyNot` says why none can be brought about; empty when they can. */
  show(groups: readonly FaultButtons[], whyNot = ''): void {
    if (groups === this.groups && whyNot === this.whyNot) return;
    // another app, or the same one anew: nothing of it lasts yet
    if (groups !== this.groups) this.lasting.clear();
    this.groups = groups;
    this.whyNot = whyNot;
    this.render();
  }

  private render(): void {
    const { groups, whyNot } = this;
    if (groups.length === 0) {
      this.top.replaceChildren();
      this.element.replaceChildren(make('p', { class: 'nothing' }, words[this.language].none));
      return;
    }
    this.note.textContent = whyNot || words[this.language].hint;
    this.note.classList.toggle('reason', whyNot !== '');
    this.clear.disabled = whyNot !== '';
    this.tabs.offer(groups.map(({ group, title }) => ({ name: group, title })));
    this.top.replaceChildren(this.note, this.clear);
    this.element.replaceChildren(this.tabs.element, this.list);
  }

  private choose(name: string): void {
    const group = this.groups.find((each) => each.group === name);
    this.list.setAttribute('aria-label', group?.title ?? '');
    this.list.replaceChildren(...(group?.actions ?? []).map((fault) => this.button(fault)));
    this.list.scrollTop = 0;
  }

  private button(fault: FaultButton): HTMLElement {
    const { id, title, explanation, end } = fault;
    const disabled = this.whyNot !== '';
    const says = words[this.language];
    const name = make('span', { class: 'fault-name' }, title);
    if (end) name.append(make('span', { class: 'fault-lasts' }, says.lasts));
    const button = make(
      'button',
      { class: 'fault', disabled, 'data-fault': id, onclick: () => this.run(fault, button) },
      name,
      make('span', { class: 'fault-line' }, explanation),
    );
    const card = make('div', { class: 'fault-card' }, button);
    if (!end) return card;
    const ending = make('button', {
      ...{ class: 'fault-end', disabled, hidden: !this.lasting.has(id), 'data-fault-end': id },
      ...{ 'aria-label': `${says.end}: ${title}`, onclick: () => this.end(id, end) },
    });
    ending.append(says.end);
    card.append(ending);
    return card;
  }

  private run({ id, end, ends }: FaultButton, button: HTMLElement): void {
    this.listener.run(id);
    if (end) this.lasting.add(id);
    for (const ended of ends ?? []) this.lasting.delete(ended);
    this.showLasting();
    button.classList.remove('ran');
    // Restarts the short flash that says "done".
    void button.offsetWidth;
    button.classList.add('ran');
  }

  private end(id: string, end: string): void {
    this.listener.run(end);
    this.lasting.delete(id);
    this.showLasting();
    this.list.querySelector<HTMLElement>(`[data-fault="${CSS.escape(id)}"]`)?.focus();
  }

  private takeAllBack(): void {
    this.listener.clear();
    this.lasting.clear();
    this.showLasting();
  }

  private showLasting(): void {
    for (const ending of this.list.querySelectorAll<HTMLElement>('[data-fault-end]'))
      ending.hidden = !this.lasting.has(ending.dataset.faultEnd ?? '');
  }
}

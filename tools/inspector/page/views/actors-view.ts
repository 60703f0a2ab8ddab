import { make } from '../../../dom/make';
import type { ActorRow } from '../model/actor-tree';
import type { Words } from '../words';

/** The tree of actors: arrows move, Enter chooses. */
export class ActorsView {
  readonly element: HTMLElement;
  readonly filter: HTMLInputElement;
  readonly showsGone: HTMLInputElement;
  private readonly tree: HTMLElement;
  private readonly rows = new Map<string, { readonly element: HTMLElement; key: string }>();

  constructor(
    private readonly words: Words,
    private readonly choose: (actor: string) => void,
    change: () => void,
  ) {
    this.tree = make('div', { class: 'tree', role: 'tree', 'aria-label': words.actors });
    this.filter = make('input', { type: 'search', class: 'field-input', placeholder: words.filter });
    this.filter.setAttribute('aria-label', words.filter);
    this.showsGone = make('input', { type: 'checkbox' });
    this.filter.addEventListener('input', change);
    this.showsGone.addEventListener('change', change);
    this.tree.addEventListener('keydown', (event) => this.press(event));
    this.element = make(
      'section',
      { class: 'card actors', 'aria-label': words.actors },
      make('header', {}, make('h2', {}, words.actors), this.filter),
      this.tree,
      make('label', { class: 'check' }, this.showsGone, words.showGone),
    );
  }

  show(rows: readonly ActorRow[], chosen: string): void {
    const wanted = rows.map((row) => this.rowFor(row, row.id === chosen));
    const isSame =
      wanted.length === this.tree.childElementCount &&
      wanted.every((element, index) => element === this.tree.children[index]);
    if (isSame) return;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.actor;
    this.tree.replaceChildren(...wanted);
    const ids = new Set(rows.map(({ id }) => id));
    for (const id of this.rows.keys()) if (!ids.has(id)) this.rows.delete(id);
    if (focused) this.rows.get(focused)?.element.focus();
  }

  /** Made again only when something of it that is seen changed. */
  private rowFor(row: ActorRow, isChosen: boolean): HTMLElement {
    const key = JSON.stringify([row, isChosen]);
    const known = this.rows.get(row.id);
    if (known?.key === key) return known.element;
    const element = known?.element ?? make('div', { role: 'treeitem', tabindex: -1, 'data-actor': row.id });
    if (!known) element.addEventListener('click', () => this.choose(row.id));
    const status = this.words.statuses[row.status];
    element.className = `actor ${row.isGone ? 'gone' : ''} ${row.isChart ? 'is-chart' : ''}`;
    element.style.setProperty('--depth', String(row.depth));
    element.setAttribute('aria-selected', String(isChosen));
    element.setAttribute('aria-level', String(row.depth + 1));
    element.tabIndex = isChosen ? 0 : -1;
    element.title = `${row.name} · ${row.isGone ? this.words.gone : status}`;
    const dot = make('span', { class: `dot dot-${row.isGone && row.status === 'active' ? 'stopped' : row.status}` });
    const name = make('span', { class: 'actor-name' }, row.name);
    const where = row.states.map((state) => make('span', { class: 'chip' }, state));
    const note = row.isGone ? this.words.gone : row.isChart ? '' : status;
    element.replaceChildren(dot, name, make('span', { class: 'actor-note' }, note));
    if (where.length > 0 && !row.isGone) element.append(make('span', { class: 'chips' }, ...where));
    this.rows.set(row.id, { element, key });
    return element;
  }

  private press(event: KeyboardEvent): void {
    const items = [...this.tree.children] as HTMLElement[];
    const current = items.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items[Math.min(items.length - 1, Math.max(0, current + step))]?.focus();
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      items[current]?.click();
    }
  }
}

import type { ShownValue } from '../../../../development/inspector/protocol.types';
import { make } from '../../../dom/make';
import { actorOf, entriesOf, kindOf, shortText, textOf } from '../model/shown-text';
import type { Words } from '../words';

/** Longer than this, a value is folded into a line of its own. */
const oneLine = 34;

/** A value as a tree that opens where there is something inside. What was open stays open. */
export class ValueView {
  readonly element = make('div', { class: 'value' });
  private readonly open = new Set<string>();
  private shown: ShownValue | undefined;

  constructor(
    private readonly words: Words,
    private readonly nameOf: (actor: string) => string,
  ) {}

  show(value: ShownValue | undefined): void {
    if (value === this.shown) return;
    this.shown = value;
    this.draw();
  }

  private draw(): void {
    const fields = this.shown === undefined ? [] : entriesOf(this.shown);
    if (fields.length > 0) this.element.replaceChildren(...fields.map(([name, inner]) => this.field(name, inner, '')));
    else if (this.shown === undefined)
      this.element.replaceChildren(make('p', { class: 'nothing' }, this.words.nothing));
    else this.element.replaceChildren(make('div', { class: 'field' }, this.leaf(this.shown)));
  }

  private field(name: string, value: ShownValue, before: string): HTMLElement {
    const path = `${before}.${name}`;
    const label = make('span', { class: 'field-name' }, name);
    const inside = entriesOf(value);
    if (inside.length === 0 || textOf(value, this.words.marks).length <= oneLine) {
      return make('div', { class: 'field' }, label, this.leaf(value));
    }
    const isOpen = this.open.has(path);
    const summary = make('summary', {}, label, make('span', { class: 'field-short' }, this.short(value)));
    const details = make('details', { class: 'field', open: isOpen }, summary);
    const fill = () => details.append(...inside.map(([inner, item]) => this.field(inner, item, path)));
    if (isOpen) fill();
    details.addEventListener('toggle', () => {
      if (details.open) this.open.add(path);
      else this.open.delete(path);
      if (details.open && details.childElementCount === 1) fill();
    });
    return details;
  }

  private leaf(value: ShownValue): HTMLElement {
    const actor = actorOf(value);
    const text = actor ? `⚙ ${this.nameOf(actor)}` : textOf(value, this.words.marks);
    return make('span', { class: `leaf leaf-${kindOf(value)}`, title: text }, text);
  }

  private short(value: ShownValue): string {
    return shortText(value, this.words.marks, 60);
  }
}

import { make } from '../../../dom/make';
import type { PickRequest } from '../built-ins';
import type { Dialogs } from './dialogs';

/** The height of one choice; the wheel shows five. */
const ROW_PX = 44;

/** WeChat's picker: columns of choices from below, each scrolled (or tapped, or moved with the arrow keys) to a row. */
export class PickerSheet {
  constructor(
    private readonly dialogs: Dialogs,
    private readonly words: { readonly cancel: string; readonly confirm: string },
  ) {}

  open(request: PickRequest): Promise<readonly number[] | null> {
    return new Promise((resolve) => {
      const wheels = new Wheels(request);
      const finish = (answer: readonly number[] | null) => {
        close();
        resolve(answer);
      };
      const box = make(
        'div',
        { class: 'phone-sheet phone-picker-sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': request.title },
        make(
          'div',
          { class: 'phone-picker-bar' },
          make('button', { onclick: () => finish(null) }, this.words.cancel),
          make('div', { class: 'phone-picker-title' }, request.title),
          make(
            'button',
            { class: 'phone-picker-confirm', onclick: () => finish(wheels.selected()) },
            this.words.confirm,
          ),
        ),
        make('div', { class: 'phone-picker-wheels' }, wheels.element, make('div', { class: 'phone-picker-lens' })),
      );
      const close = this.dialogs.show(box, { onEscape: () => finish(null), onBackdrop: () => finish(null) });
      wheels.arrange();
    });
  }
}

class Wheels {
  readonly element = make('div', { class: 'phone-picker-columns' });
  private readonly chosen: number[];
  private readonly columns: HTMLElement[];

  constructor(private readonly request: PickRequest) {
    const columns = request.columns(request.selected);
    this.chosen = columns.map((labels, index) => clamp(request.selected[index] ?? 0, labels.length));
    this.columns = columns.map((_, index) => this.makeColumn(index));
    this.element.append(...this.columns);
    this.fill();
  }

  selected(): readonly number[] {
    return [...this.chosen];
  }

  /** Once in the document: scrolls every column to its choice. */
  arrange(): void {
    this.columns.forEach((column, index) => {
      column.scrollTop = (this.chosen[index] ?? 0) * ROW_PX;
    });
    this.columns[0]?.focus();
  }

  private makeColumn(index: number): HTMLElement {
    const column = make('div', { class: 'phone-picker-column', role: 'listbox', tabindex: 0 });
    column.addEventListener('scroll', () => this.choose(index, Math.round(column.scrollTop / ROW_PX)));
    column.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
      if (row) this.move(index, [...column.children].indexOf(row));
    });
    column.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.move(index, (this.chosen[index] ?? 0) + step);
    });
    return column;
  }

  private move(index: number, value: number): void {
    const column = this.columns[index];
    if (!column) return;
    this.choose(index, value);
    column.scrollTop = (this.chosen[index] ?? 0) * ROW_PX;
  }

  private choose(index: number, value: number): void {
    const next = clamp(value, this.columns[index]?.children.length ?? 0);
    if (next === this.chosen[index]) return;
    this.chosen[index] = next;
    this.request.onColumnChange?.(index, next);
    this.fill();
  }

  /** Other columns may have other choices now. */
  private fill(): void {
    this.request.columns(this.chosen).forEach((labels, index) => {
      const column = this.columns[index];
      if (!column) return;
      this.chosen[index] = clamp(this.chosen[index] ?? 0, labels.length);
      const isSame =
        column.children.length === labels.length &&
        labels.every((label, row) => column.children[row]?.textContent === label);
      if (!isSame) column.replaceChildren(...labels.map((label) => make('div', { role: 'option' }, label)));
      [...column.children].forEach((row, position) => {
        row.setAttribute('aria-selected', String(position === this.chosen[index]));
      });
    });
  }
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value));
}

import { make } from '../../../dom/make';
import type { Markup } from '../../drawing/drawing.types';
import { element, nothing, together, tooltip, words } from '../../drawing/svg.mjs';
import {
  type Column,
  clockText,
  columnName,
  columnsOf,
  filterRows,
  findRows,
  type SequenceRow,
  sequenceText,
} from '../model/sequence';
import { shortText } from '../model/shown-text';
import type { Words } from '../words';
import { drawInto } from './draw-into';
import { SequenceTools } from './sequence-tools';

const rowHeight = 26;
const timeWidth = 104;
const leastColumn = 74;
const headHeight = 44;
/** Rows that are drawn above and below what can be seen. */
const spare = 8;

export interface SequenceSource {
  readonly rows: readonly SequenceRow[];
  /** Another one whenever anything of the rows changed. */
  readonly version: number;
  nameOf(column: string): string;
}

/** The sequence diagram: a column an actor, a row a message; only the rows that can be seen are in the page. */
export class SequenceView {
  readonly element: HTMLElement;
  private readonly scroller = make('div', { class: 'rows', tabindex: 0 });
  private readonly space = make('div', { class: 'rows-space' });
  private readonly svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  private readonly head = make('div', { class: 'columns-head' });
  private readonly empty = make('p', { class: 'nothing' });
  private readonly tools: SequenceTools;
  private source: SequenceSource = { rows: [], version: 0, nameOf: (id) => id };
  private rows: readonly SequenceRow[] = [];
  private columns: readonly Column[] = [];
  private hits: readonly number[] = [];
  private lookedAt: number | null = null;
  private drawn = '';
  private isNew = true;
  private version = -1;

  constructor(
    private readonly words: Words,
    private readonly lookAt: (seq: number) => void,
  ) {
    this.tools = new SequenceTools(words, {
      change: () => this.filterAgain(),
      search: () => this.searchAgain(true),
      step: (direction) => this.stepHit(direction),
      text: () => sequenceText(this.rows, (id) => this.nameOf(id)),
    });
    this.svg.setAttribute('class', 'sequence');
    this.scroller.setAttribute('aria-label', words.sequence);
    this.scroller.append(this.head, this.space, this.empty);
    this.space.append(this.svg);
    this.scroller.addEventListener('scroll', () => this.draw(), { passive: true });
    this.svg.addEventListener('click', ({ target }) => {
      const seq = (target as Element).closest('[data-seq]')?.getAttribute('data-seq');
      if (seq) this.lookAt(Number(seq));
    });
    new ResizeObserver(() => this.redraw()).observe(this.scroller);
    this.element = make(
      'section',
      { class: 'sequence-view', 'aria-label': words.sequence },
      this.tools.element,
      this.scroller,
    );
  }

  /** `lookedAt` is the record that is looked at; null stays with the newest row. */
  show(source: SequenceSource, lookedAt: number | null): void {
    const isOther = source !== this.source;
    const isMoved = lookedAt !== this.lookedAt;
    const isChanged = isOther || source.version !== this.version;
    this.source = source;
    this.version = source.version;
    this.lookedAt = lookedAt;
    if (isChanged) this.filterAgain(isOther);
    if (isMoved) this.scrollTo(lookedAt);
    this.draw();
  }

  private redraw(): void {
    this.drawn = '';
    this.draw();
  }

  private nameOf(id: string): string {
    return columnName(id, this.words, (actor) => this.source.nameOf(actor));
  }

  private filterAgain(isOther = false): void {
    const isAtEnd = isOther || this.isAtEnd;
    this.rows = filterRows(this.source.rows, this.tools.filter);
    this.columns = columnsOf(this.rows, (id) => this.nameOf(id));
    this.tools.offer(columnsOf(this.source.rows, (id) => this.nameOf(id)));
    this.searchAgain(false);
    this.empty.hidden = this.rows.length > 0;
    this.empty.textContent = this.source.rows.length > 0 ? this.words.noRowsFiltered : this.words.noRows;
    this.space.style.height = `${this.rows.length * rowHeight}px`;
    if (isAtEnd && this.lookedAt === null) this.scroller.scrollTop = this.rows.length * rowHeight;
    this.isNew ||= isOther;
    this.redraw();
  }

  private searchAgain(isTyped: boolean): void {
    this.hits = findRows(this.rows, this.tools.searched, (id) => this.nameOf(id));
    this.tools.tellHits(this.hits.length);
    if (!isTyped) return;
    const last = this.hits.at(-1);
    if (last !== undefined) this.reveal(last);
    this.redraw();
  }

  private stepHit(direction: 1 | -1): void {
    const middle = Math.floor((this.scroller.scrollTop + this.height / 2) / rowHeight);
    const after = this.hits.find((hit) => hit > middle) ?? this.hits[0];
    const before = this.hits.findLast((hit) => hit < middle - 1) ?? this.hits.at(-1);
    const next = direction === 1 ? after : before;
    if (next !== undefined) this.reveal(next);
  }

  private get height(): number {
    return Math.max(0, this.scroller.clientHeight - headHeight);
  }

  private get isAtEnd(): boolean {
    return this.scroller.scrollTop + this.height >= this.space.clientHeight - 2 * rowHeight;
  }

  private scrollTo(seq: number | null): void {
    if (seq === null) this.scroller.scrollTop = this.rows.length * rowHeight;
    else this.reveal(this.rowAt(seq));
  }

  private reveal(index: number): void {
    const top = index * rowHeight;
    if (top >= this.scroller.scrollTop && top + rowHeight <= this.scroller.scrollTop + this.height) return;
    this.scroller.scrollTop = top - this.height / 2;
  }

  /** The row that was settled with a record, or the last one before it. */
  private rowAt(seq: number): number {
    const settled = this.rows.findLastIndex((row) => row.settledSeq === seq);
    return settled >= 0 ? settled : this.rows.findLastIndex((row) => row.seq <= seq);
  }

  private draw(): void {
    const fitting = Math.ceil(this.height / rowHeight);
    // rows may have become fewer than those that are scrolled past
    const top = Math.min(Math.floor(this.scroller.scrollTop / rowHeight), this.rows.length - fitting);
    const first = Math.max(0, top - spare);
    const last = Math.min(this.rows.length, first + fitting + 2 * spare);
    const { scrollLeft, clientWidth } = this.scroller;
    const key = `${first} ${last} ${this.rows.length} ${this.lookedAt} ${scrollLeft} ${clientWidth}`;
    if (key === this.drawn) return;
    this.drawn = key;
    const available = clientWidth - timeWidth;
    const column = Math.max(leastColumn, available / Math.max(1, this.columns.length));
    const width = timeWidth + column * this.columns.length;
    this.drawHead(column);
    this.space.style.width = `${width}px`;
    // the sessions and whom they call are what a person came for
    if (this.isNew && clientWidth > 0) this.scroller.scrollLeft = width;
    this.isNew = false;
    const height = (last - first) * rowHeight;
    this.svg.setAttribute('width', String(width));
    this.svg.setAttribute('height', String(height));
    this.svg.style.transform = `translateY(${first * rowHeight}px)`;
    const xOf = new Map(this.columns.map(({ id }, index) => [id, timeWidth + column * (index + 0.5)]));
    const current = this.lookedAt === null ? -1 : this.rowAt(this.lookedAt);
    const lines = [...xOf.values()].map((x) => element('path', { class: 'lifeline', d: `M${x} 0V${height}` }));
    const rows = this.rows.slice(first, last).map((row, index) => {
      const place = first + index;
      return this.drawRow(row, {
        xOf,
        width,
        y: index * rowHeight,
        isCurrent: place === current,
        isHit: this.hits.includes(place),
      });
    });
    drawInto(this.svg, [...lines, ...rows]);
  }

  private drawHead(column: number): void {
    const names = this.columns.map(({ id, name }) =>
      make(
        'span',
        { class: 'column-name', title: name, style: `width:${column}px`, 'data-column': id },
        ...twoLines(name).map((line) => make('span', {}, line)),
      ),
    );
    this.head.replaceChildren(make('span', { class: 'column-time' }, this.words.time), ...names);
  }

  private drawRow(row: SequenceRow, place: RowPlace): Markup {
    const { y, width, isCurrent, isHit, xOf } = place;
    const middle = y + rowHeight / 2;
    const look = ['message', `message-${row.kind}`, row.isFailure && 'failed', isCurrent && 'current', isHit && 'hit'];
    const left = this.scroller.scrollLeft;
    const time = [
      element('rect', { class: 'time-ground', x: left, y, width: timeWidth - 8, height: rowHeight }),
      element('text', { class: 'time', x: left + 12, y: middle + 4 }, clockText(row.atMs)),
    ];
    const ground = element('rect', { class: 'row-ground', x: 0, y, width, height: rowHeight });
    const from = xOf.get(row.from);
    const to = xOf.get(row.to);
    const content =
      row.kind === 'lost'
        ? [element('text', { class: 'label', x: timeWidth, y: middle + 4 }, this.words.lostRows(row.label))]
        : from === undefined || to === undefined
          ? []
          : this.drawMessage(row, from, to, middle, width);
    const attributes = { class: look.filter(Boolean).join(' '), 'data-seq': row.settledSeq };
    const payload = row.detail === undefined ? '' : shortText(row.detail, this.words.marks, 600);
    return element('g', attributes, [...tooltip(payload), ground, ...content, ...time]);
  }

  private drawMessage(row: SequenceRow, from: number, to: number, y: number, width: number): Markup[] {
    if (row.kind === 'ended') {
      const cross = `M${to - 5} ${y - 5}L${to + 5} ${y + 5}M${to + 5} ${y - 5}L${to - 5} ${y + 5}`;
      return [element('path', { class: 'cross', d: cross }), ...label(this.words.ended, to + 12, y, 'start')];
    }
    if (row.kind === 'began') {
      const box = element('rect', { class: 'birth', x: to - 5, y: y - 5, width: 10, height: 10, rx: 3 });
      const way = from === to ? nothing : arrow(from, to - Math.sign(to - from) * 6, y);
      return [way, box, ...label(`${this.words.began}${led(row)}`, to + 12, y, 'start')];
    }
    const isSelf = from === to;
    const way = isSelf ? element('path', { class: 'way', d: `M${to} ${y - 6}h14v10h-9` }) : arrow(from, to, y);
    const head = isSelf ? element('path', { class: 'head', d: `M${to + 1} ${y + 4}l7 -3.5v7z` }) : nothing;
    const right = Math.max(from, to);
    const text = `${row.label}${led(row)}`;
    const isTight = right + 20 + text.length * 6.6 > width;
    const x = isSelf ? to + 20 : right + 8;
    if (isTight) return [way, head, ...label(text, Math.min(from, to) - 8, y, 'end')];
    return [way, head, ...label(text, x, y, 'start')];
  }
}

/** `session live-1` in two lines, as columns are narrow. */
function twoLines(name: string): readonly string[] {
  const space = name.indexOf(' ');
  return space < 0 ? [name] : [name.slice(0, space), name.slice(space + 1)];
}

interface RowPlace {
  readonly xOf: ReadonlyMap<string, number>;
  readonly width: number;
  readonly y: number;
  readonly isCurrent: boolean;
  readonly isHit: boolean;
}

const led = ({ states }: SequenceRow): string =>
  states.length > 0 ? `  ⇒ ${states.map((path) => path.split('.').slice(-2).join('.')).join(', ')}` : '';

function arrow(from: number, to: number, y: number): Markup {
  const side = Math.sign(to - from);
  const line = element('path', { class: 'way', d: `M${from} ${y}H${to - side * 7}` });
  return together([line, element('path', { class: 'head', d: `M${to} ${y}l${-side * 8} -4v8z` })]);
}

function label(text: string, x: number, y: number, anchor: 'start' | 'end'): Markup[] {
  const [event = '', states = ''] = text.split('  ⇒ ');
  const led = states ? element('tspan', { class: 'led' }, `  ⇒ ${states}`) : nothing;
  return [element('text', { class: 'label', x, y: y + 4, 'text-anchor': anchor }, [together([words(event), led])])];
}

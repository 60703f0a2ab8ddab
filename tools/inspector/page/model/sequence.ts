import type {
  ActorMessage,
  CallMessage,
  EventMessage,
  LostMessage,
  RecordMessage,
  ShownValue,
  SnapshotMessage,
} from '../../../../development/inspector/protocol.types';
import { statePaths } from '../../../../machines/kernel/state-path';
import { eventInWords } from '../../drawing/trigger.mjs';
import type { Words } from '../words';

/** One message of the diagram, or something that happened to one column. */
export interface SequenceRow {
  readonly seq: number;
  readonly atMs: number;
  readonly kind: 'event' | 'call' | 'answer' | 'told' | 'began' | 'ended' | 'lost';
  /** Ids of columns. */
  readonly from: string;
  readonly to: string;
  /** Every actor that takes part, also those without a column of their own. */
  readonly actors: readonly string[];
  readonly label: string;
  /** The event's type as XState has it; empty for what is none. */
  readonly event: string;
  /** Something that did not work: a rejected or thrown call, an error of an actor. */
  readonly isFailure: boolean;
  /** Comes so often that it hides the rest. */
  readonly isQuiet: boolean;
  readonly detail?: ShownValue;
  /** The `seq` at which it was dealt with: what there was then is what it led to. */
  settledSeq: number;
  /** The states that it led to, innermost, of the actor that it was sent to. */
  states: readonly string[];
}

/** A line from top to bottom. */
export interface Column {
  readonly id: string;
  readonly name: string;
}

export interface SequenceFilter {
  /** An actor's or column's id; empty for all. */
  readonly actor: string;
  /** Parts of event names, separated by spaces or commas, any of which will do; empty for all. */
  readonly events: string;
  readonly showsQuiet: boolean;
}

/** Columns that are no actors. */
const outside = 'outside';
const ports = ['wechat', 'player', 'plugin'] as const;

/** What stands over a column: an actor's name is the app's, those of the others are the page's own. */
export function columnName(
  id: string,
  words: Pick<Words, 'outside' | 'ports'>,
  nameOfActor: (id: string) => string,
): string {
  if (id === outside) return words.outside;
  return Object.hasOwn(words.ports, id) ? words.ports[id as keyof Words['ports']] : nameOfActor(id);
}

/** More events than a person can read: bookkeeping of XState, the log's own entries, and measures once a second. */
const quiet = /^xstate\.(init|stop)$|^log\.appended$|\.measured$/;

const mostRows = 12_000;
const droppedAtOnce = 2_000;

interface Known {
  readonly name: string;
  readonly column: string;
  readonly isChart: boolean;
}

/** Turns records into the rows of a sequence diagram, one by one, bounded. */
export class Sequence {
  private shown: SequenceRow[] = [];
  private readonly known = new Map<string, Known>();
  /** Events that no snapshot has answered yet, by actor. */
  private readonly pending = new Map<string, SequenceRow[]>();
  private lastSeq = 0;
  /** Goes up with everything that can be seen, also when a row's states come after it. */
  version = 0;
  private readonly paths = new Map<string, readonly string[]>();

  get rows(): readonly SequenceRow[] {
    return this.shown;
  }

  append(records: readonly RecordMessage[]): void {
    if (records.length > 0) this.version += 1;
    for (const record of records) {
      this.take(record);
      this.lastSeq = record.seq;
    }
    if (this.shown.length > mostRows) this.shown = this.shown.slice(this.shown.length - mostRows + droppedAtOnce);
  }

  nameOf(column: string): string {
    return this.known.get(column)?.name ?? column;
  }

  private take(record: RecordMessage): void {
    if (record.type === 'actor') this.begin(record);
    else if (record.type === 'event') this.tell(record);
    else if (record.type === 'snapshot') this.settle(record);
    else if (record.type === 'call') this.call(record);
    else if (record.type === 'gone') this.end(record.actor, record);
    else if (record.type === 'lost') this.lose(record);
  }

  private begin({ id, parent, name, machine, seq, atMs, input }: ActorMessage): void {
    const isChart = machine !== undefined;
    const around = parent ? this.known.get(parent)?.column : undefined;
    this.known.set(id, { name, isChart, column: isChart || !around ? id : around });
    if (!isChart) return;
    const from = around ?? outside;
    this.add({
      seq,
      atMs,
      kind: 'began',
      from,
      to: id,
      actors: [id],
      label: name,
      ...(input ? { detail: input } : {}),
    });
  }

  private end(actor: string, { seq, atMs }: RecordMessage): void {
    const known = this.known.get(actor);
    this.pending.delete(actor);
    this.paths.delete(actor);
    if (!known?.isChart) return;
    this.add({ seq, atMs, kind: 'ended', from: actor, to: actor, actors: [actor], label: known.name });
  }

  private tell({ from, to, event, seq, atMs }: EventMessage): void {
    const { type, ...detail } = event;
    const words = eventInWords(type);
    const row = this.add({
      ...{ seq, atMs, kind: 'event' as const, detail },
      from: from ? this.columnOf(from) : outside,
      to: this.columnOf(to),
      actors: from ? [from, to] : [to],
      label: this.known.get(to)?.isChart === false ? `${words} ⚙ ${this.shortName(to)}` : words,
      event: type,
      isQuiet: quiet.test(type),
      isFailure: type.startsWith('xstate.error.'),
    });
    const waiting = this.pending.get(to);
    if (waiting) waiting.push(row);
    else this.pending.set(to, [row]);
  }

  private settle({ actor, seq, value, event, status }: SnapshotMessage): void {
    const before = this.paths.get(actor) ?? [];
    const paths = value === undefined ? before : statePaths(value);
    this.paths.set(actor, paths);
    const waiting = this.pending.get(actor) ?? [];
    const place = waiting.findLastIndex((row) => row.event === event);
    const row = place < 0 ? this.shown.findLast(({ kind, to }) => kind === 'began' && to === actor) : waiting[place];
    // whatever waited before it was ignored
    this.pending.set(actor, place < 0 ? waiting : waiting.slice(place + 1));
    if (!row || (place < 0 && row.settledSeq !== row.seq)) return;
    row.settledSeq = seq;
    row.states = paths.filter((path) => !before.includes(path));
    if (status === 'done') row.states = [...row.states, '■'];
  }

  private call({ port, method, actor, phase, detail, seq, atMs }: CallMessage): void {
    const caller = actor ? this.columnOf(actor) : outside;
    const isCall = phase === 'called';
    this.add({
      ...{ seq, atMs },
      kind: isCall ? 'call' : phase === 'told' ? 'told' : 'answer',
      from: isCall ? caller : port,
      to: isCall ? port : caller,
      actors: actor ? [actor, port] : [port],
      label: phase === 'told' ? (factOf(detail) ?? `${method} told`) : isCall ? `${method}()` : `${method} ${phase}`,
      isFailure: phase === 'rejected' || phase === 'threw',
      isQuiet: phase === 'returned' || quiet.test(factOf(detail) ?? ''),
      ...(detail === undefined ? {} : { detail }),
    });
  }

  private lose({ standing, seq, atMs }: LostMessage): void {
    for (const record of standing) {
      if (record.type === 'actor' && !this.known.has(record.id)) this.take(record);
      if (record.type === 'snapshot')
        this.paths.set(record.actor, record.value === undefined ? [] : statePaths(record.value));
    }
    this.pending.clear();
    this.add({ seq, atMs, kind: 'lost', from: outside, to: outside, actors: [], label: String(seq - this.lastSeq) });
  }

  private add(
    row: Omit<SequenceRow, 'settledSeq' | 'states' | 'event' | 'isFailure' | 'isQuiet'> & Partial<SequenceRow>,
  ): SequenceRow {
    const whole = { event: '', isFailure: false, isQuiet: false, settledSeq: row.seq, states: [], ...row };
    this.shown.push(whole);
    return whole;
  }

  private columnOf(actor: string): string {
    return this.known.get(actor)?.column ?? actor;
  }

  private shortName(actor: string): string {
    return this.nameOf(actor).split('/').at(-1) ?? actor;
  }
}

/** The type of a fact that a plugin told. */
function factOf(detail: ShownValue | undefined): string | undefined {
  const type = (detail as { readonly type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? type : undefined;
}

/** The rows that a person wants to see. */
export function filterRows(
  rows: readonly SequenceRow[],
  { actor, events, showsQuiet }: SequenceFilter,
): readonly SequenceRow[] {
  const parts = events
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (actor === '' && parts.length === 0 && showsQuiet) return rows;
  return rows.filter((row) => {
    if (row.isQuiet && !showsQuiet) return false;
    if (actor !== '' && row.from !== actor && row.to !== actor && !row.actors.includes(actor)) return false;
    const label = `${row.label} ${row.event}`.toLowerCase();
    return parts.length === 0 || row.kind === 'lost' || parts.some((part) => label.includes(part));
  });
}

/** Where a text is found, as places in the rows: in labels, states and names of columns. */
export function findRows(
  rows: readonly SequenceRow[],
  wanted: string,
  nameOf: (column: string) => string,
): readonly number[] {
  const text = wanted.trim().toLowerCase();
  if (text === '') return [];
  return rows.flatMap((row, index) => {
    const all = `${row.label} ${nameOf(row.from)} ${nameOf(row.to)} ${row.states.join(' ')}`.toLowerCase();
    return all.includes(text) ? [index] : [];
  });
}

const ranks = ['app', 'watching', 'module', 'generation', 'cameras', 'log', 'connection', 'session'];

function rank(column: string, name: string): number {
  if (column === outside) return -1;
  const port = (ports as readonly string[]).indexOf(column);
  if (port >= 0) return 100 + port;
  const place = ranks.findIndex((known) => name === known || name.startsWith(`${known} `));
  return place < 0 ? ranks.length : place;
}

/** More columns than this can't be told apart. */
const mostColumns = 16;

/** The columns that rows need, in an order that stays: outside, actors, what they call. Of too many, the last used ones. */
export function columnsOf(rows: readonly SequenceRow[], nameOf: (column: string) => string): readonly Column[] {
  const used = new Set<string>();
  for (let index = rows.length - 1; index >= 0 && used.size < mostColumns; index -= 1) {
    const { kind, from, to } = rows[index] as SequenceRow;
    if (kind === 'lost') continue;
    used.add(to);
    used.add(from);
  }
  return [...used]
    .map((id) => ({ id, name: nameOf(id) }))
    .sort((one, other) => rank(one.id, one.name) - rank(other.id, other.name) || one.name.localeCompare(other.name));
}

/** The diagram as text, a line a row, for a report or a colleague. */
export function sequenceText(rows: readonly SequenceRow[], nameOf: (column: string) => string): string {
  const lines = rows.map((row) => {
    const time = clockText(row.atMs);
    if (row.kind === 'lost') return `${time}  … ${row.label} records lost`;
    const way = row.from === row.to ? nameOf(row.to) : `${nameOf(row.from)} → ${nameOf(row.to)}`;
    const mark = { began: 'began', ended: 'ended' }[row.kind as string];
    const label = mark ?? row.label;
    const led = row.states.length > 0 ? `  ⇒ ${row.states.join(', ')}` : '';
    return `${time}  ${way}: ${label}${led}`;
  });
  return `${lines.join('\n')}\n`;
}

/** `15:07:32.698`, in this computer's time zone. */
export function clockText(atMs: number): string {
  const at = new Date(atMs);
  return `${at.toTimeString().slice(0, 8)}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

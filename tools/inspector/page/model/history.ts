import type { RecordMessage } from '../../../../development/inspector/protocol.types';
import { apply, copyOf, emptyMoment, type Moment, standingOf } from './moment';

/** How many records are kept; older ones are folded into the first moment. */
const mostRecords = 30_000;

/** How many are folded away at a time: seldom, and then many. */
const foldedAtOnce = 3_000;

/** A moment is remembered every so many records: any other is found from there in a few milliseconds. */
const recordsBetweenMarks = 400;

interface Mark {
  readonly seq: number;
  readonly moment: Moment;
}

/** The records of one app, bounded, and what there was after each of them. */
export class History {
  private records: RecordMessage[] = [];
  private marks: Mark[] = [{ seq: 0, moment: emptyMoment() }];
  private readonly current = emptyMoment();
  /** How many records are missing: dropped by the app, the relay or here. */
  lostCount = 0;

  constructor(
    private readonly most = mostRecords,
    private readonly atOnce = foldedAtOnce,
  ) {}

  get all(): readonly RecordMessage[] {
    return this.records;
  }

  get lastSeq(): number {
    return this.records.at(-1)?.seq ?? this.marks[0]?.seq ?? 0;
  }

  get latest(): Moment {
    return this.current;
  }

  /** Takes what it has not seen; gives back what it took. */
  append(records: readonly RecordMessage[]): readonly RecordMessage[] {
    const taken = records.filter((record) => this.take(record));
    if (this.records.length > this.most) this.fold();
    return taken;
  }

  /** What there was after a record, or after the last one before it. */
  momentAt(seq: number): Moment {
    const mark = this.marks.findLast((known) => known.seq <= seq) ?? (this.marks[0] as Mark);
    const moment = copyOf(mark.moment);
    for (let index = this.indexAfter(mark.seq); index < this.records.length; index += 1) {
      const record = this.records[index] as RecordMessage;
      if (record.seq > seq) break;
      apply(moment, record);
    }
    return moment;
  }

  /** Everything that is left, for a recording: what was folded away comes as one `lost` record. */
  toRecords(): readonly RecordMessage[] {
    const [{ seq, moment }] = this.marks as [Mark];
    if (seq === 0) return this.records;
    const atMs = this.records[0]?.atMs ?? 0;
    return [{ type: 'lost', seq, atMs, standing: standingOf(moment, seq) }, ...this.records];
  }

  /** The last record up to a `seq`, if it is still there. */
  recordAt(seq: number): RecordMessage | undefined {
    return this.records[this.indexAfter(seq) - 1];
  }

  /** The nearest record before (−1) or after (1) a `seq` that answers yes. */
  next(seq: number, direction: 1 | -1, isWanted: (record: RecordMessage) => boolean): RecordMessage | undefined {
    const start = direction === 1 ? this.indexAfter(seq) : this.indexAfter(seq - 1) - 1;
    for (let index = start; index >= 0 && index < this.records.length; index += direction) {
      const record = this.records[index] as RecordMessage;
      if (isWanted(record)) return record;
    }
    return undefined;
  }

  private take(record: RecordMessage): boolean {
    if (record.seq <= this.lastSeq) return false;
    if (record.type === 'lost') this.lostCount += record.seq - this.lastSeq;
    this.records.push(record);
    apply(this.current, record);
    const last = this.marks.at(-1) as Mark;
    if (this.records.length - this.indexAfter(last.seq) >= recordsBetweenMarks) {
      this.marks.push({ seq: record.seq, moment: copyOf(this.current) });
    }
    return true;
  }

  private fold(): void {
    const cut = this.records[this.atOnce - 1] as RecordMessage;
    const moment = this.momentAt(cut.seq);
    this.marks = [{ seq: cut.seq, moment }, ...this.marks.filter((mark) => mark.seq > cut.seq)];
    this.records = this.records.slice(this.atOnce);
    this.lostCount += this.atOnce;
  }

  /** Where the first record after a `seq` stands. */
  private indexAfter(seq: number): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.records[middle] as RecordMessage).seq <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

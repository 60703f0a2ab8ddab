import type {
  HelloMessage,
  RecordMessage,
  ShownFields,
  ToViewer,
} from '../../../../development/inspector/protocol.types';
import { firstChoice } from './actor-tree';
import { AppClock } from './app-clock';
import { History } from './history';
import type { Moment } from './moment';
import { Sequence } from './sequence';

/** One run of a mini-program, as the page knows it: connected, away, or from a file. */
export class ShownApp {
  readonly history = new History();
  readonly sequence = new Sequence();
  readonly clock = new AppClock();
  /** The record that is looked at; null follows what happens. */
  lookedAt: number | null = null;
  /** The id of the actor that a person chose; empty until then. */
  chosen = '';
  private lookedAtMoment: { readonly seq: number; readonly moment: Moment } | null = null;

  constructor(
    readonly key: string,
    public hello: HelloMessage,
    public source: 'connected' | 'away' | 'file',
    /** Empty for what is no file. */
    readonly fileName = '',
  ) {}

  /** Gives back what was new. */
  append(records: readonly RecordMessage[], nowMs: number): readonly RecordMessage[] {
    const taken = this.history.append(records);
    this.sequence.append(taken);
    const last = taken.at(-1);
    if (last) this.clock.heard(last.atMs, nowMs);
    return taken;
  }

  get isLive(): boolean {
    return this.lookedAt === null;
  }

  /** What is looked at: now, or then. */
  get moment(): Moment {
    if (this.lookedAt === null) return this.history.latest;
    if (this.lookedAtMoment?.seq !== this.lookedAt) {
      this.lookedAtMoment = { seq: this.lookedAt, moment: this.history.momentAt(this.lookedAt) };
    }
    return this.lookedAtMoment.moment;
  }

  /** The time of what is looked at, by the app's clock. */
  timeMs(nowMs: number): number {
    if (this.lookedAt !== null) return this.history.recordAt(this.lookedAt)?.atMs ?? 0;
    if (this.source === 'connected') return this.clock.now(nowMs);
    return this.history.all.at(-1)?.atMs ?? 0;
  }

  /** The actor that is shown: the one that was chosen, as long as anything is known of it. */
  get shownActor(): string {
    return this.moment.actors.has(this.chosen) ? this.chosen : firstChoice(this.moment);
  }

  /** To the next (1) or previous (−1) change, of one actor or of any. Going past the last one is going live. */
  step(direction: 1 | -1, actor = ''): void {
    const from = this.lookedAt ?? this.history.lastSeq + 1;
    const isChange = (record: RecordMessage) => record.type === 'snapshot' && (actor === '' || record.actor === actor);
    const found = this.history.next(from, direction, isChange);
    if (found) this.lookedAt = found.seq;
    else if (direction === 1) this.lookedAt = null;
  }

  /** What an actor was last sent under this type, or anyone when none is named; undefined when nobody ever was. */
  lastPayload(type: string, actor?: string): ShownFields | undefined {
    const seen = this.history.all.findLast(
      (record) => record.type === 'event' && record.event.type === type && (!actor || record.to === actor),
    );
    if (seen?.type !== 'event') return undefined;
    const { type: _, ...payload } = seen.event;
    return payload;
  }

  lookAt(seq: number | null): void {
    this.lookedAt = seq;
  }
}

/** Every app that is known, the last one last. */
export class Apps {
  private readonly known = new Map<string, ShownApp>();
  private files = 0;

  get all(): readonly ShownApp[] {
    return [...this.known.values()];
  }

  get(key: string): ShownApp | undefined {
    return this.known.get(key);
  }

  /** What the relay says of apps. Gives back the app that it concerns. */
  receive(message: ToViewer, nowMs: number): ShownApp | undefined {
    if (message.type === 'app') {
      const { hello, connected } = message;
      const source = connected ? 'connected' : 'away';
      const app = this.known.get(hello.app) ?? new ShownApp(hello.app, hello, source);
      app.hello = hello;
      app.source = source;
      this.known.set(hello.app, app);
      return app;
    }
    if (message.type === 'records') {
      const app = this.known.get(message.app);
      app?.append(message.records, nowMs);
      return app;
    }
    if (message.type === 'away') return this.leave(message.app);
    if (message.type === 'forgotten') return this.leave(message.app);
    return undefined;
  }

  /** The connection to the relay is lost, and with it every app. */
  loseAll(): void {
    for (const app of this.known.values()) if (app.source === 'connected') app.source = 'away';
  }

  /** A recording beside whatever else is shown. */
  open(fileName: string, hello: HelloMessage, records: readonly RecordMessage[], nowMs: number): ShownApp {
    this.files += 1;
    const app = new ShownApp(`file-${this.files}`, hello, 'file', fileName);
    app.append(records, nowMs);
    this.known.set(app.key, app);
    return app;
  }

  close(key: string): void {
    this.known.delete(key);
  }

  private leave(id: string): ShownApp | undefined {
    const app = this.known.get(id);
    if (app) app.source = 'away';
    return app;
  }
}

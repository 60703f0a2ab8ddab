import type { Text } from '../words/text';

/** `debug` is every step, `error` what nobody could mend. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One thing that happened. Secrets never get this far; `append` masks what looks like one all the same. */
export interface LogEntry {
  /** `ports.clock.now()`, milliseconds since the epoch. */
  readonly atMs: number;
  readonly level: LogLevel;
  /** Who: `module`, `connection <id>`, `session <view>`, `plugin`, … */
  readonly actor: string;
  readonly message: Text;
}

export type LogFilter = LogLevel | 'all';

export type LogEvent =
  | { type: 'log.appended'; entry: LogEntry }
  | { type: 'FILTER'; level: LogFilter }
  | { type: 'CLEAR' };

export interface LogInput {
  /** What `Date.prototype.getTimezoneOffset` says, in minutes: −480 in China. */
  readonly timezoneOffsetMinutes: number;
}

/** An entry as it is kept: redacted, on one line, with a number of its own. */
export interface KeptLogEntry extends LogEntry {
  readonly key: number;
}

export interface LogContext extends LogInput {
  /** Oldest first. */
  readonly entries: readonly KeptLogEntry[];
  readonly lastKey: number;
  readonly filter: LogFilter;
}

/** What the log page shows: filtered, and so few that it can be told at once. */
export interface LogView {
  readonly filters: readonly {
    readonly value: string;
    readonly label: string;
    readonly chosen: boolean;
    readonly count: number;
  }[];
  /** Oldest first, so that a new one is told alone; the page turns them round. */
  readonly lines: readonly {
    readonly key: number;
    readonly time: string;
    readonly level: LogLevel;
    readonly levelText: string;
    readonly actor: string;
    readonly text: string;
  }[];
  readonly empty: string;
  /** That there are older ones, and where; empty where all are shown. */
  readonly older: string;
}

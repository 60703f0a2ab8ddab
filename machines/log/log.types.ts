import type { Text } from '../words/text';

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

/** What the log page shows: newest first, filtered, bounded. */
export interface LogView {
  readonly filters: readonly {
    readonly value: string;
    readonly label: string;
    readonly chosen: boolean;
    readonly count: number;
  }[];
  readonly lines: readonly {
    readonly key: number;
    readonly time: string;
    readonly level: LogLevel;
    readonly levelText: string;
    readonly actor: string;
    readonly text: string;
  }[];
  readonly empty: string;
  /** All shown lines as plain text, for the clipboard. */
  readonly copyText: string;
}

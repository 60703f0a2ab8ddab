import type { Text } from '../text';

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

export type LogEvent =
  | { type: 'log.appended'; entry: LogEntry }
  | { type: 'FILTER'; level: LogLevel | 'all' }
  | { type: 'CLEAR' };

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

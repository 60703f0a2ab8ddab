import type { SnapshotFrom } from 'xstate';
import { config } from '../kernel/config';
import type { Language, Text } from '../words/text';
import { timeOfDay } from '../words/time-of-day';
import type { logMachine } from './log.machine';
import type { KeptLogEntry, LogFilter, LogView } from './log.types';

const filters: readonly LogFilter[] = ['all', 'error', 'warn', 'info', 'debug'];

const filterTexts = {
  all: { zh: '全部', en: 'All' },
  error: { zh: '错误', en: 'Errors' },
  warn: { zh: '警告', en: 'Warnings' },
  info: { zh: '信息', en: 'Info' },
  debug: { zh: '调试', en: 'Debug' },
} as const satisfies { [filter in LogFilter]: Text };

const levelTexts = {
  error: { zh: '错误', en: 'Error' },
  warn: { zh: '警告', en: 'Warning' },
  info: { zh: '信息', en: 'Info' },
  debug: { zh: '调试', en: 'Debug' },
} as const satisfies { [level: string]: Text };

const emptyTexts = {
  nothingYet: { zh: '还没有记录', en: 'The log is empty' },
  nothingOfThis: { zh: '没有这一级别的记录', en: 'Nothing of this level' },
} as const satisfies { [name: string]: Text };

type Snapshot = SnapshotFrom<typeof logMachine>;

/** What the log page shows. Only the newest lines are part of it: a page pays for all that it is told. */
export function logView(snapshot: Snapshot, language: Language): LogView {
  const { entries, filter } = snapshot.context;
  const passing = entries.filter((entry) => passes(entry, filter));
  const { shownLogEntries, hiddenLogEntries } = config;
  const hidden = Math.floor(Math.max(0, passing.length - shownLogEntries) / hiddenLogEntries) * hiddenLogEntries;
  return {
    filters: filters.map((value) => ({
      value,
      label: filterTexts[value][language],
      chosen: value === filter,
      count: entries.filter((entry) => passes(entry, value)).length,
    })),
    lines: passing.slice(hidden).map((entry) => lineOf(entry, snapshot, language)),
    empty: emptyText(entries.length, passing.length)[language],
    older: hidden > 0 ? olderText(hidden)[language] : '',
  };
}

/** All that passes the filter as plain text, newest first, for the clipboard. */
export function logText(snapshot: Snapshot, language: Language): string {
  const { entries, filter } = snapshot.context;
  return entries
    .filter((entry) => passes(entry, filter))
    .map((entry) => lineOf(entry, snapshot, language))
    .map(({ time, levelText, actor, text }) => `${time} ${levelText} ${actor}: ${text}`)
    .reverse()
    .join('\n');
}

function lineOf(entry: KeptLogEntry, { context }: Snapshot, language: Language): LogView['lines'][number] {
  const { key, atMs, level, actor, message } = entry;
  const time = timeOfDay(atMs, context.timezoneOffsetMinutes);
  return { key, time, level, levelText: levelTexts[level][language], actor, text: message[language] };
}

const olderText = (count: number): Text => ({
  zh: `还有 ${count} 条更早的记录，“复制全部”里都有`,
  en: `${count} older ones are in “Copy all”`,
});

const passes = (entry: KeptLogEntry, filter: LogFilter): boolean => filter === 'all' || filter === entry.level;

function emptyText(keptCount: number, shownCount: number): Text {
  if (shownCount > 0) return { zh: '', en: '' };
  return keptCount > 0 ? emptyTexts.nothingOfThis : emptyTexts.nothingYet;
}

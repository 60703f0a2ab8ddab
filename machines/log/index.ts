export { logMachine } from './log.machine';
export type { LogEntry, LogEvent, LogLevel, LogView } from './log.types';
export { logText, logView } from './log.view';
export { shownEntry } from './shown-entry';

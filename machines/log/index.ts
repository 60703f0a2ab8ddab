export { logMachine, MAX_ENTRIES } from './log.machine';
export type { LogEntry, LogEvent, LogFilter, LogInput, LogLevel, LogView } from './log.types';
export { logView } from './log.view';

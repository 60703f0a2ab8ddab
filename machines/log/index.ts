export { logMachine } from './log.machine';
export type { LogEntry, LogEvent, LogLevel, LogView } from './log.types';
export { logView } from './log.view';

import type { LogEntry } from '../log';

/** A fault of the program itself: what stood on it does not go on, so at least the log says so. */
export function faultEntry(atMs: number, error: unknown): LogEntry {
  const reason = error instanceof Error ? error.message : String(error);
  const message = {
    zh: `程序出错，请重新打开小程序：${reason}`,
    en: `The program failed, please reopen it: ${reason}`,
  };
  return { atMs, level: 'error', actor: 'app', message };
}

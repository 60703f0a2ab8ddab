import { config } from '../kernel/config';
import { shownText } from '../privacy/redact';
import type { LogEntry } from './log.types';

const oneLine = (text: string): string => shownText(text, config.maxLogTextCharacters).replace(/\s+/g, ' ');

/** An entry as it may be kept or shown: on one line each, without what looks like a secret. */
export const shownEntry = ({ atMs, level, actor, message }: LogEntry): LogEntry => ({
  atMs,
  level,
  actor: oneLine(actor),
  message: { zh: oneLine(message.zh), en: oneLine(message.en) },
});

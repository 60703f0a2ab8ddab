import { stepTexts } from './session.texts';
import type { SessionContext } from './session.types';
import type { SessionView } from './session.view.types';

/** The start-up timeline as bars: offsets and widths in percent of the whole, which ends with the last finished step. */
export function timelineView({ timeline, failure, language }: SessionContext): SessionView['timeline'] {
  const { startMs, spanMs } = spanOf(timeline);
  return timeline.map((entry, index) => {
    const isActive = entry.endedAtMs === null;
    const ms = entry.endedAtMs === null ? -1 : entry.endedAtMs - entry.startedAtMs;
    const offset = percent(entry.startedAtMs - startMs, spanMs);
    return {
      key: entry.step,
      label: stepTexts[entry.step][language],
      ms,
      text: isActive ? '…' : `${ms} ms`,
      offset,
      width: isActive ? Math.max(0, 100 - offset) : percent(ms, spanMs),
      state: isActive ? 'active' : failure && index === timeline.length - 1 ? 'failed' : 'done',
    };
  });
}

/** From the first step's start to the last finished one's end; empty until all are finished. */
export function timelineTotal({ timeline }: SessionContext): string {
  if (timeline.length === 0 || timeline.some(({ endedAtMs }) => endedAtMs === null)) return '';
  return `${spanOf(timeline).spanMs} ms`;
}

function spanOf(timeline: SessionContext['timeline']): { readonly startMs: number; readonly spanMs: number } {
  const startMs = Math.min(...timeline.map(({ startedAtMs }) => startedAtMs));
  const endMs = Math.max(...timeline.map(({ startedAtMs, endedAtMs }) => endedAtMs ?? startedAtMs));
  return { startMs, spanMs: Math.max(0, endMs - startMs) };
}

const percent = (ms: number, spanMs: number): number => (spanMs === 0 ? 0 : Math.round((ms / spanMs) * 1_000) / 10);

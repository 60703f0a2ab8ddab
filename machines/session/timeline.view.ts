import { afterSeconds, stepTexts } from './session.texts';
import type { SessionContext } from './session.types';
import type { SessionView } from './session.view.types';
import { isMark } from './timeline';

/** Nothing tells yet how long the step that is under way will take: it is drawn as this share of the whole. */
const activeShare = 0.25;

type Timeline = SessionContext['timeline'];

const stepsOf = (timeline: Timeline): Timeline => timeline.filter((entry) => !isMark(entry));

/** The start-up timeline as bars: offsets and widths in percent of the whole, which ends with the last finished step. */
export function timelineView({ timeline, failure, language }: SessionContext): SessionView['timeline'] {
  const steps = inOrder(stepsOf(timeline));
  const { startMs, spanMs } = spanOf(steps);
  const share = steps.some(({ endedAtMs }) => endedAtMs === null) ? 1 - activeShare : 1;
  const percent = (ms: number) => (spanMs === 0 ? 0 : Math.round((ms / spanMs) * share * 1_000) / 10);
  return steps.map(({ step, startedAtMs, endedAtMs, isCut = false }) => {
    const offset = percent(startedAtMs - startMs);
    const isActive = endedAtMs === null;
    const ms = isActive ? -1 : endedAtMs - startedAtMs;
    return {
      key: step,
      label: stepTexts[step][language],
      ms,
      text: isActive ? '…' : `${ms} ms`,
      offset,
      width: isActive ? 100 - offset : percent(ms),
      state: isActive ? 'active' : isCut && failure ? 'failed' : 'done',
    };
  });
}

/** From the first step's start to the last finished one's end; empty until all are finished. */
export function timelineTotal({ timeline }: SessionContext): string {
  const steps = stepsOf(timeline);
  if (steps.length === 0 || steps.some(({ endedAtMs }) => endedAtMs === null)) return '';
  return `${spanOf(steps).spanMs} ms`;
}

/** What came after the start, in order: when, and for an interruption how long. */
export function timelineMarks({ timeline, wantedSinceMs, language }: SessionContext): SessionView['timelineMarks'] {
  return timeline.filter(isMark).map(({ step, startedAtMs, endedAtMs }, index) => {
    const when = afterSeconds(startedAtMs - wantedSinceMs)[language];
    const took = endedAtMs === null ? '…' : `${endedAtMs - startedAtMs} ms`;
    return {
      key: `${step} ${index}`,
      label: stepTexts[step][language],
      text: step === 'reconnect' ? `${when} · ${took}` : when,
    };
  });
}

/** A step is always found in its place, also one of the player's, which comes in between. */
function inOrder(steps: Timeline): Timeline {
  const order = Object.keys(stepTexts);
  return [...steps].sort((one, other) => order.indexOf(one.step) - order.indexOf(other.step));
}

function spanOf(timeline: Timeline): { readonly startMs: number; readonly spanMs: number } {
  const startMs = Math.min(...timeline.map(({ startedAtMs }) => startedAtMs));
  const endMs = Math.max(...timeline.map(({ startedAtMs, endedAtMs }) => endedAtMs ?? startedAtMs));
  return { startMs, spanMs: Math.max(0, endMs - startMs) };
}

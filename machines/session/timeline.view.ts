import { afterSeconds, stepTexts } from './session.texts';
import type { SessionContext } from './session.types';
import type { SessionView } from './session.view.types';
import { isLater, type TimelineEntry, type TimelineStep } from './timeline';

type Step = TimelineEntry & { readonly step: TimelineStep };

const isStep = (entry: TimelineEntry): entry is Step => !isLater(entry) && entry.step !== 'started';

/** The start-up timeline in numbers that stay as they are once a step is over: how long its bar is, the markup works out. */
export function timelineView({ timeline, failure }: SessionContext): SessionView['timeline'] {
  const steps = inOrder(timeline.filter(isStep));
  const startMs = Math.min(...steps.map(({ startedAtMs }) => startedAtMs));
  return steps.map(({ step, startedAtMs, endedAtMs, isCut = false }) => ({
    step,
    atMs: startedAtMs - startMs,
    ms: endedAtMs === null ? -1 : endedAtMs - startedAtMs,
    ...(isCut && failure ? { failed: true } : {}),
  }));
}

/** What came after the start, in order: when, and how long it took where it took time. */
export function timelineMarks({ timeline, wantedSinceMs, language }: SessionContext): SessionView['timelineMarks'] {
  return timeline.filter(isLater).map(({ step, startedAtMs, endedAtMs }, index) => {
    const when = afterSeconds(startedAtMs - wantedSinceMs)[language];
    const took = endedAtMs === null ? '…' : `${endedAtMs - startedAtMs} ms`;
    return {
      key: `${step} ${index}`,
      label: stepTexts[step][language],
      text: step === 'finalStop' ? when : `${when} · ${took}`,
    };
  });
}

/** A step is always found in its place, also one of the player's, which comes in between. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const order = Object.keys(stepTexts);
  return [...steps].sort((one, other) => order.indexOf(one.step) - order.indexOf(other.step));
}

import { config } from '../kernel/config';
import type { BesideStep, PictureStep } from '../picture';

/** The steps from a tap to a picture. */
export type TimelineStep = Exclude<PictureStep, 'resetModule' | 'waitForOthers' | 'reconnect' | 'rejoin'> | BesideStep;

/** What came after the start: the picture was made anew by itself, and the final stop. */
type TimelineMark = 'reconnect' | 'finalStop';

/** When a step ran: `ports.clock.now()` in milliseconds. */
export interface TimelineEntry {
  readonly step: TimelineStep | TimelineMark;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  /** It was under way when all was given back: where it failed, if it did. */
  readonly isCut?: boolean;
}

type Timeline = readonly TimelineEntry[];

/** What goes on beside the steps of the stream: these end by themselves, and end no other. */
const besides: readonly TimelineEntry['step'][] = ['createPlayer', 'connectLocalServer', 'reconnect', 'finalStop'];

export const isMark = ({ step }: TimelineEntry): boolean => step === 'reconnect' || step === 'finalStop';

const isOpen = ({ endedAtMs }: TimelineEntry): boolean => endedAtMs === null;

function end(timeline: Timeline, atMs: number, isOver: (entry: TimelineEntry) => boolean): Timeline {
  return timeline.map((entry) => (isOpen(entry) && isOver(entry) ? { ...entry, endedAtMs: atMs } : entry));
}

/** A new start: of the earlier one only the interruptions stay, and only while it is being recovered from. */
export const restarted = (timeline: Timeline, isRecovering: boolean): Timeline =>
  isRecovering ? timeline.filter(({ step }) => step === 'reconnect') : [];

/** What a step of the picture adds: a mending, or a step of the start. A way back to live is neither. */
export function afterStep(timeline: Timeline, step: PictureStep, atMs: number): Timeline {
  switch (step) {
    case 'rejoin':
      return timeline;
    case 'reconnect':
      return interrupted(timeline, atMs);
    case 'resetModule':
    case 'waitForOthers':
      return begun(timeline, 'initModule', atMs);
    default:
      return begun(timeline, step, atMs);
  }
}

/** A step begins, and ends the one before; a step that has been there is no news, one that was tried again goes on. */
export function begun(timeline: Timeline, step: TimelineStep, atMs: number): Timeline {
  if (besides.includes(step)) {
    const known = timeline.find((entry) => entry.step === step);
    if (known) return timeline.map((entry) => (entry === known ? { ...entry, endedAtMs: null } : entry));
    return [...timeline, { step, startedAtMs: atMs, endedAtMs: null }];
  }
  // the camera is asked before the stream is started: what had begun is the asking
  const own = step === 'checkDevice' ? timeline.filter((entry) => entry.step !== 'startStream') : timeline;
  const before = end(own, atMs, (entry) => !besides.includes(entry.step) && entry.step !== step);
  if (before.some((entry) => entry.step === step)) return before;
  return [...before, { step, startedAtMs: atMs, endedAtMs: null }];
}

export const stepEnded = (timeline: Timeline, step: TimelineEntry['step'], atMs: number): Timeline =>
  end(timeline, atMs, (entry) => entry.step === step);

/** All is given back: a step that was under way was cut short. An interruption goes on. */
export const cut = (timeline: Timeline, atMs: number): Timeline =>
  timeline.map((entry) => (isOpen(entry) && !isMark(entry) ? { ...entry, endedAtMs: atMs, isCut: true } : entry));

/** The picture is lost, and is made anew by itself: one entry, however many tries that takes. */
export function interrupted(timeline: Timeline, atMs: number): Timeline {
  const reconnects = timeline.filter(({ step }) => step === 'reconnect');
  if (reconnects.some(isOpen)) return timeline;
  const tooMany = reconnects.length >= config.maxReconnectsTold ? reconnects[0] : undefined;
  return [...timeline.filter((entry) => entry !== tooMany), { step: 'reconnect', startedAtMs: atMs, endedAtMs: null }];
}

/** It is over: by the person, by the device, or because nothing helped. Said once. */
export function stopped(timeline: Timeline, atMs: number): Timeline {
  if (timeline.length === 0 || timeline.some(({ step }) => step === 'finalStop')) return timeline;
  const over = end(timeline, atMs, ({ step }) => step === 'reconnect');
  return [...over, { step: 'finalStop', startedAtMs: atMs, endedAtMs: atMs }];
}

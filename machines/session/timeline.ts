import { config } from '../kernel/config';
import type { BesideStep, PictureStep } from '../picture/picture.steps';

/** The steps from a tap to a picture. */
export type TimelineStep =
  | Exclude<PictureStep, 'resetModule' | 'renewModule' | 'waitForOthers' | 'reconnect' | NoStepOfStart>
  | BesideStep;

/** A way back to live, and how a picture is that has begun: neither is a step of the start. */
type NoStepOfStart = 'rejoin' | 'waitPicture' | 'noPicture' | 'still' | 'damaged' | 'undecodable';

/** What came after the start: made anew by itself, another stream (of another quality), on after a pause, and the final stop. */
type LaterStep = 'reconnect' | 'newStream' | 'resume' | 'finalStop';

/** When a step ran: `ports.clock.now()` in milliseconds. */
export interface TimelineEntry {
  readonly step: TimelineStep | 'started' | LaterStep;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  /** It was under way when all was given back: where it failed, if it did. */
  readonly isCut?: boolean;
}

type Timeline = readonly TimelineEntry[];

/** What goes on beside the steps of the stream: these end by themselves, and end no other. */
const besides: readonly TimelineEntry['step'][] = ['createPlayer', 'connectLocalServer'];

/** What is told beside the start, with the time that it took. */
const lasting: readonly TimelineEntry['step'][] = ['reconnect', 'newStream', 'resume'];

const isLasting = ({ step }: TimelineEntry): boolean => lasting.includes(step);

export const isLater = (entry: TimelineEntry): entry is TimelineEntry & { readonly step: LaterStep } =>
  isLasting(entry) || entry.step === 'finalStop';

/** A picture was shown: what comes from now on is no part of the start. */
export const isStarted = (timeline: Timeline): boolean => timeline.some(({ step }) => step === 'started');

const isOfStart = (entry: TimelineEntry): boolean => !isLater(entry) && entry.step !== 'started';

const isOpen = ({ endedAtMs }: TimelineEntry): boolean => endedAtMs === null;

function end(timeline: Timeline, atMs: number, isOver: (entry: TimelineEntry) => boolean): Timeline {
  return timeline.map((entry) => (isOpen(entry) && isOver(entry) ? { ...entry, endedAtMs: atMs } : entry));
}

/** A new start: of the earlier one only what came after it stays, and only while it is being recovered from. */
export const restarted = (timeline: Timeline, isRecovering: boolean): Timeline =>
  isRecovering ? timeline.filter(isLasting) : [];

/** The first picture: the start is over, and so is what interrupted one that was shown before. */
export function shown(timeline: Timeline, atMs: number): Timeline {
  // whoever pulls by itself does not tell of every step that it is over; a key frame may be waited for beside sound
  const isOver = (entry: TimelineEntry): boolean =>
    isLasting(entry) || (isOfStart(entry) && entry.step !== 'waitKeyFrame' && !besides.includes(entry.step));
  const over = end(timeline, atMs, isOver);
  return isStarted(over) ? over : [...over, { step: 'started', startedAtMs: atMs, endedAtMs: atMs }];
}

/** What a step of the picture adds: a mending, a step of the start, or after it another stream. A way back to live is none of these. */
export function afterStep(timeline: Timeline, step: PictureStep, atMs: number): Timeline {
  switch (step) {
    case 'rejoin':
    case 'waitPicture':
    case 'noPicture':
    case 'still':
    case 'damaged':
    case 'undecodable':
      return timeline;
    case 'reconnect':
      return later(timeline, 'reconnect', atMs);
    case 'resetModule':
    case 'renewModule':
    case 'waitForOthers':
      return begun(timeline, 'initModule', atMs);
    default:
      return begun(timeline, step, atMs);
  }
}

/** A step begins, and ends the one before; a step that has been there is no news, one that was tried again goes on. */
export function begun(timeline: Timeline, step: TimelineStep, atMs: number): Timeline {
  if (isStarted(timeline)) {
    // a key frame is waited for in any stream: also where its video begins long after its sound
    const isKnown =
      [...besides, 'waitKeyFrame'].includes(step) || timeline.some((entry) => isLasting(entry) && isOpen(entry));
    return isKnown ? timeline : later(timeline, 'newStream', atMs);
  }
  if (besides.includes(step)) {
    const known = timeline.find((entry) => entry.step === step);
    if (known) return timeline.map((entry) => (entry === known ? { ...entry, endedAtMs: null } : entry));
    return [...timeline, { step, startedAtMs: atMs, endedAtMs: null }];
  }
  // the camera is asked before the stream is started: what had begun is the asking
  const own = step === 'checkDevice' ? timeline.filter((entry) => entry.step !== 'startStream') : timeline;
  const before = end(own, atMs, (entry) => isOfStart(entry) && !besides.includes(entry.step) && entry.step !== step);
  if (before.some((entry) => entry.step === step)) return before;
  return [...before, { step, startedAtMs: atMs, endedAtMs: null }];
}

export const stepEnded = (timeline: Timeline, step: TimelineEntry['step'], atMs: number): Timeline =>
  end(timeline, atMs, (entry) => entry.step === step);

/** All is given back: a step of the start that was under way was cut short. What came after it goes on. */
export const cut = (timeline: Timeline, atMs: number): Timeline =>
  timeline.map((entry) => (isOpen(entry) && isOfStart(entry) ? { ...entry, endedAtMs: atMs, isCut: true } : entry));

/** The picture is lost, comes from another stream, or goes on: one entry, however many tries that takes. */
export function later(timeline: Timeline, step: 'reconnect' | 'newStream' | 'resume', atMs: number): Timeline {
  const told = timeline.filter(isLasting);
  if (told.some((entry) => entry.step === step && isOpen(entry))) return timeline;
  const tooMany = told.length >= config.maxLaterStepsTold ? told[0] : undefined;
  return [...timeline.filter((entry) => entry !== tooMany), { step, startedAtMs: atMs, endedAtMs: null }];
}

/** It stands still: nothing goes on of what came after the start. */
export const stoodStill = (timeline: Timeline, atMs: number): Timeline => end(timeline, atMs, isLasting);

/** It is over: by the person, by the device, or because nothing helped. Said once. */
export function stopped(timeline: Timeline, atMs: number): Timeline {
  if (timeline.length === 0 || timeline.some(({ step }) => step === 'finalStop')) return timeline;
  const over = stoodStill(timeline, atMs);
  return [...over, { step: 'finalStop', startedAtMs: atMs, endedAtMs: atMs }];
}

import { config } from '../kernel/config';

/**
 * How far a stream has fallen behind the clock, by its own times: those of its video, or of its sound where they keep pace
 * and the video's do not. Some cameras say 40 ms for every frame, however seldom they take one.
 *
 * | times of the video | times of the sound | behind |
 * | --- | --- | --- |
 * | fall back by `behindAboveMs` | fall back too | yes, until so much of it is caught up that `caughtUpBelowMs` are left |
 * | fall back by `behindAboveMs` | keep pace | no: from then on the sound alone is asked |
 * | fall back by `behindAboveMs` | there are none, or they say nothing | yes: whether the clock is wrong cannot be known, and a late picture that is called live is worse than a live one that is called late |
 * | fall back by a few per cent, for ever | | no: a clock may be so wrong |
 * | tell less than `leastClockShare` of the time | | no: that is no clock |
 */
export interface Lag {
  readonly video: Pace;
  readonly sound: Pace | null;
  /** The sound kept pace when the video's times had fallen back: they are no clock. */
  readonly isBySound: boolean;
}

/** One track's own times against the clock. Times are `ports.clock.now()`, in milliseconds. */
interface Pace {
  /** How far it has fallen back, less what a clock may be wrong. */
  readonly ms: number;
  readonly isBehind: boolean;
  /** Once it is behind: how much there is to catch up. A stream that is late and keeps pace is as late as it was. */
  readonly leftMs: number;
  /** When a frame last came, and the stream's own time of it. */
  readonly atMs: number;
  readonly timeMs: number;
  /** How much time has passed since it last kept up, and how much of the stream has come meanwhile. */
  readonly passedMs: number;
  readonly playedMs: number;
  /** How far behind it was at most, and for how long frames have come since that are no further: it keeps pace again. */
  readonly worstMs: number;
  readonly keptPaceMs: number;
  /** For how long it has told times that went on. */
  readonly toldMs: number;
}

/** What a viewer is told of it. */
export interface Lateness {
  /** How late it is; 0 where that is live. */
  readonly behindMs: number;
  /** For how long it has been no later than before. */
  readonly keptPaceMs: number;
}

const inStep = { ms: 0, isBehind: false, leftMs: 0, passedMs: 0, playedMs: 0, worstMs: 0, keptPaceMs: 0 } as const;

/** Frames have come with these times of the stream's own clock; null where there is no sound. */
export function withTimes(lag: Lag | null, videoMs: number, soundMs: number | null, nowMs: number): Lag {
  const video = withTime(lag?.video ?? null, videoMs, nowMs);
  const heard = lag?.sound ?? null;
  const sound = soundMs === null || soundMs === heard?.timeMs ? heard : withTime(heard, soundMs, nowMs);
  return { video, sound, isBySound: lag?.isBySound || (video.isBehind && keepsPace(sound, nowMs)) };
}

export function latenessOf({ video, sound, isBySound }: Lag): Lateness {
  const { isBehind, leftMs, keptPaceMs } = isBySound && sound ? sound : video;
  return { behindMs: isBehind ? leftMs : 0, keptPaceMs };
}

/** It has gone on for long enough, and still does. */
const keepsPace = (pace: Pace | null, nowMs: number): boolean =>
  pace !== null &&
  pace.ms < config.caughtUpBelowMs &&
  !pace.isBehind &&
  pace.toldMs >= config.behindAboveMs &&
  nowMs - pace.atMs <= config.maxFrameRateAgeMs;

/** What stands, goes back or begins at nothing, as after 24 or 32 bits, says nothing. */
function withTime(pace: Pace | null, timeMs: number, nowMs: number): Pace {
  if (!pace) return { ...inStep, atMs: nowMs, timeMs, toldMs: 0 };
  const stepMs = nowMs - pace.atMs;
  const playedMs = timeMs - pace.timeMs;
  const next = { ...pace, atMs: nowMs, timeMs };
  if (playedMs <= 0 || stepMs < 0 || stepMs > config.maxTimeStepMs) return next;
  const toldMs = pace.toldMs + stepMs;
  const ms = Math.max(0, pace.ms + stepMs * (1 - config.clockToleranceShare) - playedMs);
  if (ms === 0 && !pace.isBehind) return { ...next, ...inStep, toldMs };
  const isWorse = ms > pace.worstMs;
  const worstMs = isWorse ? ms : pace.worstMs;
  return judged({
    ...next,
    ms,
    leftMs: pace.isBehind ? Math.min(worstMs, Math.max(0, pace.leftMs + stepMs - playedMs)) : ms,
    passedMs: pace.passedMs + stepMs,
    playedMs: pace.playedMs + playedMs,
    worstMs,
    keptPaceMs: isWorse ? 0 : pace.keptPaceMs + stepMs,
    toldMs,
  });
}

/** Between falling behind and having caught up by half it stays what it was. */
function judged(pace: Pace): Pace {
  // seldom frames that say 40 ms each tell no time at all
  const isTime = pace.playedMs >= pace.passedMs * config.leastClockShare;
  const isBehind = isTime && pace.leftMs >= (pace.isBehind ? config.caughtUpBelowMs : config.behindAboveMs);
  return isBehind === pace.isBehind ? pace : { ...pace, isBehind };
}

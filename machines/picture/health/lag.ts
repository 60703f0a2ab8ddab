import { config } from '../../kernel/config';

/** How far a stream's own time has fallen behind the clock. Times are `ports.clock.now()`, in milliseconds. */
export interface Lag {
  readonly ms: number;
  readonly isBehind: boolean;
  /** When a video frame last came, and the stream's own time of it. */
  readonly atMs: number;
  readonly timeMs: number;
  /** How much time has passed since it last kept up, and how much of the stream has come meanwhile. */
  readonly passedMs: number;
  readonly playedMs: number;
  /** How far behind it was at most, and for how long frames have come since that are no further: it keeps pace again. */
  readonly worstMs: number;
  readonly keptPaceMs: number;
}

const inStep = { ms: 0, isBehind: false, passedMs: 0, playedMs: 0, worstMs: 0, keptPaceMs: 0 } as const;

/** A frame has come with this time of the stream's own clock. What stands, goes back or begins at nothing, as after 24 or 32 bits, says nothing. */
export function withTime(lag: Lag | null, timeMs: number, nowMs: number): Lag {
  if (!lag) return { ...inStep, atMs: nowMs, timeMs };
  const stepMs = nowMs - lag.atMs;
  const playedMs = timeMs - lag.timeMs;
  const next = { ...lag, atMs: nowMs, timeMs };
  if (playedMs <= 0 || stepMs < 0 || stepMs > config.maxTimeStepMs) return next;
  const ms = Math.max(0, lag.ms + stepMs * (1 - config.clockToleranceShare) - playedMs);
  if (ms === 0) return { ...next, ...inStep };
  const pace = ms > lag.worstMs ? { worstMs: ms, keptPaceMs: 0 } : { keptPaceMs: lag.keptPaceMs + stepMs };
  return judged({ ...next, ms, passedMs: lag.passedMs + stepMs, playedMs: lag.playedMs + playedMs, ...pace });
}

/** Between falling behind and having caught up by half it stays what it was. */
function judged(lag: Lag): Lag {
  // a camera that says 40 ms for every frame, however seldom they come, tells no time at all
  const isTime = lag.playedMs >= lag.passedMs * config.leastClockShare;
  const isBehind = isTime && lag.ms >= (lag.isBehind ? config.caughtUpBelowMs : config.behindAboveMs);
  return isBehind === lag.isBehind ? lag : { ...lag, isBehind };
}

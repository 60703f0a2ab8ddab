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
}

/** A frame has come with this time of the stream's own clock. What stands, goes back or begins at nothing, as after 24 or 32 bits, says nothing. */
export function withTime(lag: Lag | null, timeMs: number, nowMs: number): Lag {
  if (!lag) return { ms: 0, isBehind: false, atMs: nowMs, timeMs, passedMs: 0, playedMs: 0 };
  const stepMs = nowMs - lag.atMs;
  const playedMs = timeMs - lag.timeMs;
  const next = { ...lag, atMs: nowMs, timeMs };
  if (playedMs <= 0 || stepMs < 0 || stepMs > config.maxTimeStepMs) return next;
  const ms = Math.max(0, lag.ms + stepMs * (1 - config.clockToleranceShare) - playedMs);
  if (ms === 0) return { ...next, ms, isBehind: false, passedMs: 0, playedMs: 0 };
  return judged({ ...next, ms, passedMs: lag.passedMs + stepMs, playedMs: lag.playedMs + playedMs });
}

/** Between falling behind and having caught up by half it stays what it was. */
function judged(lag: Lag): Lag {
  // a camera that says 40 ms for every frame, however seldom they come, tells no time at all
  const isTime = lag.playedMs >= lag.passedMs * config.leastClockShare;
  const isBehind = isTime && lag.ms >= (lag.isBehind ? config.caughtUpBelowMs : config.behindAboveMs);
  return isBehind === lag.isBehind ? lag : { ...lag, isBehind };
}

import { config } from '../kernel/config';

/** The gaps between the bytes of a stream, in milliseconds, the latest last: its rhythm. */
export type Gaps = readonly number[];

export const withGap = (gapsMs: Gaps, gapMs: number): Gaps => [...gapsMs, gapMs].slice(-config.maxRhythmGaps);

/**
 * How long a stream may be silent before that is a stall, in milliseconds. A camera of one frame in two seconds, or of one
 * group of pictures in six, is as healthy as one of 25 frames a second: what counts is its own longest gap.
 */
export function silenceMs(gapsMs: Gaps): number {
  if (gapsMs.length < config.rhythmKnownAfterGaps) return config.unknownStallAfterMs;
  const patienceMs = Math.max(...gapsMs) * config.rhythmFactor;
  return Math.min(config.maxSilenceMs, Math.max(config.stallAfterMs, patienceMs));
}

/** How much longer it is waited for bytes after that, in milliseconds, before all is begun anew. */
export const stallLimitMs = (gapsMs: Gaps): number => Math.max(config.maxStallMs, silenceMs(gapsMs));

import { config } from './config';

/** The gaps between what comes of a stream, in milliseconds, the latest last: its rhythm. */
export type Gaps = readonly number[];

export const withGap = (gapsMs: Gaps, gapMs: number): Gaps => [...gapsMs, gapMs].slice(-config.maxRhythmGaps);

export const longestGapMs = (gapsMs: Gaps): number => Math.max(0, ...gapsMs);

export const isRhythmKnown = (gapsMs: Gaps): boolean => gapsMs.length >= config.rhythmKnownAfterGaps;

export interface PatienceLimits {
  /** As long as the rhythm is not known. */
  readonly unknownMs: number;
  readonly leastMs: number;
  readonly mostMs: number;
}

/**
 * How long nothing may come before that is trouble, in milliseconds. A camera of one frame in two seconds, or of one group
 * of pictures in six, is as healthy as one of 25 frames a second: what counts is its own longest gap.
 */
export function patienceByRhythmMs(gapsMs: Gaps, { unknownMs, leastMs, mostMs }: PatienceLimits): number {
  if (!isRhythmKnown(gapsMs)) return unknownMs;
  return Math.min(mostMs, Math.max(leastMs, longestGapMs(gapsMs) * config.rhythmFactor));
}

import { config } from '../../kernel/config';
import { isRhythmKnown, longestGapMs, patienceByRhythmMs } from '../../kernel/rhythm';
import type { Signs } from './signs';

/**
 * How a picture is while bytes come:
 *
 * | health | first frame | video in the stream | sound in it | decoding fails | frames on the screen |
 * | --- | --- | --- | --- | --- | --- |
 * | `undecodable` | not yet | | | again and again, for `undecodableAfterMs` | none |
 * | `undecodable` | shown | | | three times lately, since the last frame that is known of | none |
 * | `soundOnly` | | never, for `soundOnlyAfterMs` | comes | | |
 * | `starting` | not yet | | | | |
 * | `frozen` | shown | none for longer than its own rhythm explains | | | |
 * | `frozen` | shown | comes, all of the same time, for as long | | | none that is told of |
 * | `frozen` | shown | comes | | | none for as long, where several a second come |
 * | `behind` | shown | comes, its time ever further behind the clock | | | |
 * | `moving` | shown | | | | |
 *
 * The first row that fits is the answer; an empty cell does not matter.
 */
export type Health = 'starting' | 'moving' | 'soundOnly' | 'frozen' | 'behind' | 'undecodable';

/** Pure: the same signs at the same time are the same health. `nowMs` is `ports.clock.now()`. */
export function healthOf(signs: Signs, nowMs: number): Health {
  if (isUndecodable(signs)) return 'undecodable';
  if (isSoundOnly(signs, nowMs)) return 'soundOnly';
  if (signs.firstFrameAtMs === null) return 'starting';
  if (isFrozen(signs, nowMs)) return 'frozen';
  return signs.lag?.isBehind ? 'behind' : 'moving';
}

function isUndecodable({ firstFrameAtMs, decodeFailuresAtMs }: Signs): boolean {
  const [firstAtMs = 0] = decodeFailuresAtMs;
  const [lastAtMs = 0] = decodeFailuresAtMs.slice(-1);
  // a stream may begin between key frames: that its first frames cannot be decoded says nothing of the next key frame
  if (firstFrameAtMs === null) return lastAtMs - firstAtMs >= config.undecodableAfterMs;
  return decodeFailuresAtMs.length >= config.undecodableAfterFailures;
}

const isSoundOnly = ({ videoFrames, hasSound, flowingSinceMs }: Signs, nowMs: number): boolean =>
  videoFrames === 0 && hasSound && nowMs - flowingSinceMs >= config.soundOnlyAfterMs;

function isFrozen(signs: Signs, nowMs: number): boolean {
  const patienceMs = videoPatienceMs(signs);
  if (signs.videoFrames > 0 && nowMs - signs.videoGrewAtMs > patienceMs) return true;
  // Some cameras give every frame the same time, and players show them all the same: where they tell so, that counts.
  const isShowing = signs.showedAtMs !== null && nowMs - signs.showedAtMs <= config.maxFrameRateAgeMs;
  if (signs.videoFrames > 0 && !isShowing && nowMs - signs.videoTimeMovedAtMs > patienceMs) return true;
  // A camera of one frame in two seconds has no frame in most seconds: only a quick one stands still by that.
  const isQuick = isRhythmKnown(signs.videoGapsMs) && longestGapMs(signs.videoGapsMs) <= config.quickVideoGapMs;
  const isTold = signs.standsSinceMs !== null && nowMs - signs.standsToldAtMs <= config.maxFrameRateAgeMs;
  return isQuick && isTold && signs.standsToldAtMs - signs.standsSinceMs >= patienceMs;
}

/** How long a stream may be without a video frame, by its own rhythm, in milliseconds. */
const videoPatienceMs = ({ videoGapsMs }: Signs): number =>
  patienceByRhythmMs(videoGapsMs, {
    unknownMs: config.unknownVideoPatienceMs,
    leastMs: config.minVideoPatienceMs,
    mostMs: config.maxVideoPatienceMs,
  });

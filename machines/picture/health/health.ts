import { config } from '../../kernel/config';
import { isRhythmKnown, longestGapMs, patienceByRhythmMs } from '../../kernel/rhythm';
import type { Signs } from './signs';

/**
 * How a picture is while bytes come:
 *
 * | health | first frame | video in the stream | sound in it | decoding fails | frames on the screen |
 * | --- | --- | --- | --- | --- | --- |
 * | `damaged` | | cannot be told apart any more, for `damagedAfterMs` | | | none, or none any more |
 * | `damaged` | shown | the same | | lately | nothing is told of them |
 * | `undecodable` | not yet | | | again and again, for `undecodableAfterMs` | none |
 * | `undecodable` | shown | | | three times lately, since the last frame that is known of | none |
 * | `soundOnly` | | never, for `soundOnlyAfterMs` | comes | | |
 * | `starting` | not yet | | | | |
 * | `frozen` | shown | none for longer than its own rhythm explains | | | |
 * | `frozen` | shown | comes, all of the same time, for as long | | | none that is told of |
 * | `frozen` | shown | comes | | | none for as long, where several a second come |
 * | `frozen` | shown | nobody counts its frames | | | some were told of, and none any more for `maxVideoPatienceMs` |
 * | `behind` | shown | comes late, as its connection tells of the pull (`machines/connection/lag.ts`) | | | |
 * | `moving` | shown | | | | |
 *
 * The first row that fits is the answer; an empty cell does not matter.
 */
export type Health = 'starting' | 'moving' | 'soundOnly' | 'frozen' | 'behind' | 'undecodable' | 'damaged';

/** Pure: the same signs at the same time are the same health. `nowMs` is `ports.clock.now()`. */
export function healthOf(signs: Signs, nowMs: number): Health {
  if (isDamaged(signs, nowMs)) return 'damaged';
  if (isUndecodable(signs)) return 'undecodable';
  if (isSoundOnly(signs, nowMs)) return 'soundOnly';
  if (signs.firstFrameAtMs === null) return 'starting';
  if (isFrozen(signs, nowMs)) return 'frozen';
  return (signs.lateness?.behindMs ?? 0) > 0 ? 'behind' : 'moving';
}

/**
 * What a player goes on to show is its to judge, whatever we make of the bytes. One that never told of frames tells nothing,
 * unless it could not decode what came.
 */
function isDamaged(signs: Signs, nowMs: number): boolean {
  const { damagedSinceMs, firstFrameAtMs, showedAtMs, standsSinceMs, decodeFailuresAtMs } = signs;
  if (damagedSinceMs === null || nowMs - damagedSinceMs < config.damagedAfterMs) return false;
  if (firstFrameAtMs === null || standsSinceMs !== null) return true;
  if (showedAtMs === null) return decodeFailuresAtMs.length > 0;
  return nowMs - showedAtMs > config.maxFrameRateAgeMs;
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
  if (!isTold) return false;
  return isQuick ? signs.standsToldAtMs - signs.standsSinceMs >= patienceMs : hasStopped(signs);
}

/** Nobody counts its frames, and its player, which told of some, tells of none: slow as a camera may be, there is an end of it. */
function hasStopped({ videoFrames, videoGapsMs, firstFrameAtMs, showedAtMs, standsToldAtMs }: Signs): boolean {
  if (videoFrames > 0 || videoGapsMs.length === 0) return false;
  return standsToldAtMs - Math.max(firstFrameAtMs ?? 0, showedAtMs ?? 0) > config.maxVideoPatienceMs;
}

/** How long a stream may be without a video frame, by its own rhythm, in milliseconds. */
const videoPatienceMs = ({ videoGapsMs }: Signs): number =>
  patienceByRhythmMs(videoGapsMs, {
    unknownMs: config.unknownVideoPatienceMs,
    leastMs: config.minVideoPatienceMs,
    mostMs: config.maxVideoPatienceMs,
  });

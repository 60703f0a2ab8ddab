import type { Lateness } from '../../connection/lag';
import type { StreamCount } from '../../connection/relay';
import { config } from '../../kernel/config';
import { type Gaps, withGap } from '../../kernel/rhythm';

/** What is known of whether a picture moves, each sign with its age. Times are `ports.clock.now()`, in milliseconds. */
export interface Signs {
  /** Since when bytes have been coming to a player that plays, as if they had never been away meanwhile. */
  readonly flowingSinceMs: number;
  /** Since when they have not; null while they do. */
  readonly awaySinceMs: number | null;
  /** When the player first showed a frame since it began; null while it has not. */
  readonly firstFrameAtMs: number | null;
  /** Video frames of this pull. */
  readonly videoFrames: number;
  readonly videoGrewAtMs: number;
  /** The stream's own time of its latest video frame, and when that last changed. */
  readonly videoTimeMs: number;
  readonly videoTimeMovedAtMs: number;
  /** The latest gaps between video frames, as far as a look a second tells: the rhythm of the stream. */
  readonly videoGapsMs: Gaps;
  /** How late the pull is, by what its connection tells; null before its first frame. */
  readonly lateness: Lateness | null;
  /** Since when the tags of the stream cannot be told apart; null while they can. */
  readonly damagedSinceMs: number | null;
  readonly hasSound: boolean;
  /** Since when the player has been telling of no frame on the screen; null while it tells of some, or nothing. */
  readonly standsSinceMs: number | null;
  /** When the player last told of frames on the screen; null while it has not. */
  readonly showedAtMs: number | null;
  /** When it told so last. */
  readonly standsToldAtMs: number;
  /** When decoding failed lately, and since the last frame that is known of: the first times, and the last one. */
  readonly decodeFailuresAtMs: readonly number[];
}

/** A player begins, and a stream: nothing is known yet. */
export const noSigns = (nowMs: number): Signs => ({
  flowingSinceMs: nowMs,
  awaySinceMs: nowMs,
  firstFrameAtMs: null,
  videoFrames: 0,
  videoGrewAtMs: nowMs,
  videoTimeMs: 0,
  videoTimeMovedAtMs: nowMs,
  videoGapsMs: [],
  lateness: null,
  damagedSinceMs: null,
  hasSound: false,
  standsSinceMs: null,
  showedAtMs: null,
  standsToldAtMs: nowMs,
  decodeFailuresAtMs: [],
});

/** Bytes are away, or the player is to stand still. */
export const withoutBytes = (signs: Signs, nowMs: number): Signs => ({ ...signs, awaySinceMs: nowMs });

/** Another pull: it begins where the camera is now, as far as is known. */
export const withoutLateness = (signs: Signs): Signs => ({ ...signs, lateness: null });

/** A time, as if what went on then had not been interrupted for so long. */
export const later = (atMs: number, awayMs: number, nowMs: number): number => Math.min(nowMs, atMs + awayMs);

/**
 * Bytes come (again): how long they were away, or it stood still, says nothing, and what was known before goes on. Else
 * a picture that stands would be new again after each moment without bytes.
 */
export function renewed(signs: Signs, nowMs: number): Signs {
  const awayMs = nowMs - (signs.awaySinceMs ?? nowMs);
  const moved = (atMs: number) => later(atMs, awayMs, nowMs);
  const movedOrNot = (atMs: number | null) => (atMs === null ? null : moved(atMs));
  return {
    ...signs,
    flowingSinceMs: moved(signs.flowingSinceMs),
    awaySinceMs: null,
    videoGrewAtMs: moved(signs.videoGrewAtMs),
    videoTimeMovedAtMs: moved(signs.videoTimeMovedAtMs),
    damagedSinceMs: movedOrNot(signs.damagedSinceMs),
    standsSinceMs: movedOrNot(signs.standsSinceMs),
    showedAtMs: movedOrNot(signs.showedAtMs),
    standsToldAtMs: moved(signs.standsToldAtMs),
    decodeFailuresAtMs: signs.decodeFailuresAtMs.map(moved),
  };
}

/** The first frame is on the screen (2003; 2032 where that means it). */
export const withFirstFrame = (signs: Signs, nowMs: number): Signs => ({
  ...signs,
  firstFrameAtMs: nowMs,
  standsSinceMs: null,
  decodeFailuresAtMs: [],
});

interface StreamReport {
  readonly count: StreamCount;
  readonly isReadable: boolean;
  readonly lateness: Lateness | null;
}

/** What has come of the stream, told once a second. Where its tags cannot be told apart, what is not counted says nothing. */
export function withStream(known: Signs, { count, isReadable, lateness }: StreamReport, nowMs: number): Signs {
  const { videoFrames, videoTimeMs, audioFrames } = count;
  if (!isReadable) {
    const damagedSinceMs = known.damagedSinceMs ?? nowMs;
    return { ...known, videoGrewAtMs: nowMs, videoTimeMovedAtMs: nowMs, lateness, damagedSinceMs };
  }
  const signs = known.damagedSinceMs === null ? known : { ...known, damagedSinceMs: null };
  const hasSound = audioFrames > 0;
  if (videoFrames === signs.videoFrames) return hasSound === signs.hasSound ? signs : { ...signs, hasSound };
  // another pull, or a stream that began anew: whether there is video in it is not known yet
  const isAnew = videoFrames < signs.videoFrames;
  // the first frame ends no gap of the stream
  const isGap = signs.videoFrames > 0 && !isAnew;
  const gapsMs = isGap ? withGap(signs.videoGapsMs, nowMs - signs.videoGrewAtMs) : signs.videoGapsMs;
  return {
    ...signs,
    flowingSinceMs: isAnew ? nowMs : signs.flowingSinceMs,
    videoFrames,
    hasSound,
    videoGrewAtMs: nowMs,
    videoTimeMs,
    videoTimeMovedAtMs: videoTimeMs === signs.videoTimeMs ? signs.videoTimeMovedAtMs : nowMs,
    videoGapsMs: gapsMs,
    lateness,
  };
}

/** Frames a second on the screen (`netstatus`). A player that has no bytes, or began lately, may tell of what it played before. */
export function withFrameRate(signs: Signs, framesPerSecond: number, nowMs: number): Signs {
  if (framesPerSecond <= 0) return { ...signs, standsSinceMs: signs.standsSinceMs ?? nowMs, standsToldAtMs: nowMs };
  if (signs.awaySinceMs !== null || nowMs - signs.flowingSinceMs < config.oldFrameRateMs) return signs;
  return {
    ...signs,
    firstFrameAtMs: signs.firstFrameAtMs ?? nowMs,
    standsSinceMs: null,
    showedAtMs: nowMs,
    decodeFailuresAtMs: [],
  };
}

/** A video frame could not be decoded (2101, 2108). One now and then is no series, where the player tells of no frames between. */
export function withDecodeFailure(signs: Signs, nowMs: number): Signs {
  const recent = signs.decodeFailuresAtMs.filter((atMs) => nowMs - atMs <= config.maxDecodeFailureAgeMs);
  return { ...signs, decodeFailuresAtMs: [...recent.slice(0, config.undecodableAfterFailures - 1), nowMs] };
}

/** A rate is told as a whole number: of one frame in two seconds as 1, and as 0 in the next second. */
const longestGapAtMs = (framesPerSecond: number): number =>
  1_000 / (Number.isInteger(framesPerSecond) ? framesPerSecond - 0.5 : framesPerSecond);

/**
 * Of a stream whose frames nobody counts, the rate at which they are shown tells the rhythm: several frames in a second are as many
 * gaps, so that a picture which stops right after its first report is known to have moved, whatever was told before. As a rate is an
 * average, few are enough.
 */
export function withRhythm(signs: Signs, framesPerSecond: number): Signs {
  if (framesPerSecond <= 0) return signs;
  const gapMs = longestGapAtMs(framesPerSecond);
  const { rhythmKnownAfterGaps } = config;
  const gapsMs = Array.from({ length: Math.max(1, Math.min(framesPerSecond, rhythmKnownAfterGaps)) }, () => gapMs);
  return { ...signs, videoGapsMs: [...signs.videoGapsMs, ...gapsMs].slice(-rhythmKnownAfterGaps) };
}

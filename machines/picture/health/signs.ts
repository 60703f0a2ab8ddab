import type { StreamCount } from '../../connection/relay';
import { config } from '../../kernel/config';
import { type Gaps, withGap } from '../../kernel/rhythm';

/** What is known of whether a picture moves, each sign with its age. Times are `ports.clock.now()`, in milliseconds. */
export interface Signs {
  /** Since when bytes have been coming to a player that plays. */
  readonly flowingSinceMs: number;
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
  readonly hasSound: boolean;
  /** Since when the player has been telling of no frame on the screen; null while it tells of some, or nothing. */
  readonly standsSinceMs: number | null;
  /** When the player last told of frames on the screen; null while it has not. */
  readonly showedAtMs: number | null;
  /** When it told so last. */
  readonly standsToldAtMs: number;
  /** When decoding failed since the last frame that is known of, oldest first. */
  readonly decodeFailuresAtMs: readonly number[];
}

/** A player begins, and a stream: nothing is known yet. */
export const noSigns = (nowMs: number): Signs => ({
  flowingSinceMs: nowMs,
  firstFrameAtMs: null,
  videoFrames: 0,
  videoGrewAtMs: nowMs,
  videoTimeMs: 0,
  videoTimeMovedAtMs: nowMs,
  videoGapsMs: [],
  hasSound: false,
  standsSinceMs: null,
  showedAtMs: null,
  standsToldAtMs: nowMs,
  decodeFailuresAtMs: [],
});

/** It goes on after it stood still, or after bytes were away: what was missing meanwhile says nothing. */
export const renewed = (signs: Signs, nowMs: number): Signs => ({
  ...signs,
  flowingSinceMs: signs.videoFrames === 0 && !signs.hasSound ? nowMs : signs.flowingSinceMs,
  videoGrewAtMs: nowMs,
  videoTimeMovedAtMs: nowMs,
  standsSinceMs: null,
  decodeFailuresAtMs: [],
});

/** The first frame is on the screen (2003; 2032 of older versions). */
export const withFirstFrame = (signs: Signs, nowMs: number): Signs => ({
  ...signs,
  firstFrameAtMs: nowMs,
  decodeFailuresAtMs: [],
});

interface StreamReport {
  readonly count: StreamCount;
  readonly isReadable: boolean;
}

/** What has come of the stream, told once a second. Where its tags cannot be told apart, what is not counted says nothing. */
export function withStream(signs: Signs, { count, isReadable }: StreamReport, nowMs: number): Signs {
  const { videoFrames, videoTimeMs, audioFrames } = count;
  if (!isReadable) return { ...signs, videoGrewAtMs: nowMs, videoTimeMovedAtMs: nowMs };
  const hasSound = audioFrames > 0;
  if (videoFrames === signs.videoFrames) return hasSound === signs.hasSound ? signs : { ...signs, hasSound };
  // the first frame ends no gap of the stream
  const gapsMs = signs.videoFrames === 0 ? [] : withGap(signs.videoGapsMs, nowMs - signs.videoGrewAtMs);
  return {
    ...signs,
    videoFrames,
    hasSound,
    videoGrewAtMs: nowMs,
    videoTimeMs,
    videoTimeMovedAtMs: videoTimeMs === signs.videoTimeMs ? signs.videoTimeMovedAtMs : nowMs,
    videoGapsMs: gapsMs,
  };
}

/** Frames a second on the screen (`netstatus`). A player that began lately may still tell of what it played before. */
export function withFrameRate(signs: Signs, framesPerSecond: number, nowMs: number): Signs {
  if (framesPerSecond <= 0) return { ...signs, standsSinceMs: signs.standsSinceMs ?? nowMs, standsToldAtMs: nowMs };
  if (nowMs - signs.flowingSinceMs < config.oldFrameRateMs) return signs;
  return {
    ...signs,
    firstFrameAtMs: signs.firstFrameAtMs ?? nowMs,
    standsSinceMs: null,
    showedAtMs: nowMs,
    decodeFailuresAtMs: [],
  };
}

/** A video frame could not be decoded (2101, 2108). */
export const withDecodeFailure = (signs: Signs, nowMs: number): Signs => ({
  ...signs,
  decodeFailuresAtMs: [...signs.decodeFailuresAtMs, nowMs].slice(0, config.undecodableAfterFailures),
});

import type { Sending } from './camera.types';

/** While a camera falls behind, this share of the time passes in its stream; afterwards it catches up as much faster. */
const BEHIND_SHARE = 0.5;
/** A stream turns to rubbish in its middle: not before this much of it was sent. */
const RUBBISH_AFTER_MS = 2_000;
/** Key frames that are hardly less than two seconds apart are told apart by a clock of its own. */
const SLOW_FRAME_EVERY_MS = 1_900;
const GROUPS_MS: Partial<Readonly<Record<Sending, number>>> = { groupsOf3s: 3_000, groupsOf6s: 6_000 };
/** Begins no tag that there is, and is too long for one. */
export const RUBBISH = 0xee;

interface Frame {
  readonly isVideo: boolean;
  readonly keyFrame: boolean;
  readonly timeMs: number;
}

/** One viewer's pull of a camera, by how that sends now: up to when, and which frames of it. Times are the film's, in milliseconds. */
export class SendingGate {
  private lateMs = 0;
  private lookedAtMs: number;
  private groupAtMs: number;
  private slowFrameAtMs = Number.NEGATIVE_INFINITY;
  private awaitsKeyFrame = false;
  private isSpoilt = false;

  constructor(
    private readonly sending: () => Sending,
    private readonly beganAtMs: number,
  ) {
    this.lookedAtMs = beganAtMs;
    this.groupAtMs = beganAtMs;
  }

  /** How much it sends in one piece. */
  get groupMs(): number {
    return GROUPS_MS[this.sending()] ?? 0;
  }

  /** Up to when its film is sent, where it is so late now. */
  dueMs(nowMs: number): number {
    const sending = this.sending();
    const stepMs = Math.max(0, nowMs - this.lookedAtMs) * BEHIND_SHARE;
    this.lookedAtMs = nowMs;
    this.lateMs = sending === 'everLater' ? this.lateMs + stepMs : Math.max(0, this.lateMs - stepMs);
    const dueMs = nowMs - this.lateMs;
    if (dueMs - this.groupAtMs >= this.groupMs) this.groupAtMs = dueMs;
    return this.groupAtMs;
  }

  /** Asked of every frame in its turn. */
  isSent({ isVideo, keyFrame, timeMs }: Frame): boolean {
    if (!isVideo) return true;
    const sending = this.sending();
    const isDropped =
      sending === 'noVideo' ||
      (sending === 'slowFrames' && (!keyFrame || timeMs - this.slowFrameAtMs < SLOW_FRAME_EVERY_MS));
    // what comes after a gap cannot be decoded before the next key frame
    this.awaitsKeyFrame = isDropped || (this.awaitsKeyFrame && !keyFrame);
    if (this.awaitsKeyFrame) return false;
    if (keyFrame) this.slowFrameAtMs = timeMs;
    return true;
  }

  /** What is sent from now on is no stream any more, whatever becomes of the camera. */
  isRubbish(): boolean {
    this.isSpoilt ||= this.sending() === 'rubbish' && this.lookedAtMs - this.beganAtMs >= RUBBISH_AFTER_MS;
    return this.isSpoilt;
  }
}

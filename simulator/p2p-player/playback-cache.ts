import type { TagMeter } from '../flv/tag-meter';

/** No frame is worth more than this: what timestamps tell beyond it is a jump of the stream, not media to play. */
const LONGEST_FRAME_MS = 100;
/** What a stream's first chunk holds is counted by frames, as nothing tells how far apart they are. */
const FIRST_FRAMES_MS = 66;

/**
 * live-player's cache, measured in playing time: it grows by the timestamps that came, and drains in real time while a
 * picture moves.
 */
export class PlaybackCache {
  private storedMs = 0;
  private countedAtMs: number;
  private draining = false;
  private drainedMs = 0;
  private newestMs = -1;
  private countedFrames = 0;

  constructor(private readonly now: () => number) {
    this.countedAtMs = now();
  }

  get levelMs(): number {
    this.settle();
    return this.storedMs;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  /** How much has been played since it was made. */
  get playedMs(): number {
    this.settle();
    return this.drainedMs;
  }

  /** Counts what came since the last call; `keep` is false for media that is thrown away. */
  grow({ video, audio }: Pick<TagMeter, 'video' | 'audio'>, keep: boolean): void {
    const { count: frames, timestampMs } = video.count > 0 ? video : audio;
    if (frames <= this.countedFrames) return;
    const gainMs = this.newestMs < 0 ? (frames - 1) * FIRST_FRAMES_MS : timestampMs - this.newestMs;
    const longestMs = (frames - this.countedFrames) * LONGEST_FRAME_MS;
    this.newestMs = timestampMs;
    this.countedFrames = frames;
    if (keep && gainMs > 0) this.setLevel(this.levelMs + Math.min(gainMs, longestMs));
  }

  /** The next timestamps belong to another stream; what is cached stays. */
  beginStream(): void {
    this.newestMs = -1;
    this.countedFrames = 0;
  }

  setLevel(levelMs: number): void {
    this.settle();
    this.storedMs = levelMs;
  }

  drain(on: boolean): void {
    this.settle();
    this.draining = on;
  }

  private settle(): void {
    const nowMs = this.now();
    const drainedMs = this.draining ? Math.min(this.storedMs, nowMs - this.countedAtMs) : 0;
    this.storedMs -= drainedMs;
    this.drainedMs += drainedMs;
    this.countedAtMs = nowMs;
  }
}

import type { TagMeter } from '../flv/tag-meter';

/** No frame is worth more than this: what timestamps tell beyond it is a jump of the stream, not media to play. */
const LONGEST_FRAME_MS = 100;
/** What a stream's first chunk holds is counted by frames, as nothing tells how far apart they are. */
const FIRST_FRAMES_MS = { video: 66, audio: 23 };

/** What came of pictures, or of sound, and is not played yet. */
class Track {
  storedMs = 0;
  /** How much has been played since it was made. */
  playedMs = 0;
  private newestMs = -1;
  private countedFrames = 0;

  constructor(private readonly firstFrameMs: number) {}

  /** What the frames are worth that came since the last call. */
  gain({ count, timestampMs }: Pick<TagMeter, 'video'>['video']): number {
    const frames = count - this.countedFrames;
    if (frames <= 0) return 0;
    const gainMs = this.newestMs < 0 ? (count - 1) * this.firstFrameMs : timestampMs - this.newestMs;
    this.newestMs = timestampMs;
    this.countedFrames = count;
    return Math.max(0, Math.min(gainMs, frames * LONGEST_FRAME_MS));
  }

  play(ms: number): void {
    const playedMs = Math.min(this.storedMs, ms);
    this.storedMs -= playedMs;
    this.playedMs += playedMs;
  }

  beginStream(): void {
    this.newestMs = -1;
    this.countedFrames = 0;
  }
}

/**
 * live-player's cache, measured in playing time: it grows by the timestamps that came, and drains in real time while it plays. Pictures
 * and sound are each other's clock, but where one of them comes no more the other plays on.
 */
export class PlaybackCache {
  private readonly video = new Track(FIRST_FRAMES_MS.video);
  private readonly audio = new Track(FIRST_FRAMES_MS.audio);
  private countedAtMs: number;
  private draining = false;

  constructor(private readonly now: () => number) {
    this.countedAtMs = now();
  }

  /** What it can go on with. */
  get levelMs(): number {
    return Math.max(this.videoMs, this.audioMs);
  }

  get videoMs(): number {
    this.settle();
    return this.video.storedMs;
  }

  get audioMs(): number {
    this.settle();
    return this.audio.storedMs;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  /** Pictures that came are being played. */
  get playsPicture(): boolean {
    return this.draining && this.videoMs > 0;
  }

  /** How much of pictures has been played since it was made. */
  get shownMs(): number {
    this.settle();
    return this.video.playedMs;
  }

  /** Counts what came since the last call; `keep` is false for media that is thrown away. */
  grow({ video, audio }: Pick<TagMeter, 'video' | 'audio'>, keep: boolean): void {
    this.settle();
    const gains = { video: this.video.gain(video), audio: this.audio.gain(audio) };
    if (!keep) return;
    this.video.storedMs += gains.video;
    this.audio.storedMs += gains.audio;
  }

  /** The next timestamps belong to another stream; what is cached stays. */
  beginStream(): void {
    this.video.beginStream();
    this.audio.beginStream();
  }

  setLevel(levelMs: number): void {
    this.settle();
    this.video.storedMs = this.audio.storedMs = levelMs;
  }

  drain(on: boolean): void {
    this.settle();
    this.draining = on;
  }

  private settle(): void {
    const nowMs = this.now();
    const passedMs = this.draining ? nowMs - this.countedAtMs : 0;
    this.video.play(passedMs);
    this.audio.play(passedMs);
    this.countedAtMs = nowMs;
  }
}

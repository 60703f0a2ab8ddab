import type { Playback } from './playback';
import type { PlayerAssumptions } from './player-assumptions';
import { metadataOf } from './stream-metadata';

/** Counts of the last report, for rates. */
interface Counts {
  readonly atMs: number;
  readonly videoBytes: number;
  readonly audioBytes: number;
  /** Of pictures. */
  readonly shownMs: number;
}

/** Makes live-player's `netstatus` reports: rates since the last one, and fields that may be missing. */
export class NetStatus {
  private last: Counts;
  private reports = 0;
  /** As it was known last, of what is shown: it may be shown after what came has stopped making sense, or come ever more seldom. */
  private rate = 1;

  constructor(
    private readonly playback: Playback,
    private readonly now: () => number,
    private readonly fields: PlayerAssumptions['netStatusFields'] = 'most',
  ) {
    this.last = this.counts();
  }

  /** The next report: no picture yet, no fields of a picture, unless sound plays alone; and every other one leaves the size out. */
  report(): { readonly info: Readonly<Record<string, number>> } {
    const counts = this.counts();
    const spanMs = Math.max(1, counts.atMs - this.last.atMs);
    const kbps = (bytes: number, before: number) => Math.round((Math.max(0, bytes - before) * 8) / spanMs);
    const info: Record<string, number> = {
      videoBitrate: kbps(counts.videoBytes, this.last.videoBytes),
      audioBitrate: kbps(counts.audioBytes, this.last.audioBytes),
    };
    if (this.playback.hasMedia && this.fields !== 'rates') {
      info.videoCache = Math.round(this.playback.cache.videoMs);
      info.audioCache = Math.round(this.playback.cache.audioMs);
    }
    if (this.playback.showsPicture && this.fields !== 'rates')
      this.addPicture(info, counts.shownMs > this.last.shownMs);
    else if (this.playback.isSoundAlone && this.fields !== 'rates') info.videoFPS = 0;
    this.last = counts;
    this.reports += 1;
    return { info };
  }

  /**
   * A frame rate is of the time since the last report: a picture that goes on and stops, ever again, was shown, whatever it does at
   * the moment of the report. One that was dry at each of these moments was said to stand still; one whose sound goes on does.
   */
  private addPicture(info: Record<string, number>, hasShown: boolean): void {
    const { width, height, framesPerSecond } = metadataOf(this.playback.meter);
    const rate = framesPerSecond ?? this.frameRate();
    if (rate > 0) this.rate = Math.max(1, Math.round(rate));
    info.videoFPS = hasShown ? this.rate : 0;
    if (width === undefined || height === undefined || (this.fields === 'most' && this.reports % 2 === 1)) return;
    info.videoWidth = width;
    info.videoHeight = height;
  }

  /**
   * Where the stream does not tell: by the times of the frames that came last, whenever that was. A mean since the last report knew
   * nothing of frames that had come before it, and made one in many seconds of a picture that had stood still between.
   */
  private frameRate(): number {
    const { gapMs } = this.playback.meter.video;
    return gapMs > 0 ? 1_000 / gapMs : 0;
  }

  private counts(): Counts {
    const { video, audio } = this.playback.meter;
    return {
      atMs: this.now(),
      videoBytes: video.bytes,
      audioBytes: audio.bytes,
      shownMs: this.playback.cache.shownMs,
    };
  }
}

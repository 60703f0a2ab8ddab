import type { Clock } from '../../machines/kernel/ports';
import { TagMeter } from '../flv/tag-meter';
import { OwnTimers } from './own-timers';
import type { Picture } from './player.types';
import { metadataOf } from './stream-metadata';

/** What can honestly be told of a stream that nobody decodes: what its FLV tags say. */
export interface Drawing {
  /** The newest frame's time in the stream: "01:23.4". */
  readonly time: string;
  /** "640 × 360"; empty where the stream does not tell. */
  readonly size: string;
  /** What a simulated camera films where that is not as usual; else empty. */
  readonly light: string;
  readonly frames: number;
  readonly keyFrames: number;
  /** Over the last second or so. */
  readonly kbps: number;
  readonly frozen: boolean;
}

/** At most four drawings a second. */
const DRAW_EVERY_MS = 250;
const MEASURE_EVERY_MS = 1_000;

/** Where there is no decoder: draws what the FLV tags tell, and no picture. */
export class DrawnPicture implements Picture {
  /** It tells of any stream what its tags say. */
  readonly decodesH265 = true;
  private readonly meter = new TagMeter();
  private readonly timers: OwnTimers;
  private isFrozen = false;
  private isDue = false;
  private lastDrawnAtMs = Number.NEGATIVE_INFINITY;
  private measuredAtMs: number;
  private measuredBytes = 0;
  private kbps = 0;

  constructor(
    clock: Clock,
    private readonly draw: (drawing: Drawing) => void,
  ) {
    this.timers = new OwnTimers(clock);
    this.measuredAtMs = this.timers.now();
  }

  restart(): void {
    this.meter.reset();
    this.isFrozen = false;
    this.measuredAtMs = this.timers.now();
    this.measuredBytes = 0;
    this.kbps = 0;
    this.drawSoon();
  }

  push(chunk: ArrayBuffer): void {
    this.meter.push(chunk);
    // what comes while the picture stands still is not shown
    if (!this.isFrozen) this.drawSoon();
  }

  freeze(): void {
    this.setFrozen(true);
  }

  unfreeze(): void {
    this.setFrozen(false);
  }

  setMuted(): void {
    // there is no sound either
  }

  async snapshot(): Promise<string> {
    throw { errMsg: 'the picture is simulated: there is no decoder here' };
  }

  destroy(): void {
    this.timers.close();
  }

  private setFrozen(frozen: boolean): void {
    if (this.isFrozen === frozen) return;
    this.isFrozen = frozen;
    if (this.meter.bytes > 0) this.drawSoon();
  }

  private drawSoon(): void {
    if (this.isDue) return;
    this.isDue = true;
    const waitMs = Math.max(0, this.lastDrawnAtMs + DRAW_EVERY_MS - this.timers.now());
    this.timers.after(waitMs, () => this.drawNow());
  }

  private drawNow(): void {
    this.isDue = false;
    this.lastDrawnAtMs = this.timers.now();
    this.measure();
    const { video, keyFrames } = this.meter;
    const { width, height, light = '' } = metadataOf(this.meter);
    this.draw({
      time: timeOf(Math.max(0, video.timestampMs)),
      size: width !== undefined && height !== undefined ? `${width} × ${height}` : '',
      light,
      frames: video.count,
      keyFrames,
      kbps: this.kbps,
      frozen: this.isFrozen,
    });
  }

  private measure(): void {
    const spanMs = this.timers.now() - this.measuredAtMs;
    if (spanMs < MEASURE_EVERY_MS) return;
    this.kbps = Math.round(((this.meter.bytes - this.measuredBytes) * 8) / spanMs);
    this.measuredAtMs += spanMs;
    this.measuredBytes = this.meter.bytes;
  }
}

function timeOf(timestampMs: number): string {
  const tenths = Math.floor(timestampMs / 100);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(tenths / 600))}:${two(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
}

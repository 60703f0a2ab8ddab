import mpegts from 'mpegts.js';
import { make } from '../../../dom/make';
import { chunkLoader, type Feed } from './chunk-loader';

export interface DecoderListeners {
  readonly onTimeUpdate?: (currentTimeS: number) => void;
  readonly onFirstFrame?: () => void;
  readonly onError?: (message: string) => void;
}

export interface DecoderStats {
  readonly currentTimeS: number;
  readonly bufferedMs: number;
  readonly decodedFrames: number;
}

/** Above this speed sound is only noise. */
const FASTEST_WITH_SOUND = 4;
const FASTEST_VIDEO = 16;

/** The FLV signature: every pull begins with it. */
const FLV = [0x46, 0x4c, 0x56];
/** In the header: there is video. */
const FLAGS_AT = 4;
const VIDEO_FLAG = 1;

// It would tell of every segment; what matters comes as an error event.
mpegts.LoggingControl.enableAll = false;

/** A real `<video>` in the mini-program's player, fed with http-flv chunk by chunk. */
export class ChunkDecoder {
  private readonly video = make('video', { playsinline: true, autoplay: true, disablepictureinpicture: true });
  /** Holds the last picture while a new pull has not shown its first. */
  private readonly still = make('canvas', {});
  private player: mpegts.Player | null = null;
  private feed: Feed | null = null;
  private waiting: ArrayBuffer[] = [];
  private isMuted = false;
  private isPaused = false;
  private isDestroyed = false;

  constructor(
    stage: HTMLElement,
    private readonly speed: number,
    private readonly listeners: DecoderListeners,
  ) {
    stage.classList.add('preview-stage');
    stage.append(this.still, this.video);
    this.applyMuted();
    this.video.addEventListener('timeupdate', () => listeners.onTimeUpdate?.(this.video.currentTime));
    // mpegts.js attaches a new source for each pull, which resets the rate.
    this.video.addEventListener('loadedmetadata', () => this.applyRate());
  }

  /** A chunk that begins with an FLV header begins a new pull: the decoder starts anew with it. */
  addChunk(chunk: ArrayBuffer): void {
    if (this.isDestroyed) return;
    if (!this.player || beginsPull(chunk)) this.start(promisesVideo(chunk));
    if (this.feed) this.feed(chunk);
    else this.waiting.push(chunk);
  }

  setMuted(isMuted: boolean): void {
    this.isMuted = isMuted;
    this.applyMuted();
  }

  pause(): void {
    this.isPaused = true;
    this.video.pause();
  }

  resume(): void {
    this.isPaused = false;
    this.play();
  }

  /** A data url of the picture as it is now. Rejects when there is none yet. */
  async snapshot(): Promise<string> {
    const { videoWidth: width, videoHeight: height } = this.video;
    const canvas = make('canvas', { width, height });
    if (width > 0) canvas.getContext('2d')?.drawImage(this.video, 0, 0);
    else if (this.still.width > 0 && this.hasStill) return this.still.toDataURL('image/jpeg', 0.85);
    else throw new Error('there is no picture yet');
    return canvas.toDataURL('image/jpeg', 0.85);
  }

  stats(): DecoderStats {
    const { buffered, currentTime } = this.video;
    const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : currentTime;
    return {
      currentTimeS: currentTime,
      bufferedMs: Math.max(0, Math.round((end - currentTime) * 1000)),
      decodedFrames: this.video.getVideoPlaybackQuality().totalVideoFrames,
    };
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.stop();
    this.video.remove();
    this.still.remove();
  }

  private hasStill = false;

  private start(hasVideo: boolean): void {
    this.keepStill();
    this.stop();
    this.waiting = [];
    const player = mpegts.createPlayer(
      { type: 'flv', isLive: true, hasAudio: true, hasVideo, url: `${location.origin}/no-such-stream.flv` },
      {
        enableWorker: false,
        enableStashBuffer: false,
        lazyLoad: false,
        customLoader: chunkLoader((feed) => this.opened(feed)) as unknown as mpegts.CustomLoaderConstructor,
        // At another speed the clock of the pictures and the computer's differ: there is no latency to chase.
        liveBufferLatencyChasing: this.speed === 1,
        autoCleanupSourceBuffer: true,
        autoCleanupMaxBackwardDuration: 30,
        autoCleanupMinBackwardDuration: 10,
      },
    );
    player.on(mpegts.Events.ERROR, (type: string, detail: string) => this.listeners.onError?.(`${type}: ${detail}`));
    player.attachMediaElement(this.video);
    player.load();
    this.player = player;
    this.video.requestVideoFrameCallback(() => {
      if (this.player === player) this.listeners.onFirstFrame?.();
    });
    if (!this.isPaused) this.play();
  }

  private opened(feed: Feed): void {
    this.feed = feed;
    for (const chunk of this.waiting.splice(0)) feed(chunk);
  }

  private stop(): void {
    this.player?.destroy();
    this.player = null;
    this.feed = null;
  }

  private keepStill(): void {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (width === 0) return;
    this.still.width = width;
    this.still.height = height;
    this.still.getContext('2d')?.drawImage(this.video, 0, 0);
    this.hasStill = true;
  }

  private applyRate(): void {
    this.video.defaultPlaybackRate = Math.min(this.speed, FASTEST_VIDEO);
    this.video.playbackRate = this.video.defaultPlaybackRate;
  }

  private applyMuted(): void {
    this.video.muted = this.isMuted || this.speed > FASTEST_WITH_SOUND;
  }

  private play(): void {
    this.applyRate();
    this.video.play().catch((error: unknown) => {
      // A browser plays sound only after somebody touched the page.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || this.video.muted) return;
      this.video.muted = true;
      this.video.play().catch(() => {});
    });
  }
}

/** The decoder waits for a picture that the header promises, and would play no sound before it. */
const promisesVideo = (chunk: ArrayBuffer): boolean =>
  ((new Uint8Array(chunk)[FLAGS_AT] ?? VIDEO_FLAG) & VIDEO_FLAG) !== 0;

function beginsPull(chunk: ArrayBuffer): boolean {
  if (chunk.byteLength < FLV.length) return false;
  const head = new Uint8Array(chunk, 0, FLV.length);
  return FLV.every((byte, index) => head[index] === byte);
}

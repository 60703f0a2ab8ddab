import { TagMeter } from '../flv/tag-meter';
import type { OwnTimers } from './own-timers';
import { PlaybackCache } from './playback-cache';
import type { PlayerSettings, PlayerWorld } from './player.types';
import type { PlayerAssumptions } from './player-assumptions';

/** The `statechange` codes of playing (contract 3). */
const CONNECTED = 2001;
const PULL_BEGAN = 2002;
const FIRST_KEY_FRAME = 2003;
const PLAY_BEGAN = 2004;
const ENDED = 2006;
const LOADING = 2007;
const DECODER_UP = 2008;
const RESOLUTION = 2009;
const FIRST_AUDIO = 2026;
const FIRST_FRAME_RENDERED = 2032;
const DECODE_FAILED = 2101;

/** About a second of sound: live-player waits for a picture no longer (its own number is not known). */
const SOUND_ALONE_FRAMES = 25;
/** This phone has no decoder for H.265: seen in the field, in no document. */
const NO_H265_DECODER = -2304;

export interface PlaybackInput {
  readonly timers: OwnTimers;
  readonly platform: PlayerWorld['platform'];
  readonly settings: () => PlayerSettings;
  readonly assumptions: Pick<PlayerAssumptions, 'secondHeader' | 'decodeMs' | 'renderMs' | 'renderedTold'>;
  readonly decodesH265: boolean;
  /** Says `statechange`. */
  readonly tell: (code: number) => void;
  /** Everything that came has been played. */
  readonly onEnded: () => void;
}

/** From bytes to a moving picture: what live-player makes of a stream, and what it says meanwhile. */
export class Playback {
  readonly meter = new TagMeter();
  readonly cache: PlaybackCache;
  /** When bytes that make sense last came, or the pull began. */
  lastMediaAtMs: number;
  /** No more bytes will come: the cache plays out. */
  isFinished = false;

  private hasConnected = false;
  private hasBegun = false;
  private hasAudio = false;
  private isDecoding = false;
  private isDecoded = false;
  private hasComplained = false;
  private isLoading = false;
  private isHeld = false;
  private emptySinceMs: number | null = null;
  private cancelDecode = () => {};

  constructor(private readonly input: PlaybackInput) {
    this.cache = new PlaybackCache(() => input.timers.now());
    this.lastMediaAtMs = input.timers.now();
  }

  /** True once bytes of this pull have made sense. */
  get hasMedia(): boolean {
    return this.hasConnected;
  }

  /** True when a key frame of this pull has been decoded. */
  get showsPicture(): boolean {
    return this.isDecoded;
  }

  /** How long the cache has been empty in this pull, in milliseconds. */
  get emptyForMs(): number {
    return this.emptySinceMs === null ? 0 : this.input.timers.now() - this.emptySinceMs;
  }

  /** The next chunk begins with an FLV header; what is cached plays on. */
  beginPull(): void {
    this.cancelDecode();
    this.meter.reset();
    this.cache.beginStream();
    this.hasConnected = this.hasBegun = this.hasAudio = false;
    this.isDecoding = this.isDecoded = this.hasComplained = this.isFinished = false;
    this.emptySinceMs = null;
    this.lastMediaAtMs = this.input.timers.now();
  }

  /**
   * Takes a chunk: it begins a stream, or continues it, or makes no sense. A running stream cannot be joined: the first
   * chunk of a connection must begin with an FLV header.
   */
  push(chunk: ArrayBuffer): 'begun' | 'continued' | 'refused' {
    if (this.hasConnected && beginsFlv(chunk)) this.secondHeader();
    const isFirst = !this.hasConnected;
    if (!this.hasComplained) this.meter.push(chunk);
    if (this.meter.isInvalid) this.complain();
    if (this.hasComplained) return 'refused';
    this.lastMediaAtMs = this.input.timers.now();
    this.cache.grow(this.meter, !this.isHeld);
    if (this.cache.levelMs > 0) this.emptySinceMs = null;
    this.report();
    this.startWhenFull();
    return isFirst ? 'begun' : 'continued';
  }

  /** Looks at the cache: begins, runs dry or comes to the end. Called now and then. */
  look(): void {
    this.startWhenFull();
    if (this.cache.levelMs === 0) this.emptySinceMs ??= this.input.timers.now();
    if (!this.cache.isDraining || this.cache.levelMs > 0) return;
    this.cache.drain(false);
    if (this.isFinished) {
      this.input.tell(ENDED);
      this.input.onEnded();
      return;
    }
    this.isLoading = true;
    this.input.tell(LOADING);
  }

  /** No more bytes will come: what is cached plays out, however little it is. */
  finish(): void {
    this.isFinished = true;
    this.cache.drain(!this.isHeld);
  }

  /** Pauses: the picture stands still, and what comes meanwhile is thrown away. */
  hold(): void {
    this.isHeld = true;
    this.cache.drain(false);
  }

  /** Goes on after a pause. */
  release(): void {
    this.isHeld = false;
    if (this.isFinished) this.cache.drain(true);
    this.startWhenFull();
  }

  /** Drops what is cached. */
  drop(): void {
    this.cache.drain(false);
    this.cache.setLevel(0);
  }

  /** Forgets everything. */
  stop(): void {
    this.beginPull();
    this.isHeld = this.isLoading = false;
    this.drop();
  }

  private report(): void {
    const { tell, timers } = this.input;
    if (!this.hasConnected) {
      this.hasConnected = true;
      tell(CONNECTED);
      tell(PULL_BEGAN);
    }
    if (!this.hasBegun && this.meter.video.count + this.meter.audio.count > 0) {
      this.hasBegun = true;
      tell(PLAY_BEGAN);
    }
    if (!this.hasAudio && this.meter.audio.count > 0) {
      this.hasAudio = true;
      tell(FIRST_AUDIO);
    }
    if (this.isDecoding || this.meter.keyFrames === 0) return;
    this.isDecoding = true;
    if (this.meter.isH265 && !this.input.decodesH265) {
      tell(NO_H265_DECODER);
      return;
    }
    this.cancelDecode = timers.after(this.input.assumptions.decodeMs, () => this.decoded());
  }

  private decoded(): void {
    const { platform, tell, timers, assumptions } = this.input;
    this.isDecoded = true;
    if (platform === 'android') tell(DECODER_UP);
    else if (!this.cache.isDraining) {
      this.isLoading = true;
      tell(LOADING);
    }
    this.startWhenFull();
    tell(RESOLUTION);
    tell(FIRST_KEY_FRAME);
    const { renderedTold, renderMs } = assumptions;
    const isTold = renderedTold === 'android' ? platform === 'android' : renderedTold === 'always';
    // who heard it may have stopped
    if (!isTold || !this.isDecoded) return;
    this.cancelDecode = timers.after(renderMs, () => tell(FIRST_FRAME_RENDERED));
  }

  private startWhenFull(): void {
    const enoughMs = this.input.settings().minCache * 1_000;
    if (!(this.isDecoded || this.isSoundAlone) || this.isHeld || this.cache.isDraining || this.isFinished) return;
    if (this.cache.levelMs === 0 || this.cache.levelMs < enoughMs) return;
    this.cache.drain(true);
    if (!this.isLoading) return;
    this.isLoading = false;
    this.input.tell(PLAY_BEGAN);
  }

  /** So much sound without a frame: there is no picture to wait for. */
  get isSoundAlone(): boolean {
    return this.meter.video.count === 0 && this.meter.audio.count >= SOUND_ALONE_FRAMES;
  }

  private secondHeader(): void {
    if (this.input.assumptions.secondHeader === 'accepted') this.beginPull();
    else this.complain();
  }

  /** The bytes of this connection cannot be decoded: says so once, and drops all that follow. */
  private complain(): void {
    if (this.hasComplained) return;
    this.hasComplained = true;
    this.input.tell(DECODE_FAILED);
  }
}

function beginsFlv(chunk: ArrayBuffer): boolean {
  const [first, second, third] = new Uint8Array(chunk, 0, Math.min(3, chunk.byteLength));
  return first === 0x46 && second === 0x4c && third === 0x56;
}

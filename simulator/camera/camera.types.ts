import type { Clock, Quality } from '../../machines/kernel/ports';

/** What cameras see of their scenes: by night in infrared, in the rain, or nothing where they were told to look away. */
export type Light = 'usual' | 'night' | 'rain' | 'privacy';

/**
 * How a camera sends what it films: the sound alone, ever later, or no stream at all any more; or in a rhythm of its own, in which
 * nothing is wrong: a frame in two seconds, or all of three or six seconds in one piece.
 */
export type Sending = 'usual' | 'noVideo' | 'everLater' | 'rubbish' | 'slowFrames' | 'groupsOf3s' | 'groupsOf6s';

/** Which camera is pulled. */
export interface Sender {
  /** The one that films, where they do not all see the same. */
  readonly id: string;
  /** Which of its pictures; the first one where absent. */
  readonly channel?: number;
  /** How it sends now. */
  sending(): Sending;
}

/** Films for ever. */
export interface CameraSource {
  /**
   * Begins a pull for one more viewer. `onEnd` is called when the source itself ends, which a camera never does. Without a
   * sender it is sent as usual.
   */
  open(quality: Quality, write: (chunk: ArrayBuffer) => void, onEnd?: () => void, sender?: Sender): CameraPull;
  /** What is filmed from now on, for those who watch too; absent where it is always the same. */
  changeLight?(light: Light): void;
}

/** One viewer's pull: FLV header and sequence tags first, then from a key frame, paced in real time. */
export interface CameraPull {
  /** Ends the pull: nothing is written afterwards. Closing twice does nothing. */
  close(): void;
  /** Bytes stop coming; the pull stays open. */
  pause(): void;
  /** Bytes flow again. */
  resume(): void;
}

/** What a camera source is made of: the world's clock, and a clip for each quality. */
export interface CameraSourceOptions {
  readonly clock: Clock;
  readonly clips: Readonly<Record<Quality, Uint8Array>>;
  /** When filming began, by the clock: now when absent. */
  readonly bornAtMs?: number;
  /** How often bytes are sent, in milliseconds: 66 when absent, about a frame. */
  readonly batchMs?: number;
  /**
   * Real cameras send everything since the newest key frame at once, up to a whole key-frame interval (true when absent);
   * `false` paces that too, so that the viewer stays as much behind.
   */
  readonly burst?: boolean;
  /** The longest chunk in bytes, 8192 when absent: chunks keep no tag boundaries, as on the wire. */
  readonly chunkBytes?: number;
}

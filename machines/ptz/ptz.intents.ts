import type { PtzDirection } from '../kernel/ports';

/** What a person can ask for, and nothing else. */
export type PtzIntent =
  /** A finger is on it: the camera turns until it is told otherwise. Said again of the same direction it changes nothing. */
  | { readonly type: 'STEER'; readonly direction: PtzDirection; readonly channel: number }
  /** The finger was lifted: the camera stops a moment later, as a tap is to turn it a little. */
  | { readonly type: 'STEER_END' }
  /** At once: another finger came, or what is pressed is gone from the screen. */
  | { readonly type: 'STEER_CANCEL' };

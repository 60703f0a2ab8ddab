import type { Failure } from '../failure';
import type { PtzDirection } from '../kernel/ports';
import type { CapabilityInput, CapabilityTold } from '../watching/capability';

/** What a person can ask for, and nothing else. */
export type PtzIntent =
  /** A finger is on it: the camera turns until it is told otherwise. Said again of the same direction it changes nothing. */
  | { readonly type: 'STEER'; readonly direction: PtzDirection; readonly channel: number }
  /** The finger was lifted: the camera stops a moment later, as a tap is to turn it a little. */
  | { readonly type: 'STEER_END' }
  /** At once: another finger came, or what is pressed is gone from the screen. */
  | { readonly type: 'STEER_CANCEL' };

export interface PtzContext extends CapabilityInput {
  /** What is pressed, or was pressed last. */
  readonly direction: PtzDirection;
  readonly channel: number;
  /** Why the last press did not work. */
  readonly failure: Failure | null;
}

export type PtzEvent = PtzIntent | CapabilityTold;

/** What a page shows of it. */
export interface PtzView {
  /** False where this picture has no camera to turn, or the plugin no way to; `notice` says which. */
  readonly canSteer: boolean;
  /** Which way is pressed; empty while nothing is. */
  readonly direction: PtzDirection | '';
  /** The camera said that it turns. */
  readonly isMoving: boolean;
  /** It goes no further this way. */
  readonly isAtEnd: boolean;
  /** What a person is to read; empty where nothing is to be said. */
  readonly notice: string;
  readonly noticeTone: 'idle' | 'warn' | 'bad';
}

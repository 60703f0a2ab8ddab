import type { PtzDirection } from '../kernel/ports';

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

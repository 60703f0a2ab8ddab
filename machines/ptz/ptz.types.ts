import type { Failure } from '../failure';
import type { PtzDirection } from '../kernel/ports';
import type { CapabilityInput, CapabilityTold } from '../watching/capability';
import type { PtzIntent } from './ptz.intents';

export interface PtzContext extends CapabilityInput {
  /** What is pressed, or was pressed last. */
  readonly direction: PtzDirection;
  readonly channel: number;
  /** Why the last press did not work. */
  readonly failure: Failure | null;
}

export type PtzEvent = PtzIntent | CapabilityTold;

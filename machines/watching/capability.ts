import type { AnyActorLogic } from 'xstate';
import type { ConnectionRequest } from '../connection';
import type { Ports, StreamSource } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import type { PhoneFact } from '../session';
import type { Language } from '../words/text';

/** What one that stands beside a session is told: what the phone does, and that its view is closed. */
export type CapabilityTold = PhoneFact | { readonly type: 'LEAVE' };

export interface CapabilityInput {
  readonly ports: Ports;
  /** Null where nothing can be watched. */
  readonly connection: Ref<ConnectionRequest> | null;
  readonly view: string;
  readonly source: StreamSource;
  readonly language: Language;
}

/**
 * Somebody uses what a view can do beside its picture for the first time: an actor beside the view's session. It can fail without
 * touching the picture, and costs nothing where nobody uses it. Asked for again, it is the one that there is.
 */
export interface CapabilityOpened {
  readonly type: 'capability.opened';
  readonly view: string;
  /** One a view. */
  readonly name: string;
  readonly source: StreamSource;
  readonly language: Language;
  /** Takes a {@link CapabilityInput}, and is told {@link CapabilityTold}. A function, so that who writes events down writes down no charts. */
  readonly logic: () => AnyActorLogic;
}

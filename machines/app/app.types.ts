import type { ActorRefFrom, ErrorActorEvent } from 'xstate';
import type { Camera, camerasMachine } from '../cameras';
import type { Ports } from '../kernel/ports';
import type { logMachine } from '../log';
import type { permissionsMachine } from '../permissions';
import type { watchingMachine } from '../watching';
import type { WatchingReport } from '../watching/watching.types';
import type { Language } from '../words/text';

export interface AppInput {
  readonly ports: Ports;
  readonly language: Language;
  /** Cameras that come with the app (simulated ones in the development build). */
  readonly builtInCameras: readonly Camera[];
  /** What `Date.prototype.getTimezoneOffset` says, in minutes: the log shows local time. */
  readonly timezoneOffsetMinutes: number;
  /**
   * Cached playing time above which a picture is brought back to live, in milliseconds; `config.catchUpAboveMs` where absent.
   * `Infinity` leaves it to live-player.
   */
  readonly catchUpAboveMs?: number;
}

export interface AppContext {
  readonly ports: Ports;
  readonly watching: ActorRefFrom<typeof watchingMachine>;
  readonly cameras: ActorRefFrom<typeof camerasMachine>;
  readonly permissions: ActorRefFrom<typeof permissionsMachine>;
  readonly log: ActorRefFrom<typeof logMachine>;
}

/** What its children tell the app, and what XState tells of one that failed. */
export type AppEvent = WatchingReport | ErrorActorEvent<unknown, 'watching'>;

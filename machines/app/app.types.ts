import type { ActorRefFrom } from 'xstate';
import type { Camera, camerasMachine } from '../cameras';
import type { connectionMachine, Pull, Viewer } from '../connection';
import type { Failure } from '../failure';
import type { Lease } from '../kernel/lease';
import type { Ports, StreamParams } from '../kernel/ports';
import type { Lanes } from '../lane';
import type { logMachine } from '../log';
import type { GenerationReport, ModuleReported, moduleMachine } from '../module';
import type { sessionMachine } from '../session';
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

export interface AppContext extends AppInput {
  readonly lanes: Lanes;
  /** Null where the environment keeps everything from working. */
  readonly module: ActorRefFrom<typeof moduleMachine> | null;
  readonly cameras: ActorRefFrom<typeof camerasMachine>;
  readonly log: ActorRefFrom<typeof logMachine>;
  readonly sessions: Readonly<Record<string, ActorRefFrom<typeof sessionMachine>>>;
  readonly connections: Readonly<Record<string, ActorRefFrom<typeof connectionMachine>>>;
  readonly generations: readonly GenerationReport[];
  readonly obstacle: Failure | null;
  readonly networkType: string;
  readonly online: boolean;
  /** The person said that mobile data is all right: kept. */
  readonly isMeteredAccepted: boolean;
  /** The view that the person looks at; null where none of several was chosen yet. */
  readonly focusedView: string | null;
}

/** Facts from WeChat and intents from pages. A page finds its session in `context.sessions[view]` when `send` returns. */
export type AppEvent =
  | { type: 'app.shown' }
  | { type: 'app.hidden' }
  | { type: 'network.changed'; networkType: string; online: boolean }
  /** WeChat says that the app is closing (rarely): destroys the module. */
  | { type: 'app.closing' }
  /** A page opened a camera; `muted`: as one of several, without sound until it is looked at. */
  | { type: 'view.opened'; view: string; camera: Camera; muted?: boolean }
  /** The page is gone: the session leaves and gives everything back. */
  | { type: 'view.closed'; view: string }
  /** The page is covered by another, or shown again. */
  | { type: 'view.hidden'; view: string }
  | { type: 'view.shown'; view: string }
  /** Of several views this is the one that the person looks at: it alone has sound. */
  | { type: 'view.focused'; view: string }
  /** WeChat warns that memory is low: what is not looked at makes room. */
  | { type: 'memory.warned' }
  /** Tries the module's init again. */
  | { type: 'RETRY' };

/** What leases, connections, sessions and the module tell the app. */
export type AppReport =
  | ModuleReported
  | ({ type: 'viewer.joined'; id: string } & Viewer)
  | { type: 'viewer.released'; id: string; lease?: Lease }
  | { type: 'viewer.left'; id: string; lease: Lease }
  | ({ type: 'pull.wanted'; id: string } & Pull)
  | { type: 'pull.switched'; id: string; lease: Lease; params: StreamParams }
  | { type: 'pull.left'; id: string; lease: Lease }
  | { type: 'pull.held'; id: string; lease: Lease }
  | { type: 'pull.rejoined'; id: string; lease: Lease }
  | { type: 'pull.dead'; id: string; failure: Failure }
  | { type: 'connection.unused'; id: string }
  | { type: 'metered.accepted' }
  | { type: 'module.doubted' }
  /** A session's player, or the module, found the player plugin's local server gone. */
  | { type: 'localServer.gone'; failure: Failure }
  | { type: 'picture.taken'; id: string; path: string };

import type { ActorRefFrom } from 'xstate';
import type { ConnectionReport, connectionMachine } from '../connection';
import type { Failure } from '../failure';
import type { Framing } from '../kernel/framing';
import type { NetworkAnswer, PlayerMode, Ports, Quality, StreamSource } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import type { Lanes } from '../lane';
import type { GenerationReport, ModuleReported, moduleMachine } from '../module';
import type { SessionMachine, SessionReport } from '../session';
import type { Language } from '../words/text';
import type { CapabilityOpened, CapabilityTold } from './capability';

export interface WatchingInput {
  readonly ports: Ports;
  readonly language: Language;
  /**
   * Cached playing time above which a picture is brought back to live, in milliseconds; `config.catchUpAboveMs` where absent.
   * `Infinity` leaves it to live-player.
   */
  readonly catchUpAboveMs?: number;
  /** Hears what is worth keeping. */
  readonly owner?: Ref<WatchingReport>;
}

export type WatchingReport =
  /** A picture was taken for the album: `path` is a temporary file. */
  | { readonly type: 'picture.taken'; readonly id: string; readonly path: string }
  /** A person wants the picture of this camera to stand so. */
  | { readonly type: 'picture.framed'; readonly id: string; readonly framing: Framing };

/** A view that a page has open: which camera, and whose session. */
export interface OpenedView {
  readonly id: string;
  readonly session: ActorRefFrom<SessionMachine>;
  /** What was used beside it, by its name. */
  readonly beside: ReadonlyMap<string, Ref<CapabilityTold>>;
}

export interface WatchingContext extends WatchingInput {
  readonly lanes: Lanes;
  /** Null where the environment keeps everything from working. */
  readonly module: ActorRefFrom<typeof moduleMachine> | null;
  /** By the page's name for it. Keys from outside meet a `Map`. */
  readonly views: ReadonlyMap<string, OpenedView>;
  /** By the camera's id. */
  readonly connections: ReadonlyMap<string, ActorRefFrom<ReturnType<typeof connectionMachine>>>;
  readonly generations: readonly GenerationReport[];
  readonly obstacle: Failure | null;
  readonly networkType: string;
  readonly online: boolean;
  /** The phone's own, as it was told last for this network; empty where it was not. */
  readonly localAddress: string;
  /** How many events told of the network: an answer to a question from before the last one is older than that. */
  readonly networkEvents: number;
  /** The person said that mobile data is all right: kept. */
  readonly isMeteredAccepted: boolean;
  /** The view that the person looks at; null where none of several was chosen yet. */
  readonly focusedView: string | null;
}

/**
 * The charts of a view: whoever opens it hands them in, so that they may live in another package than this one.
 * `connection` is null where a component of the plugin owns it.
 */
export interface ViewLogic {
  readonly session: SessionMachine;
  readonly connection: ReturnType<typeof connectionMachine> | null;
}

/** Facts from WeChat and intents from pages. A page finds its session in `context.views` when `send` returns. */
export type WatchingEvent =
  | { readonly type: 'app.shown' }
  | { readonly type: 'app.hidden' }
  /** WeChat says that the network changed: also when it names the type that is known. */
  | { readonly type: 'network.changed'; readonly networkType: string; readonly online: boolean }
  /** WeChat's answer to the question which network there is: no change where it is the known one. */
  | ({ readonly type: 'network.told' } & NetworkAnswer)
  /** WeChat says that the app is closing (rarely): destroys the module. */
  | { readonly type: 'app.closing' }
  /** A page opened a camera; `muted`: as one of several, without sound until it is looked at. */
  | {
      readonly type: 'view.opened';
      readonly view: string;
      readonly source: StreamSource;
      readonly quality: Quality;
      /** Those that this view can show, the one to begin with first; the device's first one where absent. */
      readonly channels?: readonly number[];
      readonly playerMode: PlayerMode;
      readonly framing?: Framing;
      readonly muted?: boolean;
      /** What its session speaks; that of all where absent. */
      readonly language?: Language;
      /** A function, so that who writes events down writes down no charts. */
      readonly logic: () => ViewLogic;
    }
  | CapabilityOpened
  /** The page is gone: the session leaves and gives everything back. */
  | { readonly type: 'view.closed'; readonly view: string }
  /** The page is covered by another, or shown again. */
  | { readonly type: 'view.hidden'; readonly view: string }
  | { readonly type: 'view.shown'; readonly view: string }
  /** Of several views this is the one that the person looks at: it alone has sound. */
  | { readonly type: 'view.focused'; readonly view: string }
  /** A call, an alarm or another app took the sound of this one; or gave it back, which may never be told. */
  | { readonly type: 'sound.interrupted' }
  | { readonly type: 'sound.returned' }
  /** WeChat warns that memory is low: what is not looked at makes room. */
  | { readonly type: 'memory.warned' }
  /** Tries the module's init again. */
  | { readonly type: 'RETRY' };

/** What connections, sessions and the module tell. */
export type WatchingHears = ModuleReported | ConnectionReport | SessionReport;

import type { ConnectionToPull, ConnectionToViewer, SharingCount } from '../connection';
import type { Failure } from '../failure';
import type { Listener } from '../kernel/lease';
import type {
  Player,
  PlayerFact,
  PlayerMeasure,
  PlayerMode,
  Ports,
  Quality,
  StreamParams,
  StreamSource,
} from '../kernel/ports';
import type { WaitReason } from '../module';
import type { RecoveryBudget, RecoveryDecision } from '../recovery';
import type { Language } from '../words/text';

/** The steps from a tap to a picture, in the order in which they begin. */
export type TimelineStep =
  | 'createPlayer'
  | 'initModule'
  | 'startService'
  | 'connectLocalServer'
  | 'waitPull'
  | 'checkDevice'
  | 'startStream'
  | 'waitHeader'
  | 'waitData'
  | 'waitKeyFrame';

/** What came after the start: the picture was made anew by itself, and the final stop. */
type TimelineMark = 'reconnect' | 'finalStop';

/** When a step ran: `ports.clock.now()` in milliseconds. */
export interface TimelineEntry {
  readonly step: TimelineStep | TimelineMark;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  /** It was under way when all was given back: where it failed, if it did. */
  readonly isCut?: boolean;
}

interface StreamMeasure {
  readonly bytes: number;
  readonly videoFrames: number;
  readonly keyFrames: number;
  readonly bytesPerSecond: number;
  /** One to many only. */
  readonly sharing: SharingCount | null;
}

/** What a person is told about the last thing that they asked for. */
export type Notice =
  | { readonly kind: 'snapshotSaved' }
  | { readonly kind: 'snapshotFailed'; readonly failure: Failure }
  | { readonly kind: 'commandFailed'; readonly failure: Failure }
  /** Wi-Fi gave way to mobile data, which may cost money. */
  | { readonly kind: 'metered' }
  /** RTC mode needs a permission that WeChat does not have: it goes on in live mode. */
  | { readonly kind: 'microphoneDenied' }
  | { readonly kind: 'settingsFailed'; readonly failure: Failure }
  /** Somebody else watches the same stream in this quality: it was joined as it is. */
  | { readonly kind: 'joined'; readonly quality: Quality };

export interface SessionInput {
  readonly ports: Ports;
  /** The app: passes what leases ask for on to the connection of this id. */
  readonly broker: Listener;
  /** The page's name for this view: its player nodes are found by it. */
  readonly view: string;
  readonly source: StreamSource;
  readonly quality: Quality;
  readonly playerMode: PlayerMode;
  /** Cached playing time above which the picture is brought back to live, in milliseconds; `Infinity` never does. */
  readonly catchUpAboveMs: number;
  readonly language: Language;
  readonly online: boolean;
  /** One of several pictures: it begins without sound. */
  readonly muted?: boolean;
}

export interface SessionContext extends SessionInput {
  /** Names the player node: a new number is a new node. */
  readonly playerKey: number;
  readonly player: Player | null;
  /** `autoplay` of the node: the first play on a node is its, `play()` comes after (contract 3). */
  readonly autoplay: boolean;
  /** live-player was told to pause, and has neither been stopped nor told to go on. */
  readonly isHeld: boolean;
  /** `stop` and `play` were tried once on this node because nothing came of `play`. */
  readonly nudged: boolean;
  /** Why the last node was given up. */
  readonly playerFailure: Failure | null;
  /** False while the player plugin's local server is being reset: no node can work. */
  readonly hasLocalServer: boolean;
  readonly playerMeasure: PlayerMeasure;
  readonly muted: boolean;
  readonly fullScreen: boolean;
  /** What the running pull was asked for with; `quality` is what the person wants. */
  readonly params: StreamParams;

  readonly waitReason: WaitReason | null;
  readonly localPeerName: string;
  readonly flvUrl: string;
  readonly streamMeasure: StreamMeasure;
  readonly timeline: readonly TimelineEntry[];
  /** When the start was asked for that the timeline tells of, and what came after it. */
  readonly wantedSinceMs: number;

  /** An error is a state: it ends by success, RETRY or STOP only. */
  readonly failure: Failure | null;
  readonly budget: RecoveryBudget;
  readonly decision: RecoveryDecision | null;
  /** Whole seconds until the next try. */
  readonly secondsLeft: number;
  readonly offlineSinceMs: number | null;
  readonly isPageHidden: boolean;
  readonly isAppHidden: boolean;
  /** When the picture was last hidden, and for how long it then was: by the clock, as delays do not fire while suspended. */
  readonly hiddenSinceMs: number;
  readonly awayMs: number;
  /** Since when bytes have come without a stall; null while they do not. */
  readonly flowingSinceMs: number | null;
  /** When the picture was last brought back to live because it had fallen behind. */
  readonly caughtUpAtMs: number | null;
  readonly notice: Notice | null;
  /** The last code that live-player told of its picture. */
  readonly hiccup: number;
  /** The diagnosis is unfolded: only then is it part of the view, which changes every second. */
  readonly isDiagnosing: boolean;
}

/** What a person can ask for, and nothing else. */
export type SessionIntent =
  | { type: 'PLAY' }
  | { type: 'STOP' }
  /** The picture stands still; for a while its bytes go on, so that it can go on at once. */
  | { type: 'PAUSE' }
  /** The picture stands still and nothing is pulled; the connection is kept for a while. */
  | { type: 'PAUSE_STREAM' }
  | { type: 'RESUME' }
  | { type: 'RETRY' }
  | { type: 'LEAVE' }
  | { type: 'TOGGLE_MUTE' }
  | { type: 'CHANGE_QUALITY'; quality: string }
  | { type: 'SNAPSHOT' }
  /** The mini-program's permissions (album), or those of WeChat itself (microphone). */
  | { type: 'OPEN_SETTINGS' }
  | { type: 'OPEN_SYSTEM_SETTINGS' }
  | { type: 'DISMISS_NOTICE' }
  /** Mobile data is all right, now and later. */
  | { type: 'ACCEPT_METERED' }
  | { type: 'SHOW_DIAGNOSIS' }
  | { type: 'HIDE_DIAGNOSIS' }
  | { type: 'ENTER_FULL_SCREEN' }
  | { type: 'EXIT_FULL_SCREEN' };

/** What a player node's actor can be told. */
export type PlayerCommand =
  | { type: 'PLAY' }
  | { type: 'STOP' }
  | { type: 'PAUSE' }
  | { type: 'RESUME' }
  | { type: 'FINISH' }
  | { type: 'ENTER_FULL_SCREEN' }
  | { type: 'EXIT_FULL_SCREEN' };

export type SessionEvent =
  | SessionIntent
  | PlayerFact
  /** A player command was refused (contract 3: misuse fails). Noted: deadlines decide. */
  | { type: 'player.commandFailed'; command: PlayerCommand['type']; failure: Failure }
  | ConnectionToViewer
  | ConnectionToPull
  /** The player plugin's local server is gone for every node; it is back after its reset. */
  | { type: 'localServer.gone'; failure: Failure }
  | { type: 'localServer.back' }
  | { type: 'network.metered' }
  | { type: 'network.lost' }
  | { type: 'network.back' }
  | { type: 'app.shown' }
  | { type: 'app.hidden' }
  | { type: 'view.shown' }
  | { type: 'view.hidden' }
  /** Of several pictures this one is looked at, and alone has sound; or another is. */
  | { type: 'view.focused' }
  | { type: 'view.blurred' }
  /** The phone is short of memory, and this picture is not the one that is looked at. */
  | { type: 'memory.low' }
  | { type: 'countdown.ticked'; secondsLeft: number };

import type { ConnectionRequest } from '../connection';
import type { Failure } from '../failure';
import type { SourceAbilities } from '../kernel/abilities';
import type { Framing } from '../kernel/framing';
import type { DeviceGeneration, PlayerMode, PluginVersions, Ports, Quality, StreamSource } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import type { NodeView, PictureFact, PictureMeasure, PictureStep } from '../picture';
import type { RecoveryBudget, RecoveryDecision } from '../recovery';
import type { Language } from '../words/text';
import type { SessionIntent } from './session.intents';
import type { TimelineEntry } from './timeline';

export type { SessionIntent } from './session.intents';

/** What a person is told about the last thing that they asked for. */
export type Notice =
  | { readonly kind: 'snapshotSaved' }
  /** It was asked for, and whoever saves it does not say whether it did. */
  | { readonly kind: 'snapshotAsked' }
  | { readonly kind: 'snapshotFailed'; readonly failure: Failure }
  /** Wi-Fi gave way to mobile data, which may cost money. */
  | { readonly kind: 'metered' }
  /** RTC mode needs a permission that WeChat does not have: it goes on in live mode. */
  | { readonly kind: 'microphoneDenied' }
  | { readonly kind: 'settingsFailed'; readonly failure: Failure }
  /** Somebody else watches the same stream in this quality: it was joined as it is. */
  | { readonly kind: 'joined'; readonly quality: Quality }
  /** Another one was asked for and did not come: it is back in this one. */
  | { readonly kind: 'qualityKept'; readonly quality: Quality }
  | { readonly kind: 'channelKept'; readonly channel: number };

/** What a session tells whoever owns it. */
export type SessionReport =
  | { readonly type: 'metered.accepted' }
  /** Nothing helped so far: perhaps the network changed and no event said so. */
  | { readonly type: 'module.doubted' }
  /** One try was in vain, and nobody at the other end had answered. */
  | { readonly type: 'try.failed'; readonly generation: DeviceGeneration | undefined }
  /** It is about to wait for the network, with nothing else to end that. */
  | { readonly type: 'network.asked' }
  /** A picture came although there was said to be no network. */
  | { readonly type: 'network.proved' }
  /** A person does something here although WeChat said that the app was left. */
  | { readonly type: 'person.looks' }
  /** A player found the player plugin's local server gone. */
  | { readonly type: 'localServer.gone'; readonly failure: Failure }
  | { readonly type: 'picture.taken'; readonly id: string; readonly path: string }
  | { readonly type: 'picture.framed'; readonly id: string; readonly framing: Framing };

export interface SessionInput {
  readonly ports: Ports;
  readonly owner: Ref<SessionReport>;
  /** Null where nothing can be watched, or where a component of the plugin owns it. */
  readonly connection: Ref<ConnectionRequest> | null;
  /** The page's name for this view: its player nodes are found by it. */
  readonly view: string;
  readonly source: StreamSource;
  readonly quality: Quality;
  /** Those of the device's channels that this view can show, the one to begin with first; the first alone where absent. */
  readonly channels?: readonly number[];
  readonly playerMode: PlayerMode;
  /** Cached playing time above which the picture is brought back to live, in milliseconds; `Infinity` never does. */
  readonly catchUpAboveMs: number;
  readonly language: Language;
  readonly online: boolean;
  /** As it comes where absent. */
  readonly framing?: Framing;
  /** One of several pictures: it begins without sound. */
  readonly muted?: boolean;
}

export interface SessionContext extends SessionInput {
  /** What the page mounts. */
  readonly node: NodeView;
  readonly fullScreen: boolean;
  /** Those that were wanted in this view: another one may help. */
  readonly triedQualities: readonly Quality[];
  readonly channels: readonly number[];
  readonly channel: number;
  readonly muted: boolean;
  readonly framing: Framing;
  /** What can be done with what this source sends. */
  readonly abilities: SourceAbilities;
  /** What the plugins call themselves, as last asked. */
  readonly plugin: PluginVersions;
  /** Where the picture is while it is on its way. */
  readonly step: PictureStep;
  readonly measure: PictureMeasure;
  readonly timeline: readonly TimelineEntry[];
  /** When the start was asked for that the timeline tells of, and what came after it. */
  readonly wantedSinceMs: number;

  /** An error is a state: it ends by success, RETRY or STOP only. */
  readonly failure: Failure | null;
  readonly budget: RecoveryBudget;
  readonly decision: RecoveryDecision | null;
  /** Whole seconds until the next try. */
  readonly secondsLeft: number;
  readonly offlineSinceMs: number;
  readonly isPageHidden: boolean;
  readonly isAppHidden: boolean;
  /** When the picture was last hidden: by the clock, as delays do not fire while suspended. */
  readonly hiddenSinceMs: number;
  /** How long an ended picture plays on, in milliseconds. */
  readonly drainMs: number;
  readonly notice: Notice | null;
  /** How many pictures were put into the album, and where the last one is: no path where only the plugin knows it. */
  readonly picture: { readonly count: number; readonly path: string };
  /** The last code that the player told of its picture. */
  readonly hiccup: number;
  /** The diagnosis is unfolded: only then is it part of the view, which changes every second. */
  readonly isDiagnosing: boolean;
}

/** What the phone does, as far as it is a picture's business. */
export type PhoneFact =
  | { readonly type: 'localServer.gone'; readonly failure: Failure }
  | { readonly type: 'localServer.back' }
  | { readonly type: 'network.metered' }
  | { readonly type: 'network.lost' }
  | { readonly type: 'network.back' }
  | { readonly type: 'app.shown' }
  | { readonly type: 'app.hidden' }
  | { readonly type: 'view.shown' }
  /** A call, an alarm or another app took the sound of this one; or gave it back. */
  | { readonly type: 'sound.interrupted' }
  | { readonly type: 'sound.returned' }
  | { readonly type: 'view.hidden' }
  /** Of several pictures this one is looked at, and alone has sound; or another is. */
  | { readonly type: 'view.focused' }
  | { readonly type: 'view.blurred' }
  /** The phone is short of memory, and this picture is not the one that is looked at. */
  | { readonly type: 'memory.low' };

export type SessionEvent =
  | SessionIntent
  | PhoneFact
  | PictureFact
  | { readonly type: 'countdown.ticked'; readonly secondsLeft: number }
  /** From the region `presence`: the only words between regions. */
  | { readonly type: 'unseen' }
  | { readonly type: 'seen'; readonly awayMs: number };

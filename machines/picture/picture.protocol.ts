import type { AnyActorLogic, EventFromLogic, InputFrom } from 'xstate';
import type { ConnectionRequest } from '../connection';
import type { StreamCount } from '../connection/relay';
import type { SharingCount } from '../connection/sharing';
import type { Failure } from '../failure';
import type { PlayerMeasure, PlayerMode, Ports, Quality, StreamSource } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import type { BesideStep, PictureStep } from './picture.steps';

export type { BesideStep, PictureStep } from './picture.steps';

/** What the page mounts: made by the picture, passed on by the session, read by the view alone. */
export type NodeView =
  | { readonly way: 'none' }
  /** A `p2p-player` node: a new key is a new node. */
  | { readonly way: 'bytes'; readonly key: number; readonly autoplay: boolean; readonly mode: PlayerMode }
  /** The plugin's own player component, which pulls by itself. */
  | {
      readonly way: 'managed';
      readonly key: number;
      readonly quality: Quality;
      readonly channel: number;
      readonly mode: PlayerMode;
    };

export interface StreamMeasure extends StreamCount {
  readonly bytesPerSecond: number;
  /** One to many only. */
  readonly sharing: SharingCount | null;
}

/** What is known of a picture besides that it moves: for the diagnosis. */
export interface PictureMeasure {
  readonly localPeerName: string;
  readonly flvUrl: string;
  readonly stream: StreamMeasure;
  readonly player: PlayerMeasure;
}

/** What only the node can do, once and now: it has no level, and nothing waits for it. */
export type NodeCommand =
  | { readonly type: 'TAKE_PICTURE' }
  | { readonly type: 'ENTER_FULL_SCREEN' }
  | { readonly type: 'EXIT_FULL_SCREEN' };

/** The player plugin's local server is gone for every node; it is back after its reset. */
export type LocalServerFact =
  | { readonly type: 'localServer.gone'; readonly failure: Failure }
  | { readonly type: 'localServer.back' };

/** Levels, not moments: the last one is what the picture works towards. Each may be said in every state, and twice. */
export type PictureCommand =
  /** A moving picture. */
  | {
      readonly type: 'SHOW';
      readonly quality: Quality;
      /** How many tries were in vain before: each may take longer than the last. */
      readonly tries: number;
    }
  /** A still one, that can go on at once. It may turn out to be impossible: `picture.letGo`. */
  | { readonly type: 'HOLD' }
  /** Nothing is pulled; what is slow to get is kept. */
  | { readonly type: 'REST' }
  /** Nothing is held; a node without blame may stay mounted. */
  | { readonly type: 'FREE'; readonly lingers: boolean }
  /** A setting never lifts a level. */
  | { readonly type: 'SET_QUALITY'; readonly quality: Quality }
  /** Another channel of the device, where several can be had: no matter of bytes, of which a connection has one pull. */
  | { readonly type: 'SET_CHANNEL'; readonly channel: number }
  /** The phone is short of memory: nothing is held, not even a node. */
  | { readonly type: 'REMOVE_NODE' }
  | NodeCommand
  | LocalServerFact;

/** What is only passed through to the page: whoever knows it tells the session itself. Heard in every state, it moves none. */
export type PageFact =
  | { readonly type: 'picture.node'; readonly node: NodeView }
  | { readonly type: 'picture.beside'; readonly step: BesideStep; readonly began: boolean }
  | { readonly type: 'picture.measured'; readonly measure: Partial<PictureMeasure> }
  /** The bytes of a camera come from the server and other viewers, or no more. */
  | { readonly type: 'picture.routed'; readonly isShared: boolean }
  | { readonly type: 'picture.fullScreenChanged'; readonly fullScreen: boolean }
  /** What the player says of its picture: told for a moment, never acted on. */
  | { readonly type: 'picture.noticed'; readonly code: number }
  /** The first sound of a pull is played: nothing else has it. */
  | { readonly type: 'picture.soundBegan' }
  /** RTC mode needs WeChat's permission for the microphone: it goes on in live mode. */
  | { readonly type: 'picture.fellBackToLive' }
  | { readonly type: 'picture.captured'; readonly path: string }
  /** The component took the picture and put it into the album itself; `isCertain`: and said so. */
  | { readonly type: 'picture.kept'; readonly isCertain: boolean }
  | { readonly type: 'picture.notCaptured'; readonly failure: Failure };

/** What moves the session. */
export type PictureFact =
  | PageFact
  | { readonly type: 'picture.step'; readonly step: PictureStep }
  /** It moves. Said again when it is asked for again. */
  | { readonly type: 'picture.shown' }
  /** It plays, and there is sound alone in it. */
  | { readonly type: 'picture.sounds' }
  /** It moves, and is no longer live. */
  | { readonly type: 'picture.behind' }
  /** The same, and what could be done about it was in vain. */
  | { readonly type: 'picture.late' }
  /** Nothing comes; what is cached may still move it. */
  | { readonly type: 'picture.weak' }
  /** HOLD was asked, and there is nothing to hold (any more). */
  | { readonly type: 'picture.letGo' }
  /** The device's own end; what is cached plays on for `drainMs`. */
  | { readonly type: 'picture.ended'; readonly drainMs: number }
  /** Nothing is held but a node without blame; nothing happens until SHOW. */
  | { readonly type: 'picture.failed'; readonly failure: Failure }
  /** `joined`: somebody else watches in it. `switched`: somebody changed it for all. `kept`: the one that was asked for did not come. */
  | { readonly type: 'picture.quality'; readonly quality: Quality; readonly why: 'joined' | 'switched' | 'kept' }
  /** The channel that was asked for did not come: it is back in this one. */
  | { readonly type: 'picture.channelKept'; readonly channel: number };

/** What either way to a picture is made from. */
export interface PictureInput {
  readonly ports: Ports;
  /** The page's name for its view: player nodes are found by it. */
  readonly view: string;
  readonly source: StreamSource;
  readonly quality: Quality;
  /** Which of the device's channels; 0 is the first. */
  readonly channel: number;
  readonly playerMode: PlayerMode;
  /** Cached playing time above which the picture is brought back to live, in milliseconds; `Infinity` never does. */
  readonly catchUpAboveMs: number;
  readonly owner: Ref<PictureFact>;
  /** Null where a component of the plugin owns it. */
  readonly connection: Ref<ConnectionRequest> | null;
}

/** One way to a picture, behind this protocol. */
export type PictureLogic = AnyActorLogic;

/**
 * A logic is invariant in its events (its `self` is typed by them), so whether it takes what a picture is given, and
 * hears every command, is checked once, here.
 */
export const asPicture = <Logic extends AnyActorLogic>(
  logic: Logic &
    ([PictureInput] extends [InputFrom<Logic>] ? unknown : never) &
    ([PictureCommand] extends [EventFromLogic<Logic>] ? unknown : never),
): PictureLogic => logic;

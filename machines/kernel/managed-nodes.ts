import type { Failure } from '../failure';
import type { PlayerMeasure, StreamSource } from './ports';

/*
 * The plugin's own player components (XP2P 3.2 and later): each holds a service, pulls and plays by itself, behind one node.
 * Sections are those of docs/plugin-contract-managed.md.
 */

/** The component behind one node: a promise for each of its methods that the app calls, with no deadline of its own. */
export interface ManagedPlayer {
  /** The component itself, to tell one from the next: compared by identity, never called. */
  readonly component: unknown;
  /** After `managed.failed` it tries once more. It does nothing while it plays, and says nothing of what comes of it (4.3). */
  retry(): Promise<void>;
  /**
   * The component takes the picture and puts it into the album. Resolves with `saved` where it says so, and with `asked` where it
   * answers nothing (older than 4.1.2). Rejects with a failure that tells a refused album from a person who cancelled.
   */
  snapshot(): Promise<'saved' | 'asked'>;
  /** `managed.fullScreenChanged` follows, also when a person leaves it. */
  requestFullScreen(): Promise<void>;
  /** As `requestFullScreen`. */
  exitFullScreen(): Promise<void>;
  /** It pulls, plays and holds nothing any more. A page that is covered removes its node only when it is seen again. */
  stop(): Promise<void>;
}

/** What a component says of its stream on the way to a picture (4.2): told, shown, never waited for. */
export type ManagedStep = 'checkDevice' | 'startStream' | 'waitHeader' | 'waitData' | 'waitPicture';

/** What a node says, from its mount until it is detached (4.2). Any of it may come late, twice, or never. */
export type ManagedFact =
  /** It was found on the page: its methods can be called. */
  | { readonly type: 'managed.ready'; readonly player: ManagedPlayer }
  | { readonly type: 'managed.step'; readonly step: ManagedStep }
  /** `playsuccess`: it plays, and the first data has come. No proof of a picture, and it may be missing. */
  | { readonly type: 'managed.played' }
  /** `receiveidr`, or live-player's code that means it: the first picture is there. */
  | { readonly type: 'managed.pictureShown' }
  /** live-player has data (2001): its own words come through, and so will its word for a picture. */
  | { readonly type: 'managed.fed' }
  /** live-player has nothing left to show (2007), or has come to its end (2006). */
  | { readonly type: 'managed.ranDry' }
  /** It shows again what comes over the same pull (2004). */
  | { readonly type: 'managed.wentOn' }
  /** Its stream is away, and it mends that by itself: no failure yet. */
  | { readonly type: 'managed.weakened' }
  /** `playstop`: it stopped, on purpose. */
  | { readonly type: 'managed.stopped' }
  /** `playend`: the device's own end. */
  | { readonly type: 'managed.ended' }
  /** `playerror`. `isFatal`: nothing helps but another node; null where it does not say. */
  | { readonly type: 'managed.failed'; readonly failure: Failure; readonly isFatal: boolean | null }
  /** live-player's `netstatus`, where the component passes it on (3.2.2). */
  | { readonly type: 'managed.measured'; readonly measure: PlayerMeasure }
  /** A code of live-player's that tells of its picture or sound (`NodeFact`). */
  | { readonly type: 'managed.noticed'; readonly code: number }
  | { readonly type: 'managed.soundBegan' }
  | { readonly type: 'managed.fullScreenChanged'; readonly fullScreen: boolean };

/** What one node plays. */
export interface PlayedSource extends StreamSource {
  /** Which of the device's channels it begins with; the first one where absent. Another one is a property of the node. */
  readonly channel?: number;
}

/**
 * The nodes of all views whose component pulls by itself. The page mounts them by the view model, as it does `p2p-player`
 * nodes (`PlayerNodes`); what the view model may not hold (`xp2pInfo`) goes from here to the node past it.
 */
export interface ManagedNodes {
  /**
   * Listens to node `key` of `view`, which is to play `source` and may not be mounted yet, until the returned function is
   * called. One listener a view: a newer one takes the place of the older, whose node is then heard by nobody. Several channels of
   * one device are a node each; a plugin that has one of them at a time says so of the later (`managed.failed`). The returned
   * function may be called twice, and takes nothing from a newer listener. Throws nothing.
   */
  attach(view: string, key: number, source: PlayedSource, tell: (fact: ManagedFact) => void): () => void;
}

/** Where the app pulls by itself nobody mounts a component that does. */
export const noManagedNodes: ManagedNodes = { attach: () => () => undefined };

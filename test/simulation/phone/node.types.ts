import type { Seen } from './simulated-page';

/** What the page tells the node of what it has been set. */
export type NodeProperties = Pick<Seen, 'playerMode' | 'autoplay' | 'muted' | 'streamQuality' | 'streamChannel'>;

/** A player node on a page, and what is known of its picture: by the player inside, whatever it said and whoever heard it. */
export interface SimulatedNode {
  readonly isGone: boolean;
  /** live-player has asked for bytes and not let go since, as far as the app was told. */
  readonly isOpen: boolean;
  /** Nobody but it counts its bytes, so what is known of its rhythm is what its player tells. */
  readonly isUncounted: boolean;
  /** It has told of frames on the screen. */
  readonly hasToldFrames: boolean;
  /** It holds or pulls something by itself. */
  readonly isAtWork: boolean;
  readonly lastByteAtMs: number;
  /** When its player was last given a whole picture. */
  readonly lastPictureAtMs: number;
  /** It once showed a picture, whether or not that was heard. */
  readonly hasShown: boolean;
  /** When something that it said was last heard by nobody. */
  readonly lostAtMs: number;
  /** When it last said that it shows no frames. */
  readonly stoodAtMs: number;
  mount(): void;
  update(properties: NodeProperties): void;
  /** The page that it is on is covered, or seen again. */
  setHidden(isHidden: boolean): void;
  /** live-player has something left to play. */
  hasCached(): boolean;
  /** Pictures that it was given are being played. */
  playsPicture(): boolean;
  destroy(): void;
}

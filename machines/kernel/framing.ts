/** How a picture stands on its stage. */
export interface Framing {
  /** The whole of it, or all of the stage: then its edges are cut off. */
  readonly fit: Fit;
  /** By how many degrees it is turned, clockwise. */
  readonly turn: Turn;
}

/** All of the picture is seen, or all of its place is filled. */
export type Fit = 'contain' | 'fill';
/** Degrees, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

export const fits: readonly Fit[] = ['contain', 'fill'];
export const turns: readonly Turn[] = [0, 90, 180, 270];

/** As it comes. */
export const plainFraming: Framing = { fit: 'contain', turn: 0 };

const oneOf = <Word>(words: readonly Word[], value: unknown): Word | undefined => words.find((word) => word === value);

/** What of it makes sense, over what was before. */
export const framingOf = (fit: unknown, turn: unknown, before = plainFraming): Framing => ({
  fit: oneOf(fits, fit) ?? before.fit,
  turn: oneOf(turns, turn) ?? before.turn,
});

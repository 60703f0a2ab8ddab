/** Draws a scene of 640 × 360 at a moment of its loop; at its end it looks as at its beginning. */
export type Draw = (pen: Pen, moment: Moment) => void;

interface Moment {
  /** Since the loop began, in seconds. */
  readonly atS: number;
  /** How much of the loop is over: 0 to 1. */
  readonly part: number;
}

/** What scenes draw with. */
export interface Pen {
  readonly canvas: CanvasRenderingContext2D;
  rectangle(x: number, y: number, width: number, height: number, fill: Paint, radius?: number): void;
  circle(x: number, y: number, radius: number, fill: Paint): void;
  oval(x: number, y: number, radiusX: number, radiusY: number, fill: Paint, turned?: number): void;
  /** A closed shape through these points: x, y, x, y, … */
  shape(fill: Paint, ...points: readonly number[]): void;
  line(stroke: string, width: number, ...points: readonly number[]): void;
  /** Colours from top to bottom, or from left to right. */
  fade(from: readonly [number, number], to: readonly [number, number], ...colours: readonly string[]): CanvasGradient;
  /** Light from a point outwards. */
  glow(x: number, y: number, radius: number, ...colours: readonly string[]): CanvasGradient;
  /** A soft shadow on the ground. */
  shadow(x: number, y: number, radiusX: number, radiusY: number, strength?: number): void;
  /** Draws what is drawn in `draw` somewhere else, larger or smaller, or mirrored by a negative size. */
  at(x: number, y: number, sizeX: number, sizeY: number, draw: () => void): void;
  /** Somebody who walks; `at` is between the feet, and a step is half of `stride`. */
  walker(x: number, y: number, size: number, stride: number, look: Look, direction?: 1 | -1): void;
}

export type Paint = string | CanvasGradient;

export interface Look {
  readonly skin: string;
  readonly hair: string;
  readonly coat: string;
  readonly trousers: string;
  readonly shoes: string;
  /** What is carried; nothing when absent. */
  readonly bag?: string;
}

/** What the overview of the actors is made of. Types only: the scripts are plain JavaScript. */

import type { Point, Rectangle } from '../inspector/drawing/drawing.types.ts';

/** What a person reads in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** A box of the overview: an actor, or what lies around the actors. */
export interface OverviewBox extends Rectangle {
  name: string;
  note: Words;
  /** There are as many as are needed. */
  isMany?: boolean;
  /** No actor of ours: drawn flat. */
  isOutside?: boolean;
}

/** An arrow of the overview. `owns` starts and ends its life; `holds` is a talk; `calls` goes through a port. */
export interface OverviewArrow {
  kind: 'owns' | 'holds' | 'calls' | 'bytes' | 'tells';
  points: Point[];
  label?: Words;
}

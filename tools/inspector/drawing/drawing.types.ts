/** What a picture of a statechart is made of. Types only: the drawing is plain JavaScript, for scripts and pages alike. */

import type { ElkNode } from 'elkjs/lib/elk-api.js';

/** The layout engine: in this thread for scripts, in a worker for the inspector's page. */
export interface Elk {
  layout(graph: ElkNode): Promise<ElkNode>;
}

/** A piece of SVG, made by `element`, which alone makes any: whatever text is in it is text there. */
export type Markup = string & { readonly markup: unique symbol };

/** One state of a chart, as a picture shows it. */
export interface ChartState {
  /** XState's id, e.g. `session.viewing.stream`. */
  id: string;
  name: string;
  kind: 'atomic' | 'compound' | 'parallel' | 'final';
  /** Shown as a tooltip; empty when the chart says nothing. */
  description: string;
  /** Tagged `waiting`: it shows activity and has a deadline. */
  isWaiting: boolean;
  /** A child of a parallel state. */
  isRegion: boolean;
  /** How many states inside are not shown; 0 when nothing is folded away. */
  foldedCount: number;
  invoked: ChartActor[];
  /** Actors that the whole machine knows but no state invokes: they come and go by actions. Only at the root. */
  spawned: string[];
  entry: string[];
  exit: string[];
  initialId: string | null;
  states: ChartState[];
  transitions: ChartTransition[];
}

/** An actor that lives exactly as long as a state. */
interface ChartActor {
  id: string;
  /** The name of its logic, e.g. `lease`. */
  logic: string;
}

export interface ChartTransition {
  /** As in the machine's definition; a transition to several states is several here, of one id. */
  id: string;
  sourceId: string;
  /** As XState has it: `xstate.after.linger.connection.idle`; empty for an `always`. */
  event: string;
  /** Null when the state is not left and no other is entered. */
  targetId: string | null;
  /** The event, the delay or the guard that makes it happen, e.g. `stream.failed [isBeyondStream]`. */
  label: string;
  actions: string[];
  description: string;
  /** Leaves its source and enters it again. */
  reenters: boolean;
}

/** Something that is written inside a state: an actor, or a transition that no line shows. */
export interface Chip {
  text: string;
  /**
   * `actor`: runs while the state is active; `action`: on entry or exit; `stays`: no state is left; `enters`: goes to a
   * state inside; `exits`: leaves the box around the state, whose line goes on from there.
   */
  kind: 'actor' | 'action' | 'stays' | 'enters' | 'exits';
  tooltip: string;
  /** The id of the transition, or of the invoked actor; absent for an action. */
  of?: string;
}

/** One transition on a line. */
interface LinkRow {
  text: string;
  transition: string;
}

/** The transitions from one state to a neighbour: one line, with a row for each. */
export interface Link {
  fromId: string;
  toId: string;
  rows: LinkRow[];
  /** States inside take this road too: they say so themselves. */
  isTakenFromInside: boolean;
  /** The ids of all transitions that take this road, those from inside too. */
  transitions: string[];
  tooltip: string;
}

/** What is written of the transitions. */
export interface Wording {
  /** Actions too, behind a slash, and what states do on entry and exit. */
  showsActions: boolean;
}

/** How the transitions of a chart are shown. */
export interface Wiring {
  /** By the id of the state that they are written in. */
  chips: Map<string, Chip[]>;
  /** By the id of the state around both ends. */
  links: Map<string, Link[]>;
}

export interface Point {
  x: number;
  y: number;
}

export interface Rectangle extends Point {
  width: number;
  height: number;
}

export interface PlacedChip extends Chip, Rectangle {}

export interface PlacedLink extends Link {
  points: Point[];
  label: Rectangle | null;
}

/** What a picture is made to fit: a page that scrolls downwards, or a screen that is wider than high. */
export type Frame = 'page' | 'screen';

/** A state with its place. All places count from the top left corner of the picture. */
export interface PlacedState extends Rectangle {
  state: ChartState;
  chips: PlacedChip[];
  states: PlacedState[];
  links: PlacedLink[];
  /** The dot, and the way from it to the initial state. */
  initial: Point[];
}

/** What the pictures of the statecharts are made of. Types only: the scripts are plain JavaScript. */

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
export interface ChartActor {
  id: string;
  /** The name of its logic, e.g. `lease`. */
  logic: string;
}

export interface ChartTransition {
  sourceId: string;
  /** Null when the state is not left and no other is entered. */
  targetId: string | null;
  /** The event, the delay or the guard that makes it happen, e.g. `stream.failed [isBeyondStream]`. */
  label: string;
  actions: string[];
  description: string;
  /** Leaves its source and enters it again. */
  reenters: boolean;
}

/** One machine, read. */
export interface Chart {
  name: string;
  root: ChartState;
}

/** Something that is written inside a state: an actor, or a transition that no line shows. */
export interface Chip {
  text: string;
  /**
   * `actor`: runs while the state is active; `stays`: no state is left; `enters`: goes to a state inside;
   * `exits`: leaves the box around the state, whose line goes on from there.
   */
  kind: 'actor' | 'stays' | 'enters' | 'exits';
  tooltip: string;
}

/** The transitions from one state to a neighbour: one line, with a row for each. */
export interface Link {
  fromId: string;
  toId: string;
  rows: string[];
  /** States inside take this road too: they say so themselves. */
  isTakenFromInside: boolean;
  tooltip: string;
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

/** A state with its place. All places count from the top left corner of the picture. */
export interface PlacedState extends Rectangle {
  state: ChartState;
  chips: PlacedChip[];
  states: PlacedState[];
  links: PlacedLink[];
  /** The dot, and the way from it to the initial state. */
  initial: Point[];
}

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

/** An arrow of the overview. `owns` starts and ends its life; `holds` is a lease; `calls` goes through a port. */
export interface OverviewArrow {
  kind: 'owns' | 'holds' | 'calls' | 'bytes' | 'tells';
  points: Point[];
  label?: Words;
}

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

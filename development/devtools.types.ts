import type { Language } from '../machines/words/text';

/** What the preview's panel shows: ids, state paths and event types, and nothing that could hold a secret. */
export interface DevtoolsReport {
  readonly actors: readonly {
    readonly id: string;
    /** The paths of the active states, outermost first: `stream.retrying`. */
    readonly states: readonly string[];
    /** `ports.clock.now()` at which these states were entered. */
    readonly sinceMs: number;
  }[];
  /** Newest last, bounded. */
  readonly events: readonly {
    readonly atMs: number;
    /** The sender's id; empty when it came from outside the actor system. */
    readonly from: string;
    readonly to: string;
    readonly type: string;
  }[];
}

/** One button of the fault panel, in one language. */
export interface FaultButton {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
}

export interface FaultButtons {
  readonly group: string;
  readonly title: string;
  readonly actions: readonly FaultButton[];
}

/** What development tools may see and do: `getApp().devtools`. */
export interface Devtools {
  /** Tells the report now and after every change, until the returned function is called. */
  subscribe(listener: (report: DevtoolsReport) => void): () => void;
  readonly faults: {
    groups(language: Language): readonly FaultButtons[];
    /** Throws when there is no fault of that id. */
    run(id: string): void;
    /** Takes every fault back. */
    clear(): void;
  };
  /** What the simulated plugins have been asked for and not given back. */
  resources(): {
    readonly module: string;
    readonly services: readonly string[];
    readonly streams: readonly string[];
    readonly players: readonly string[];
  };
}

import type { Language } from '../machines/words/text';

/** One button of the fault panel, in one language. */
export interface FaultButton {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  /** The id that ends it, where it lasts; absent where it is over by itself. */
  readonly end?: string;
  /** The ids of the lasting ones that this one ends. */
  readonly ends?: readonly string[];
}

export interface FaultButtons {
  readonly group: string;
  readonly title: string;
  readonly actions: readonly FaultButton[];
}

/** What development tools may see and do: `getApp().devtools`. */
export interface Devtools {
  readonly faults: {
    groups(language: Language): readonly FaultButtons[];
    /** Brings a fault about, or ends it. Throws when there is none of that id. */
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

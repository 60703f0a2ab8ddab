import type { Language } from '../machines/words/text';

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

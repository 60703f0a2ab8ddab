import type { Text } from '../../../machines/words/text';

/** By the names of what the simulation assumes of the plugin: a script says what this phone's plugin does. */
export type AnswerValue = string | number | boolean;

/** What a script says while it runs. */
export type Told =
  | { readonly type: 'told.answer'; readonly name: string; readonly value: AnswerValue }
  /** Not answered, and why. */
  | { readonly type: 'told.missing'; readonly name: string; readonly why: Text }
  /** One line for people: with its time, without secrets. */
  | { readonly type: 'told.seen'; readonly line: string }
  /** What a person is to do now. */
  | { readonly type: 'told.todo'; readonly todo: Text };

/** What a node of the probe's page is given besides what it plays. */
export interface NodeSettings {
  readonly streamQuality?: string;
  readonly streamChannel?: number;
}

/** Takes what a node says; `component` is what `selectComponent` found. */
export type HearNode = (event: string, detail: unknown, component: unknown) => void;

/** The nodes of the probe's page. What they play has a secret in it, and goes to the nodes alone. */
export interface ProbeNodes {
  /** Mounts one; it is heard until it is removed, and after that too. */
  mount(plays: object, settings: NodeSettings, hear: HearNode): number;
  update(key: number, settings: NodeSettings): void;
  remove(key: number): void;
}

/** What happens around the page. */
export type Surrounding = 'hidden' | 'shown' | 'network';

export interface Surroundings {
  /** Until the returned function is called. */
  hear(listener: (what: Surrounding) => void): () => void;
}

/** One of the unknowns: what a person does, and the script that finds out. */
export interface Question {
  readonly id: string;
  readonly title: Text;
  readonly todo: Text;
  /** All that it can answer. */
  readonly names: readonly string[];
}

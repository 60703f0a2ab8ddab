/** One file of the folder. */
export interface KeptRow {
  readonly name: string;
  /** The camera, or the name of the file where it tells none. */
  readonly title: string;
  /** When, and how big. */
  readonly facts: string;
  readonly kind: 'video' | 'picture' | 'other';
  readonly state: string;
  readonly tone: 'idle' | 'busy' | 'warn' | 'bad';
  /** What to do where it could not be saved; empty otherwise. */
  readonly advice: string;
  /** Where WeChat finds it, to be looked at; empty where there is nothing to see. */
  readonly path: string;
  /** A label and an intent; empty where it cannot be saved. */
  readonly action: string;
  readonly event: string;
}

/** What the page of kept files shows. */
export interface KeptView {
  readonly rows: readonly KeptRow[];
  /** In place of rows: that nothing is kept, or why it cannot be told. */
  readonly empty: string;
  /** How much of WeChat's room is used. */
  readonly used: string;
  /** Asked before a file goes; empty where nothing is. */
  readonly question: string;
  /** What did not work; empty otherwise. */
  readonly notice: string;
}

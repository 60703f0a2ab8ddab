/** What a page shows of it. */
export interface RecordingView {
  /** Nothing is recorded, and something can be. */
  readonly canRecord: boolean;
  /** From the wish until its file is closed. */
  readonly isRecording: boolean;
  /** It goes on: the dot beside the time moves. */
  readonly isRunning: boolean;
  /** `0:07`, or `1:02:03`: of what is in its files. */
  readonly time: string;
  /** How much there is, and how much room is left: empty while nothing is recorded. */
  readonly size: string;
  /** What it is at, beside the time. */
  readonly status: string;
  /** What a person is to read of the last one, with what can be done: `event` is an intent, or `OPEN_KEPT` for the page. */
  readonly notice: { readonly text: string; readonly action: string; readonly event: string };
}

/** Leads to the page of what is kept: for the page itself, as no recording has one. */
export type OpenKept = 'OPEN_KEPT';

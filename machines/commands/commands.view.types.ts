import type { Tone } from '../words/meta';

/** What a page shows of it. */
export interface CommandsView {
  /** False where the plugin has no commands; `notice` says so. */
  readonly canSend: boolean;
  readonly notice: string;
  /** The longest text that is sent. */
  readonly maxCharacters: number;
  /** Commands that are waited for. */
  readonly pending: number;
  /** The newest first. */
  readonly entries: readonly CommandEntryView[];
}

/** A command and what came of it, or what the device said. */
export interface CommandEntryView {
  readonly number: number;
  readonly kind: 'sent' | 'told';
  /** `HH:MM:SS.mmm`. */
  readonly time: string;
  /** What was sent, or what the device said. */
  readonly text: string;
  readonly isPending: boolean;
  /** What came of it, in words. */
  readonly status: string;
  readonly tone: Tone;
  /** What the device answered, or why it was not asked. */
  readonly answer: string;
  readonly canSendAgain: boolean;
}

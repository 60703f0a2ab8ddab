import type { Failure } from '../failure';
import type { CommandAnswer } from '../kernel/ports';
import type { CapabilityInput, CapabilityTold } from '../watching/capability';
import type { Tone } from '../words/meta';

/** What a person can ask for, and nothing else. */
export type CommandsIntent =
  /** A whole command (`action=…`), JSON, or any text that the device understands. An empty one, or one that is too long, is not sent. */
  | { readonly type: 'SEND'; readonly text: string; readonly channel: number }
  /** The same as that entry, once more. */
  | { readonly type: 'SEND_AGAIN'; readonly number: number }
  /** Whatever is not waited for is forgotten. */
  | { readonly type: 'CLEAR' };

export interface SentEntry {
  readonly kind: 'sent';
  readonly number: number;
  readonly atMs: number;
  readonly text: string;
  readonly channel: number;
  readonly outcome: { readonly answer: CommandAnswer } | { readonly failure: Failure } | null;
}

/** What the device said unasked. */
export interface ToldEntry {
  readonly kind: 'told';
  readonly number: number;
  readonly atMs: number;
  readonly text: string;
}

export type CommandEntry = SentEntry | ToldEntry;

export interface CommandsContext extends CapabilityInput {
  /** The oldest first. */
  readonly entries: readonly CommandEntry[];
  /** Of the last entry. */
  readonly lastNumber: number;
}

export type CommandsEvent = CommandsIntent | CapabilityTold;

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

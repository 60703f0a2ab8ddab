import type { Failure } from '../failure';
import type { CommandAnswer } from '../kernel/ports';
import type { CapabilityInput, CapabilityTold } from '../watching/capability';
import type { CommandsIntent } from './commands.intents';

export interface SentEntry {
  readonly kind: 'sent';
  readonly number: number;
  readonly atMs: number;
  readonly text: string;
  readonly channel: number;
  readonly outcome: { readonly answer: CommandAnswer } | { readonly failure: Failure } | null;
}

/** What the device said unasked. */
interface ToldEntry {
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

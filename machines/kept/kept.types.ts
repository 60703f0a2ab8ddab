import type { Failure } from '../failure';
import type { KeptFile, Ports } from '../kernel/ports';
import type { Language } from '../words/text';

export interface KeptInput {
  readonly ports: Pick<Ports, 'album' | 'clock' | 'files'>;
  readonly language: Language;
}

export interface KeptContext extends KeptInput {
  /** Everything in the folder, the newest first. */
  readonly files: readonly KeptFile[];
  readonly usedBytes: number;
  /** Why one of them could not be saved, by its name. */
  readonly failures: ReadonlyMap<string, Failure>;
  /** Which one is saved, or asked of whether it may go. */
  readonly name: string;
  /** Why the folder could not be read, or something not be deleted. */
  readonly failure: Failure | null;
}

export type KeptIntent =
  /** Reads the folder anew. */
  | { readonly type: 'LOOK' }
  | { readonly type: 'SAVE'; readonly name: string }
  | { readonly type: 'DELETE'; readonly name: string }
  | { readonly type: 'CONFIRM' }
  | { readonly type: 'CANCEL' }
  | { readonly type: 'OPEN_SETTINGS' };

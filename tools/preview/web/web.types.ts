import type { Diagnostic } from '../../build/build.types.ts';

export interface WebResult {
  /** True when the folder was written; false leaves the old one as it was. */
  ok: boolean;
  /** Absolute. */
  outDir: string;
  diagnostics: Diagnostic[];
  /** How many. */
  files: number;
  /** All of them together. */
  bytes: number;
  durationMs: number;
}

import type { BuiltFile, BuiltSource, Diagnostic } from '../build/build.types.ts';

/** What became of the npm package. */
export interface PackageResult {
  readonly ok: boolean;
  readonly outDir: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Empty unless it was written. */
  readonly files: readonly BuiltFile[];
  readonly sources: readonly BuiltSource[];
  readonly durationMs: number;
}

/** A component of the package: where its files come from, and where they go. */
export interface PackedComponent {
  /** Its path in the package, without a suffix: `camera/camera`. */
  readonly place: string;
  /** Its sources by suffix, from the root of the project. */
  readonly sources: Readonly<Record<'ts' | 'json' | 'wxml' | 'wxss', string>>;
}

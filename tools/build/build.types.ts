/** What the build takes and answers. Types only: the build itself is plain JavaScript. */

/** Which output: simulated plugins for DevTools and the preview, or the real ones for a phone. */
export type BuildTarget = 'devtools' | 'device';

/**
 * How the app uses the plugins: it pulls the bytes by itself, or components of the plugin pull and play. One path an app, chosen
 * when it is built.
 */
export type Way = 'bytes' | 'managed';

export interface BuildOptions {
  target: BuildTarget;
  /** As the project's `config/ways.json` says when absent. */
  way?: Way | undefined;
  /** The bytes way uses the old calls of a plugin that plays by itself (4.x) too: nobody has tried it. Default false. */
  allowFour?: boolean | undefined;
  /** Has the page that asks a phone what no document says of the plugin; of the managed way alone. Default false. */
  probe?: boolean | undefined;
  /** Project root that holds `miniprogram/`; this repository by default. */
  root?: string;
  /** Where the output goes; `<root>/dist/<target>` by default. Only a build that worked writes there. */
  outDir?: string;
  /** WeChat appid (`wx` and 16 hex digits). Default: `touristappid`. */
  appid?: string;
  /** Puts the inspector client in; always in for devtools, out for device unless true. */
  inspect?: boolean;
  /** Where the inspector's relay is, as `npm run inspect` says it. Default: this computer, `ws://127.0.0.1:8765`. */
  inspector?: string;
  /** Fails without a real appid and `config/credentials.ts`: what a phone needs. Default false. */
  requireCredentials?: boolean;
}

/** One thing wrong (or worth knowing), at a place in a source file. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  /** Path from the project root, with forward slashes; empty when it is about no one file. */
  file: string;
  /** From 1; 0 when unknown. */
  line: number;
  /** From 1; 0 when unknown. */
  column: number;
  message: string;
}

/** A file of the output. */
export interface BuiltFile {
  /** Path from the output folder, with forward slashes. */
  path: string;
  bytes: number;
}

/** A script source and what it became. */
export interface BuiltSource {
  /** Path from the project root. */
  file: string;
  /** Of the output. */
  bytes: number;
}

export interface BuildResult {
  target: BuildTarget;
  /** True when the output was written; false leaves the old output as it was. */
  ok: boolean;
  /** Absolute path of the output folder. */
  outDir: string;
  diagnostics: Diagnostic[];
  /** Every file of the output, sorted by path; empty when the build failed. */
  files: BuiltFile[];
  /** Every script source that has bytes in the output, sorted; empty when the build failed. */
  sources: BuiltSource[];
  durationMs: number;
}

export interface WatchOptions extends BuildOptions {
  /** Called after the first build and after every later one, ok or not; never twice at a time. */
  onBuild: (result: BuildResult) => void;
  /** How long files must be quiet before a build starts. Default 80. */
  quietMs?: number;
}

export interface Watcher {
  /** Stops watching; resolves when no build is running any more. No `onBuild` after it. */
  close(): Promise<void>;
}

import type { BuildOutcome } from './server/build-state.types.ts';

export interface PreviewServerOptions {
  /** Refused when taken. Default: 8765, or a free one, which is told, when that is taken. */
  port?: number;
  /** Default 127.0.0.1: nobody else on the network sees it. */
  host?: string;
  /** What the inspector asks of other devices. Default: made once, and kept in `.cache/`. */
  token?: string;
  /** Inspectors on other devices may send events and set off faults. Default false. */
  allowSending?: boolean;
  /** Builds again after each change of the sources. Default true. */
  watch?: boolean;
  /** What is shown; by default this project's `dist/devtools`, built (and watched) here. */
  source?: PreviewSource;
  /** Where the terminal's lines go. Default: console.log. */
  log?: (line: string) => void;
}

/** Where builds come from. */
export interface PreviewSource {
  /** Put before file names in messages: `miniprogram/`. */
  readonly shownAs: string;
  /** What its storage is called, apart from others'; absent for this project. */
  readonly storage?: string;
  /**
   * Calls `onBuild` for the first build and, when it watches, for every later one. Resolves after the first. What is built
   * connects to this inspector.
   */
  start(watch: boolean, onBuild: (outcome: BuildOutcome) => void, inspector: string): Promise<void>;
  close(): Promise<void>;
}

export interface PreviewServer {
  /** `http://127.0.0.1:8765/` */
  readonly url: string;
  /** `http://127.0.0.1:8765/inspector/` */
  readonly inspectorUrl: string;
  readonly port: number;
  /** Ends watching and every connection. */
  close(): Promise<void>;
}

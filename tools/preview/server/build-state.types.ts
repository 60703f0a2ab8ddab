import type { Diagnostic } from '../../build/build.types.ts';
import type { SimulatedPlugins } from '../simulated/simulated.types.ts';

/** What the page is told after every build. */
export interface BuildState {
  /** Goes up with every build that worked; 0 before the first. */
  revision: number;
  /** Why the latest build failed; empty when it worked. Formatted as in the terminal. */
  problems: string[];
}

/** What a build brought: the mini-program's folder, or why there is none. */
export interface BuildOutcome {
  ok: boolean;
  root: string;
  diagnostics: Diagnostic[];
  durationMs: number;
  /** What takes the place of the plugins that it names; absent where they are built in. */
  simulated?: SimulatedPlugins | undefined;
}

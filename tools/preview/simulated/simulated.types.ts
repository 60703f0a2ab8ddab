import type { PluginName } from '../pack/pack.types.ts';

/** The simulated plugins as files beside a mini-program that was built without them. */
export interface SimulatedPlugins {
  /** Path from the mini-program's root → text: scripts, and components. */
  readonly files: ReadonlyMap<string, string>;
  /** The modules that make each plugin, without suffix: `requirePlugins()` of the one, `requirePlayer()` of the other. */
  readonly scripts: Readonly<Record<PluginName, string>>;
  /** The components of each plugin by their names: what `usingComponents` says in their place. */
  readonly components: Readonly<Record<PluginName, Readonly<Record<string, string>>>>;
  /** What the simulated cameras film, by the path under which it is read. */
  readonly clips: ReadonlyMap<string, { type: string; body: Uint8Array }>;
}

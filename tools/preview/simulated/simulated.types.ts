/** The simulated plugins as files beside a mini-program that was built without them. */
export interface SimulatedPlugins {
  /** Path from the mini-program's root → text: scripts, and the player's component. */
  readonly files: ReadonlyMap<string, string>;
  /** The module whose `requirePlugins()` makes both plugins, without suffix. */
  readonly script: string;
  /** The player's component, as `usingComponents` names it. */
  readonly player: string;
  /** What the simulated cameras film, by the path under which it is read. */
  readonly clips: ReadonlyMap<string, { type: string; body: Uint8Array }>;
}

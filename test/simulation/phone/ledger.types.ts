/** A service or a stream as the plugin's caller knows it. */
export interface Held {
  /** Its start has succeeded. */
  isStarted: boolean;
  /** How often its stop was asked for without being done. */
  failedStops: number;
  /** Two stops failed, and the module has been reset since: it may be started all the same. */
  isForgiven: boolean;
  /** The pull that the camera gave it; 0 before its first byte. */
  pull: number;
}

/** What the app holds of the plugin, by books that are kept between the two. */
export interface Ledger {
  /** How often the app called the plugin. */
  readonly calls: number;
  /** Calls that have not settled. */
  readonly pending: number;
  readonly services: ReadonlyMap<string, Held>;
  /** Empty where components pull by themselves. */
  readonly streams: ReadonlyMap<string, Held>;
  /** An initialisation failed: only destroy helps, which ends what others hold. */
  hasFailedModule(): boolean;
  /** The app still has a module, or listens to it. */
  hasModule(): boolean;
  /** What was started and not given back. */
  unreleased(): readonly string[];
}

/** What a snapshot comes to, where it was ordered. */
export type SnapshotTrouble = 'snapshotError' | 'saveAuthError' | 'cancelled' | 'timeout' | 'hangs';

/** A mounted component of the managed plugin, as the fault panel reaches it. */
export interface SimulatedComponent {
  /** Says `playerror` now; null: without a word of its own. */
  fail(isFatal: boolean | null): void;
  /** Says that the device ended its stream, twice. */
  endTwice(): void;
  /** Its stream breaks, and it mends that by itself. */
  weaken(): void;
  /** The network changed under the module: nothing helps before a reset. */
  networkChanged(): void;
  /** The player plugin's local server is gone. */
  localServerGone(): void;
}

/** The mounted components of one simulated world, and the faults that they and the manager meet. */
export class IotSwitches {
  /** `getXp2pManager` throws. */
  managerThrows = false;
  /** The module initialises for ever. */
  initHangs = false;
  /** The next components are never ready. */
  neverReady = false;
  /** `playsuccess` is lost. */
  successMissing = false;
  /** Components speak on after they were removed. */
  lateWords = false;
  snapshot: SnapshotTrouble | null = null;

  private readonly mounted = new Set<SimulatedComponent>();

  /** Registers a mounted component; the returned function takes it out again. */
  add(component: SimulatedComponent): () => void {
    this.mounted.add(component);
    return () => {
      this.mounted.delete(component);
    };
  }

  each(act: (component: SimulatedComponent) => void): void {
    for (const component of [...this.mounted]) act(component);
  }

  clear(): void {
    this.managerThrows = this.initHangs = this.neverReady = false;
    this.successMissing = this.lateWords = false;
    this.snapshot = null;
  }
}

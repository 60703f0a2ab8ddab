import type { FaultAction, Faults, SimulatedResources } from '../../simulator/fault.types';

/** The plugins of the main package as they were found; undefined for one that is not there. */
export interface RequiredPlugins {
  /** The module of the XP2P plugin: `{ p2p }`, `{ p2p, iot }`, or `{ iot }` (contract 1, managed contract 2). */
  readonly xp2p: unknown;
  /** In the development build alone: what can be done to the simulated plugins, and what they still hold. */
  readonly simulation?: {
    readonly faults: Faults;
    readonly catalogue: readonly FaultAction[];
    resources(): SimulatedResources;
  };
}

import type { Assumptions } from '../../simulator/assumptions';
import type { PluginGeneration } from '../../simulator/generations';
import type { Platform } from '../../simulator/world';

/**
 * - `documented`: only what the contract says happens
 * - `late`: and callbacks late, twice and in another order, calls that hang, stops that fail
 * - `hostile`: anything at any time
 * - `soak`: hostile, one session after another in one app
 */
const PROFILES = ['documented', 'late', 'hostile', 'soak'] as const;

export type Profile = (typeof PROFILES)[number];

/** What lies outside of the app before a session begins. */
export interface Setup {
  readonly generation: PluginGeneration;
  readonly platform: Platform;
  readonly network: 'wifi' | '4g' | 'none';
  readonly assumptions: Partial<Assumptions>;
  /** Everything takes this much of the usual time. */
  readonly slowness: number;
  /** Share of the plugin's callbacks that come late, and by how much at most, in milliseconds. */
  readonly lateShare: number;
  readonly latestMs: number;
  /** How long live-player bears a connection without a byte, and takes for each reconnect; its usual times where absent. */
  readonly idleMs?: number;
  readonly reconnectMs?: number;
  /** WeChat never answers which network there is. */
  readonly isNetworkUnanswered?: boolean;
  /** Share of the events by which WeChat tells that the network changed or that the app is shown which never come. */
  readonly lostShare?: number;
  /** Chance inside the world and the app comes from here. */
  readonly chance: number;
}

/** One thing that a person or the world does, some time after the one before. */
export interface Step {
  readonly waitMs: number;
  /** A name of `deeds`. */
  readonly deed: string;
  /** Numbers in [0, 1) by which the deed chooses what it is done to. */
  readonly a: number;
  readonly b: number;
}

/** A session from beginning to end; the same scenario is the same session, always. */
export interface Scenario {
  readonly profile: Profile;
  readonly seed: number;
  readonly setup: Setup;
  readonly steps: readonly Step[];
}

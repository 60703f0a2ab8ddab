export type ProfileName = 'documented' | 'late' | 'hostile' | 'soak';

/** Who pulls: the app, or components of the plugin. */
export type WayName = 'bytes' | 'managed';

/** Which session of a soak, counted from 0, and which of its steps. */
export interface KeptSession {
  readonly session: number;
  readonly steps: readonly number[];
}

/** What a process is asked to play. */
export interface Batch {
  readonly profile: ProfileName;
  /** The first session's; every next one has the next seed. */
  readonly seed: number;
  readonly sessions: number;
  /** Who pulls in all of them; the app, where absent. */
  readonly way?: WayName;
  /** Only these steps of each session: to play a shrunk one again. */
  readonly steps?: readonly number[];
  /** Soak: only these sessions, and these steps of each. */
  readonly keptSessions?: readonly KeptSession[];
  /** Soak: how long one camera is watched at the end, in milliseconds of virtual time. */
  readonly watchMs: number;
  readonly isTraced: boolean;
  /** Where the one session is written as an inspector's recording. */
  readonly recordFile?: string;
  /** Says that something failed, and no more: a planted bug needs no story. */
  readonly isBrief: boolean;
}

/** One session in which something was violated. */
export interface Failed {
  readonly profile: ProfileName;
  readonly seed: number;
  readonly way: WayName;
  readonly violations: readonly { readonly invariant: number; readonly what: string; readonly atMs: number }[];
  /** The steps that are left of a shrunk session. */
  readonly kept: readonly number[] | null;
  /** The sessions that are left of a shrunk soak, and how many it was asked for. */
  readonly soak?: { readonly sessions: number; readonly kept: readonly KeptSession[] };
  /** JSON: what test/simulation/regressions.test.ts takes. */
  readonly scenario: object | null;
  readonly trace: readonly string[];
}

/** Which drawn values came together. */
export interface DrawnPairs {
  /** `name=value` of each drawn value, a range in parts; its place is its number. */
  readonly buckets: readonly string[];
  /** A thousand times the lesser number plus the greater → in how many sessions. */
  readonly pairs: Readonly<Record<string, number>>;
}

export interface BatchPlayed {
  readonly batch: Batch;
  readonly failed: readonly Failed[];
  /** How often something was done in a state: `state | deed`. */
  readonly met: Readonly<Record<string, number>>;
  readonly drawn: Readonly<Record<WayName, DrawnPairs>>;
  readonly virtualMs: number;
  readonly realMs: number;
}

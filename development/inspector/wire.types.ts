import type { CallMessage, HelloMessage, ShownValue, SnapshotMessage } from './protocol.types';

/**
 * What the mini-program says to the relay: short, as it costs the app, and close to what XState tells. The relay makes
 * records of it (`tools/inspector/relay/app-reader.mjs`), which is what viewers and recordings get. It belongs to the
 * protocol, and has its version. What is `undefined` comes as `null`.
 */

/** A frame. The very first holds the hello alone; later ones hold what happened, and answers. */
export type FromApp = readonly (HelloTold | Told | AnswerTold)[];

/** A `HelloMessage`; what is its own in this run of the app is made of when it started and of chance. */
export interface HelloTold extends Pick<HelloMessage, 'protocol' | 'build' | 'platform' | 'startedAtMs'> {
  readonly title?: string;
  readonly random: number;
  /** In Chinese, in English. */
  readonly faults: readonly HelloMessage['faults']['zh'][];
}

/** Nothing when it was done; or one of the app's `RefusalReason`s, or what was thrown. */
export type AnswerTold = [request: string, whyNot?: string];

/** To the app, one a frame: the welcome, a command, or a `RefusedMessage`, which it leaves to people. */
export interface ToApp {
  /** Of the welcome: everything after it is sent now. 0 when the relay knows nothing of this app. */
  readonly lastSeq?: number;
  /** Of a command, which is an event for an actor, a fault, or, with neither, the end of all faults. */
  readonly request?: string;
  readonly actor?: string;
  readonly event?: { readonly type: string };
  readonly fault?: string;
}

/** Something that happened, with its number (it rises from 1) and its time by the app's clock. */
export type Told = [seq: number, atMs: number, ...Occurrence];

export type Occurrence = MachineTold | ActorTold | EventTold | SnapshotTold | CallTold | GoneTold | LostTold;

/** Before the first actor of a chart. The definition is a `MachineWritten`, as JSON. */
export type MachineTold = ['m', id: string, definition: string];

/** A machine as XState tells of it, with names in place of functions. */
export type MachineWritten = [
  definition: unknown,
  /** The transitions without an event, which XState's definition leaves out, by the ids of their states. */
  always: readonly (readonly [state: string, transitions: unknown])[],
  /** Milliseconds by name, where they don't depend on a context. */
  delays: unknown,
  actors: readonly string[],
];

export type ActorTold = [
  'a',
  id: string,
  parent: string | undefined,
  name: string,
  src: ShownValue,
  machine: string,
  input: ShownValue,
];

export type EventTold = ['e', to: string, from: string | undefined, event: ShownValue];

export type SnapshotTold = [
  's',
  actor: string,
  status: SnapshotMessage['status'],
  value: SnapshotMessage['value'],
  /** The fields of the context that are not as they were in the actor's snapshot before. */
  changed: ShownValue,
  event: string,
  steps: readonly StepTold[],
  /** The timers that run, as XState has them. */
  timers: readonly TimerTold[],
  /** The output of an actor that is done, the error of one that failed. */
  outcome: ShownValue,
];

/** One microstep. A transition is `state:place`, its place among those of its state. */
export type StepTold = [event: string, ...transitions: string[]];

/** `startedAtMs` is by the phone's own clock, whatever clock the app goes by. */
type TimerTold = [event: string, delayMs: number, startedAtMs: number];

export type CallTold = [
  'c',
  call: number,
  port: ObservedPort,
  method: string,
  phase: CallMessage['phase'],
  detail: ShownValue,
  /** The number of the `attach` that brought the player which is called. */
  attachedBy: number | undefined,
];

export type ObservedPort = 'xp2p' | 'players' | 'player' | 'album' | 'screen' | 'system';

type GoneTold = ['g', actor: string];

/** What is missing before it: `seq` is that of the last one, and is no number of its own. */
type LostTold = ['l', standing: Standing];

/** Machines, and each living actor with its whole snapshot. */
export type Standing = readonly (MachineTold | readonly [ActorTold, SnapshotTold])[];

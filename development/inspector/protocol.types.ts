import type { FaultButtons } from '../devtools.types';

/**
 * What the mini-program, the relay and the viewers say to each other, as JSON over a WebSocket: a record is the same wherever
 * it goes, and in a file. Types only, so that tools may import them; docs/inspector.md tells the story. Times are milliseconds since the epoch by the mini-program's own clock
 * (`ports.clock.now()`), unless a name says otherwise.
 */

/** Goes up when an older reader would misread what is sent; fields that may be ignored do not count. */
type ProtocolVersion = 3;

// -------------------------------------------------------------------------------------------------- what is shown

/**
 * A value of a context, event, input, output or error, made safe before it was buffered. What is a string, number, boolean
 * or null in the app is the same here; objects and arrays are walked. What may or can not be shown has a mark in its place.
 */
export type ShownValue = string | number | boolean | null | Mark | readonly ShownValue[] | ShownFields;

export interface ShownFields {
  readonly [name: string]: ShownValue;
}

/** Stands where a value was not shown: the one key with a `$` says why. No field of the app is shown under such a name. */
export type Mark =
  /** Not on the allow list; says what `typeof` it was, and nothing else; so is every function. */
  | { readonly $hidden: string }
  /** An actor, by its id in `actor` messages; empty for an actor of another system. */
  | { readonly $actor: string }
  /** The beginning of a long string, and how long all of it was, in characters. */
  | { readonly $text: string; readonly length: number }
  /** An ArrayBuffer or a view of one: how many bytes, never the bytes. */
  | { readonly $bytes: number }
  /** An object that contains itself, further out. */
  | { readonly $cycle: true }
  /** How many more entries there were: last in an array; in an object, beside the fields that are shown. */
  | { readonly $more: number }
  /** `undefined`, `NaN`, `Infinity`, a bigint, a symbol: as text. */
  | { readonly $other: string };

// ------------------------------------------------------------------------------------------------ machines

/** A statechart as it was written, names only. */
export interface MachineDefinition extends StateDefinition {
  /** Logic that actions spawn: the names of the machine's actors that no state invokes. */
  readonly spawns: readonly string[];
}

export interface StateDefinition {
  /** XState's id: `session.viewing.stream`. */
  readonly id: string;
  readonly key: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly description?: string;
  readonly tags?: readonly string[];
  /** The id of a compound state's initial state. */
  readonly initial?: string;
  readonly entry?: readonly string[];
  readonly exit?: readonly string[];
  readonly invoke?: readonly { readonly id: string; readonly src: string }[];
  /** In the order in which XState tries them; those of one event are its branches. */
  readonly transitions?: readonly TransitionDefinition[];
  readonly states?: readonly StateDefinition[];
}

export interface TransitionDefinition {
  /** `session.viewing.stream:3`: the source's id and a number; unique in its machine, the same in every connection. */
  readonly id: string;
  /** As XState has it (`xstate.after.linger.connection.idle`, `xstate.done.actor.init`); empty for an `always`. */
  readonly event: string;
  /** Ids of the states that are entered; absent when none is. */
  readonly targets?: readonly string[];
  readonly guard?: string;
  readonly actions?: readonly string[];
  readonly description?: string;
  readonly reenter?: true;
  /** The delay's name, when it has one. */
  readonly delay?: string;
  /** How long the delay is, when that is known beforehand; else a snapshot's `delays` tell it when it runs. */
  readonly delayMs?: number;
}

// -------------------------------------------------------------------------- what happened: app → relay → viewers

/** One thing that happened. `seq` rises from 1 with what one app instance tells; it orders them. */
interface Happened {
  readonly seq: number;
  readonly atMs: number;
}

/** A statechart, before its first actor. */
export interface MachineMessage extends Happened {
  readonly type: 'machine';
  /** The machine's name: `session`. */
  readonly id: string;
  readonly definition: MachineDefinition;
}

/** An actor was made. It takes events from its first snapshot on. */
export interface ActorMessage extends Happened {
  readonly type: 'actor';
  /** XState's session id (`x:7`): unique in this app instance. */
  readonly id: string;
  /** The id of the actor that invoked or spawned it; absent for the root. */
  readonly parent?: string;
  /** What it is called in the log and in the preview: `session live-1`, or `session live-1/viewer` for an actor without a chart. */
  readonly name: string;
  /** The name of its logic in its parent's machine (`takeSnapshot`); empty when it has none. */
  readonly src: string;
  /** The id of its `machine` message; absent when it is no statechart. */
  readonly machine?: string;
  readonly input?: ShownValue;
}

/** An event was sent to an actor. What it did, if anything, is in the next snapshot of `to`. */
export interface EventMessage extends Happened {
  readonly type: 'event';
  /** Absent when it came from outside the actor system: a page, WeChat, the inspector. */
  readonly from?: string;
  readonly to: string;
  readonly event: ShownFields & { readonly type: string };
}

/** What an actor is after an event. An event that changed nothing and took no transition has no snapshot. */
export interface SnapshotMessage extends Happened {
  readonly type: 'snapshot';
  readonly actor: string;
  readonly status: 'active' | 'done' | 'error' | 'stopped';
  /** Statecharts only: with the machine's definition it tells every active state. */
  readonly value?: StateValue;
  /** The context as a whole: in an actor's first snapshot, and wherever the one before it may be missing. */
  readonly context?: ShownFields;
  /** Otherwise the fields of the context that changed since the actor's snapshot before. */
  readonly changed?: ShownFields;
  readonly output?: ShownValue;
  readonly error?: ShownValue;
  /** The event that led here. */
  readonly event: string;
  /** The steps from the event to rest, in order: what the event took, then each `always` and raised event. */
  readonly steps?: readonly Microstep[];
  /** The delays that run now. */
  readonly delays?: readonly RunningDelay[];
}

export type StateValue = string | { readonly [region: string]: StateValue };

export interface Microstep {
  readonly event: string;
  /** Ids of the transitions that were taken, in the machine's definition. */
  readonly transitions: readonly string[];
}

export interface RunningDelay {
  /** The event that ends it: `xstate.after.linger.connection.idle`. */
  readonly event: string;
  readonly startedAtMs: number;
  readonly delayMs: number;
}

/** A call through a port: the actors' side of the plugins, the player and WeChat. */
export interface CallMessage extends Happened {
  readonly type: 'call';
  /** Counts calls from 1: what belongs to one call has the same number. */
  readonly call: number;
  /** The column of a sequence: who is called. */
  readonly port: 'plugin' | 'player' | 'wechat';
  /** `startStream`, `play`, `save`. */
  readonly method: string;
  /** The actor on whose behalf; absent where nobody can say. */
  readonly actor?: string;
  /** `returned` and `threw` for a call without a promise; `told` for each fact that it says afterwards. */
  readonly phase: 'called' | 'resolved' | 'rejected' | 'returned' | 'threw' | 'told';
  /** The arguments; or what it resolved with, rejected with or told. */
  readonly detail?: ShownValue;
}

/** Nothing more comes of this actor. Its last snapshot said how it ended; an actor that never started has none. */
interface GoneMessage extends Happened {
  readonly type: 'gone';
  readonly actor: string;
}

/**
 * Older messages did not fit into a buffer. Made by whoever dropped them, in their place: `seq` and `atMs` are those of the
 * last one that is missing. A reader that has seen that one skips this message: nothing is lost for it. For any other, what
 * is missing is `seq` less the last one that it has seen: about, where the app kept nothing for a while.
 */
export interface LostMessage extends Happened {
  readonly type: 'lost';
  /** What there was at that moment, as far as readers need it: machines, living actors, and their whole snapshots. */
  readonly standing: readonly (MachineMessage | ActorMessage | SnapshotMessage)[];
  /** How many living actors it does not name, as there are too many: the oldest. Absent for none. */
  readonly leftOut?: number;
}

export type RecordMessage =
  | MachineMessage
  | ActorMessage
  | EventMessage
  | SnapshotMessage
  | CallMessage
  | GoneMessage
  | LostMessage;

/** Who speaks. The first message of every connection of an app, and the first after the header of a recording. */
export interface HelloMessage {
  readonly type: 'hello';
  readonly protocol: ProtocolVersion;
  /** One run of the mini-program: a restart is another. */
  readonly app: string;
  readonly title: string;
  readonly build: 'devtools' | 'device';
  /** What WeChat says of the phone: `devtools`, `ios`, `android`, …; empty when unknown. */
  readonly platform: string;
  readonly startedAtMs: number;
  /** The simulated faults, in groups, in both languages; empty groups where the plugins are real. */
  readonly faults: { readonly zh: readonly FaultButtons[]; readonly en: readonly FaultButtons[] };
}

// ----------------------------------------------------------------------------------------- commands

/** What a person at a viewer may ask of an app. */
export type Command =
  | { readonly type: 'send'; readonly actor: string; readonly event: { readonly type: string } }
  | { readonly type: 'fault'; readonly id: string }
  | { readonly type: 'clearFaults' };

/** What became of a command. */
export interface AnswerMessage {
  readonly type: 'answer';
  readonly request: string;
  /** Absent when it was done. */
  readonly refused?: RefusalReason;
  /** In English, for a developer: what exactly was wrong. */
  readonly detail?: string;
}

// -------------------------------------------------------------------------------------------- app ↔ relay

/** From an app, one a frame: the hello first, then what happened, in order of `seq`, and answers. */
export type FromApp =
  | HelloMessage
  | { readonly type: 'records'; readonly records: readonly RecordMessage[] }
  | AnswerMessage;

/** To an app, one a frame. */
export type ToApp =
  /** After the hello: everything after `lastSeq` is sent now. 0 when the relay knows nothing of this app. */
  | { readonly type: 'welcome'; readonly lastSeq: number }
  /** `request` is the relay's own; the answer has the same. */
  | AskedOfApp
  /** For people: the app does nothing about it. */
  | RefusedMessage;

export type AskedOfApp = { readonly request: string } & Command;

// ----------------------------------------------------------------------------------------- relay ↔ viewer

/** To a viewer, one a frame. */
export type ToViewer =
  /** First. `refused` says why this viewer may not send: the server was not started with `--allow-sending`. */
  | { readonly type: 'welcome'; readonly protocol: ProtocolVersion; readonly sending: 'on' | 'off' }
  /** An app came (or came back): first for every app that is known, then as they come. Its history follows. */
  | { readonly type: 'app'; readonly hello: HelloMessage; readonly connected: boolean }
  /** The app's connection was lost; it may come back under the same id. */
  | { readonly type: 'away'; readonly app: string }
  /** Too many apps were known: this one, long away, is forgotten. */
  | { readonly type: 'forgotten'; readonly app: string }
  /** In order of `seq`. A viewer skips what it has already: after a reconnect the history comes again. */
  | { readonly type: 'records'; readonly app: string; readonly records: readonly RecordMessage[] }
  | AnswerMessage
  | RefusedMessage;

/** From a viewer, one a frame. `request` is the viewer's own; the answer has the same. */
export type FromViewer = { readonly app: string; readonly request: string } & Command;

// ------------------------------------------------------------------------------------------------ refusals

/** What was sent was not taken; nothing else is affected. */
interface RefusedMessage {
  readonly type: 'refused';
  readonly refused: RefusalReason;
  readonly detail: string;
}

export type RefusalReason =
  // by the relay
  | 'notJson'
  | 'unknownMessage'
  | 'tooLarge'
  | 'tooFast'
  | 'tooMany'
  | 'newerProtocol'
  | 'olderProtocol'
  | 'sendingOff'
  | 'unknownEvent'
  | 'badPayload'
  | 'appAway'
  // by the app
  | 'actorGone'
  | 'badEvent'
  | 'unknownFault'
  | 'threw';

/** Close codes of the WebSocket that say more than a lost network; whoever gets one does not try again by itself. */
export type CloseCode =
  /** The token in the address is missing or wrong. */
  | 4401
  /** This origin may not connect. */
  | 4403
  /** The protocol is newer than the relay's, or older. */
  | 4426
  /** Refused too often. */
  | 4429;

// ---------------------------------------------------------------------------------------------- recordings

/** The first line of a recording; the second is the hello, every other one a record. One run of one app. */
export interface RecordingHeader {
  readonly type: 'recording';
  readonly format: 'xp2p-statecharts';
  readonly version: 1;
  readonly savedAtMs: number;
}

import type { ActorRef, AnyEventObject, Snapshot } from 'xstate';
import type { Failure } from '../failure';
import type { Lease, Listener } from '../kernel/lease';
import type { DeviceGeneration, ModuleFact, ModuleGeneration, Ports, SourceKind } from '../kernel/ports';
import type { Lanes } from '../lane';

export type GenerationState = 'notInitialised' | 'init' | 'inited' | 'initFailed' | 'stale' | 'resetting' | 'destroyed';

/** What the module knows of one initialisation of the plugin. */
export interface GenerationReport {
  readonly generation: ModuleGeneration;
  readonly state: GenerationState;
  readonly localPeerName: string;
  readonly failure: Failure | null;
}

/** Why someone who wants the module has to wait, beyond an init or a reset that is under way. */
export type WaitReason = 'init' | 'reset' | 'sourceExcluded' | 'jammed';

/** A connection that wants the module or holds it. */
export interface ModuleUser {
  readonly lease: Lease;
  readonly id: string;
  readonly kind: SourceKind;
  /** Unknown: waits until every generation has settled and goes on with what there is. */
  readonly generation: DeviceGeneration | undefined;
  readonly holds: boolean;
  /** A failed init was already tried again for this user: the next failure is told. */
  readonly tried: boolean;
  readonly askedToYield: boolean;
  /** Before a failed init is told: were those who hold without need asked to let go, and have they had their say? */
  readonly room: 'unasked' | 'asked' | 'none';
  readonly told: WaitReason | null;
}

export interface ModuleContext {
  readonly ports: Ports;
  readonly lanes: Lanes;
  readonly owner: Listener;
  readonly users: readonly ModuleUser[];
  readonly generations: readonly GenerationReport[];
  readonly children: Readonly<Partial<Record<ModuleGeneration, ActorRef<Snapshot<unknown>, AnyEventObject>>>>;
  /** Ids whose stop failed twice: only a reset frees them. */
  readonly jammed: readonly string[];
  /** Beta: the source that the module was initialised with. */
  readonly source: SourceKind;
  /** Somebody tried in vain while others held the module; forgotten as soon as it is wanted again. */
  readonly isSuspected: boolean;
}

export interface ModuleInput {
  readonly ports: Ports;
  readonly lanes: Lanes;
  /** Hears `module.reported` after every change. */
  readonly owner: Listener;
}

/** What the module tells a lease. */
export type ModuleToLease =
  | { type: 'module.ready'; localPeerName: string }
  | { type: 'module.waiting'; reason: WaitReason }
  | { type: 'module.failed'; failure: Failure }
  /** The network or the module under a holder changed: what it holds is dead. */
  | { type: 'module.gone'; failure: Failure }
  /** A server stream makes way, so that the module can be reset for a camera; it asks again at once. */
  | { type: 'module.yield' }
  /** Somebody waits until nobody holds: whoever holds without need lets go. */
  | { type: 'module.awaited' };

/** What the module tells its owner, the app. */
export type ModuleReported = { type: 'module.reported'; generations: readonly GenerationReport[] };

export type ModuleEvent =
  | { type: 'module.wanted'; lease: Lease; id: string; kind: SourceKind; generation?: DeviceGeneration }
  | { type: 'module.left'; lease: Lease }
  /** A holder could do without it: is anybody waiting until nobody holds it? */
  | { type: 'module.spared'; lease: Lease }
  /** Somebody who held it met −2002: the plugin has no module any more. */
  | { type: 'module.lost'; generation: DeviceGeneration | undefined; failure: Failure }
  /** Whoever was asked for room has answered: those who could let go have left. */
  | { type: 'room.asked'; lease: Lease }
  | { type: 'network.changed' }
  /** Somebody tries in vain: perhaps the network changed and no event said so. */
  | { type: 'module.suspected' }
  | { type: 'id.jammed'; id: string }
  | { type: 'generation.changed'; report: GenerationReport }
  /** A generation found the player's local server gone. */
  | { type: 'localServer.gone'; failure: Failure }
  | { type: 'RETRY' }
  | { type: 'CLOSE' };

export interface GenerationContext {
  readonly ports: Ports;
  readonly lanes: Lanes;
  readonly module: Listener;
  readonly generation: ModuleGeneration;
  readonly source: SourceKind;
  readonly localPeerName: string;
  readonly failure: Failure | null;
  /** The network changed while a call was under way: its answer belongs to the network that is gone. */
  readonly changedMeanwhile: boolean;
}

export type GenerationEvent =
  | { type: 'INIT'; source: SourceKind }
  | { type: 'RESET' }
  | { type: 'network.changed' }
  | { type: 'module.destroyed' }
  | { type: 'generation.lost'; failure: Failure }
  | ModuleFact;

import type { ActorRef, AnyEventObject, Snapshot } from 'xstate';
import type { Failure } from '../failure';
import type { Lease, Listener } from '../kernel/lease';
import type { DeviceGeneration, ModuleFact, ModuleGeneration, Ports, SourceKind } from '../kernel/ports';
import type { Lanes } from '../lane';
import type { GenerationReport, ModuleRequest, ModuleRequestOfApp, WaitReason } from './module.protocol';

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
  readonly isDoubted: boolean;
}

export interface ModuleInput {
  readonly ports: Ports;
  readonly lanes: Lanes;
  /** Hears `module.reported` after every change. */
  readonly owner: Listener;
}

export type ModuleEvent =
  | ModuleRequest
  | ModuleRequestOfApp
  /** Whoever was asked for room has answered: those who could let go have left. */
  | { type: 'room.asked'; lease: Lease }
  | { type: 'id.jammed'; id: string }
  | { type: 'generation.changed'; report: GenerationReport }
  /** A generation found the player's local server gone. */
  | { type: 'localServer.gone'; failure: Failure };

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
  | { type: 'module.gone'; failure: Failure }
  | ModuleFact;

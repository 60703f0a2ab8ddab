import type { Failure } from '../failure';
import type { DeviceGeneration, ModuleGeneration, SourceKind } from '../kernel/ports';
import type { From } from '../kernel/talk';

/** What is said to the module and by it. A connection's talk is the token of one holding, from WANT to LEAVE. */

/** Why someone who wants the module has to wait; `reset`: the network changed, `renew`: it is reset for another reason. */
export type WaitReason = 'init' | 'reset' | 'renew' | 'sourceExcluded' | 'jammed';

/** What a connection asks of the module while it wants it or holds it. */
export type HoldingRequest =
  | { type: 'WANT'; id: string; kind: SourceKind; generation: DeviceGeneration | undefined }
  /** Wants it no more, or gives it back. */
  | { type: 'LEAVE' }
  /** Holds it and could do without: is anybody waiting until nobody holds it? */
  | { type: 'OFFER' }
  /** Holds it and pulls, and no byte comes (yet, or any more). */
  | { type: 'DRY' }
  | { type: 'FLOWS' }
  /** Nothing is pulled at the moment. */
  | { type: 'RESTS' };

export type ModuleRequest =
  | From<HoldingRequest, ModuleFactForUser>
  /** A connection met −2002: the plugin has no module any more. */
  | { type: 'REPORT_GONE'; generation: DeviceGeneration | undefined; failure: Failure };

/** What the module tells a connection that wants it or holds it. */
export type ModuleFactForUser =
  | { type: 'module.ready'; localPeerName: string }
  | { type: 'module.waiting'; reason: WaitReason }
  | { type: 'module.failed'; failure: Failure }
  /** The network or the module under a holder changed: what it holds is dead. */
  | { type: 'module.gone'; failure: Failure }
  /** To a server stream: a camera needs a reset. It makes way, and asks again at once. */
  | { type: 'module.resetDue' }
  /** Somebody waits until nobody holds the module: whoever holds without need leaves. */
  | { type: 'module.othersWait' };

/** What the app asks of the module, and tells it. */
export type ModuleRequestOfApp =
  /** Somebody tries in vain, again and again: perhaps the network changed and no event said so. */
  | { type: 'DOUBT' }
  /** One try was in vain, and nobody at the other end had answered. */
  | { type: 'TRIED_IN_VAIN'; generation: DeviceGeneration | undefined }
  /** What the plugin holds is dead for another reason than the network: it is reset before anybody gets it. */
  | { type: 'MISTRUST'; failure: Failure }
  /** A person wants a failed init to be tried again. */
  | { type: 'RETRY' }
  /** WeChat says that the app ends. */
  | { type: 'CLOSE' }
  | { type: 'network.changed' };

/**
 * `doubtful`: WeChat told of a network change, and pictures may play on all the same.
 * `stale`: no camera can be reached until a reset; the report's failure says why.
 */
export type GenerationState =
  | 'notInitialised'
  | 'init'
  | 'inited'
  | 'doubtful'
  | 'initFailed'
  | 'stale'
  | 'resetting'
  | 'destroyed';

/** What the module knows of one initialisation of the plugin. */
export interface GenerationReport {
  readonly generation: ModuleGeneration;
  readonly state: GenerationState;
  readonly localPeerName: string;
  readonly failure: Failure | null;
}

/** What the module tells its owner, the app, after every change. */
export type ModuleReported = { type: 'module.reported'; generations: readonly GenerationReport[] };

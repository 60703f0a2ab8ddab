import type { Failure } from '../failure';
import type { DeviceGeneration, ModuleFact, ModuleGeneration, Ports, SourceKind } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import type { Lanes } from '../lane';
import type { Step } from './module.plan';
import type {
  GenerationReport,
  ModuleFactForUser,
  ModuleReported,
  ModuleRequest,
  ModuleRequestOfApp,
  WaitReason,
} from './module.protocol';

/** A connection that wants the module or has it. */
interface UserIdentity {
  readonly from: Ref<ModuleFactForUser>;
  readonly id: string;
  readonly kind: SourceKind;
  /** Unknown: waits until every generation has settled and goes on with what there is. */
  readonly generation: DeviceGeneration | undefined;
}

/** Wants the module and has not got it. */
export interface WaitingUser extends UserIdentity {
  readonly stage: 'waiting';
  /** Why it waits, as far as it knows. */
  readonly told: WaitReason | null;
  /** Before it is told that an init failed: were those who hold without need asked to leave, and have they had their say? */
  readonly holdersAsked: 'no' | 'waitingForAnswers' | 'yes';
  /** A failed init was already tried again for it: the next failure is told. */
  readonly hadSecondTry: boolean;
}

export interface HoldingUser extends UserIdentity {
  readonly stage: 'holding' | 'makingWay';
  /** `dry`: it wants bytes, and none come. */
  readonly flow: 'none' | 'dry' | 'flowing';
}

/**
 * Where somebody stands with the module. There is no way back: whoever leaves and wants it again is another user, with
 * another talk.
 *
 * | stage       | has it | comes by             | goes by                   |
 * | ----------- | ------ | -------------------- | ------------------------- |
 * | `waiting`   | no     | WANT                 | `grant`, `refuse`, LEAVE  |
 * | `holding`   | yes    | `grant`              | `makeWay`, LEAVE          |
 * | `makingWay` | yes    | `makeWay`, once only | LEAVE                     |
 */
export type ModuleUser = WaitingUser | HoldingUser;

/** Somebody wants a picture over a generation, and nobody has a byte over it: a clock runs. */
export interface Suspicion {
  readonly isRunning: boolean;
  /** A try has failed meanwhile: also who is not there at the moment wants it. */
  readonly hasFailed: boolean;
  /** How often the generation was reset for it since the last byte. */
  readonly inVain: number;
}

export interface ModuleContext {
  readonly ports: Ports;
  readonly lanes: Lanes;
  readonly owner: Ref<ModuleReport>;
  readonly users: readonly ModuleUser[];
  readonly generations: readonly GenerationReport[];
  readonly children: Readonly<Partial<Record<ModuleGeneration, Ref<GenerationRequest>>>>;
  /** Beta: the source that the module was initialised with. */
  readonly source: SourceKind;
  /** Somebody tried in vain while others held the module; forgotten as soon as it is wanted again. */
  readonly isDoubted: boolean;
  readonly suspicions: Readonly<Partial<Record<ModuleGeneration, Suspicion>>>;
  /** Made anew after whatever changes who wants it and what there is; empty once it is carried out. */
  readonly plan: readonly Step[];
}

export interface ModuleInput {
  readonly ports: Ports;
  readonly lanes: Lanes;
  /** Hears `module.reported` after every change. */
  readonly owner: Ref<ModuleReport>;
}

export type ModuleEvent =
  | ModuleRequest
  | ModuleRequestOfApp
  /** Those who hold were asked to leave for this one, and have: all who could. */
  | { type: 'holders.answered'; from: Ref<ModuleFactForUser> }
  /** A stop failed twice: the lanes know of it until a module call frees the id. */
  | { type: 'id.jammed'; id: string }
  | { type: 'suspicion.ripened'; generation: ModuleGeneration }
  | GenerationFact;

/** What the module tells its owner. */
export type ModuleReport = ModuleReported | LocalServerGone;

/** A generation found the player's local server gone. */
/** @public a declaration of the machine names it */
export interface LocalServerGone {
  readonly type: 'localServer.gone';
  readonly failure: Failure;
}

/** What a generation tells the module. */
export type GenerationFact = { type: 'generation.changed'; report: GenerationReport } | LocalServerGone;

export interface GenerationContext {
  readonly ports: Ports;
  readonly lanes: Lanes;
  readonly module: Ref<GenerationFact>;
  readonly generation: ModuleGeneration;
  readonly source: SourceKind;
  readonly localPeerName: string;
  readonly failure: Failure | null;
  /** When the call that is under way was asked for. */
  readonly askedAtMs: number;
  /** The network changed while a call was under way: its answer belongs to the network that is gone. */
  readonly changedMeanwhile: boolean;
}

/** What the module asks of a generation, and tells it. */
export type GenerationRequest =
  | { type: 'INIT'; source: SourceKind }
  | { type: 'RESET' }
  | { type: 'network.changed' }
  /** No camera can be reached over it any more: it is reset before anybody gets it. */
  | { type: 'MISTRUST'; failure: Failure }
  | { type: 'module.destroyed' }
  | { type: 'module.gone'; failure: Failure };

export type GenerationEvent =
  | GenerationRequest
  /** How an init or a reset ended. */
  | { type: 'call.answered'; localPeerName: string }
  | { type: 'call.failed'; failure: Failure }
  | ModuleFact;

export { moduleMachine } from './module.machine';
export type { GenerationReport, GenerationState, ModuleReported, ModuleToLease, WaitReason } from './module.types';

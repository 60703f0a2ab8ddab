export { moduleMachine } from './module.machine';
export type {
  GenerationReport,
  GenerationState,
  ModuleFactForUser,
  ModuleReported,
  WaitReason,
} from './module.protocol';

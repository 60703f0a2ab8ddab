export { moduleMachine } from './module.machine';
export type {
  GenerationReport,
  GenerationState,
  HoldingRequest,
  ModuleFactForUser,
  ModuleReported,
  ModuleRequest,
  WaitReason,
} from './module.protocol';

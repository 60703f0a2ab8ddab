export { moduleMachine } from './module.machine';
export type {
  GenerationReport,
  GenerationState,
  HoldingRequest,
  ModuleFactForUser,
  ModuleReported,
  ModuleRequest,
  ModuleRequestOfApp,
  WaitReason,
} from './module.protocol';

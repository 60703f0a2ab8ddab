export { moduleMachine } from './module.machine';
export type {
  GenerationReport,
  GenerationState,
  ModuleFactForUser,
  ModuleReported,
  ModuleRequest,
  ModuleRequestOfApp,
  WaitReason,
} from './module.protocol';

export { connectionMachine } from './connection.machine';
export type {
  ConnectionReport,
  ConnectionRequest,
  Flow,
  PullFact,
  PullRequest,
  TapFact,
  TapRequest,
  ViewerFact,
  ViewerRequest,
} from './connection.protocol';

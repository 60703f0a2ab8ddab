export { connectionMachine } from './connection.machine';
export type {
  ConnectionReport,
  ConnectionRequest,
  Flow,
  PullFact,
  PullRequest,
  ViewerFact,
  ViewerRequest,
} from './connection.protocol';

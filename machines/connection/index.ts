export { connectionMachine } from './connection.machine';
export type {
  ConnectionReport,
  ConnectionRequest,
  PullFact,
  PullRequest,
  ViewerFact,
  ViewerRequest,
} from './connection.protocol';

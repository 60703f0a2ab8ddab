export { connectionMachine } from './connection.machine';
export type {
  CommandFact,
  CommandRequest,
  ConnectionReport,
  ConnectionRequest,
  Flow,
  ListenFact,
  ListenRequest,
  PressFact,
  PressRequest,
  PullFact,
  PullRequest,
  TapFact,
  ViewerFact,
  ViewerRequest,
} from './connection.protocol';

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
  TapRequest,
  ViewerFact,
  ViewerRequest,
} from './connection.protocol';

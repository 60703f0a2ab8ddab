export { connectionMachine } from './connection.machine';
export type {
  ConnectionReport,
  ConnectionRequest,
  PullFact,
  PullRequest,
  ViewerFact,
  ViewerRequest,
} from './connection.protocol';
export type { ConnectionInput } from './connection.types';
export type { StreamCount } from './relay';
export type { SharingCount } from './sharing';

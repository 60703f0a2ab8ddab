export { connectionMachine } from './connection.machine';
export type { ConnectionEvent, ConnectionToPull, ConnectionToViewer, Pull, Viewer } from './connection.types';
export type { SharingCount } from './sharing';
export { isRefused, sameParams, streamParams, type WantedStream } from './stream-params';

/** The charts by themselves, what they need from outside, and what they show: for whoever builds something else of them with XState 5. */

export { commandsMachine, commandsView } from '../machines/commands';
export { connectionMachine } from '../machines/connection';
export {
  type Failure,
  type FailureKind,
  type FailureSource,
  failureAdvice,
  failureDetails,
  failureFromOutside,
  failureOf,
  failureRow,
  failureTable,
  failureTitle,
} from '../machines/failure';
export { config } from '../machines/kernel/config';
export type * from '../machines/kernel/ports';
export { moduleMachine } from '../machines/module';
export { asPicture, bytesPicture } from '../machines/picture';
export { managedPicture } from '../machines/picture/managed';
export { secret } from '../machines/privacy/secret';
export { ptzMachine, ptzView } from '../machines/ptz';
export { bytesRecorder, type RecordingMachine, recordingView, recordingWith } from '../machines/recording';
export { type SessionMachine, sessionView, sessionWith, tileView } from '../machines/session';
export type { SessionIntent } from '../machines/session/session.intents';
export type { SessionView, TileView } from '../machines/session/session.view.types';
export {
  type ViewLogic,
  type WatchingEvent,
  type WatchingView,
  watchingMachine,
  watchingView,
} from '../machines/watching';

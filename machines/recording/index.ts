export { bytesRecorder } from './bytes-recorder';
export { type RecordingMachine, recordingWith } from './recording.machine';
export { recordingView } from './recording.view';

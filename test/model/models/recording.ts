import { bytesRecorder, recordingWith } from '../../../machines/recording';
import type { RecordingContext } from '../../../machines/recording/recording.types';
import type { Model } from '../walk';
import { delaysOf, door, failures, once, owner, ports, setNow } from './common';

const machine = recordingWith(bytesRecorder);
const files = {
  create: () => ({ write: () => undefined, close: () => undefined }),
  list: () => [{ name: 'door.mp4', bytes: 1, changedAtMs: 0 }],
  remove: () => undefined,
  keep: () => undefined,
  pathOf: (name: string) => name,
  usedBytes: () => 0,
};
const beside = { ports: { ...ports, files }, connection: owner, view: 'live', source: door, language: 'en' };

/** Of the managed way, whose chart is another one: `test/machines/recording/recording.machine.test.ts` has it. */
const noRecorder = 'this chart has a recorder';

export const recording: Model = {
  name: 'recording',
  machine,
  inputs: [beside, { ...beside, connection: null }, { ...beside, ports }],
  begins: [],
  events: {
    RECORD: once,
    STOP_RECORDING: once,
    SAVE_AGAIN: once,
    DISMISS_RECORDING: once,
    LEAVE: once,
    'view.hidden': once,
    'app.hidden': once,
    'view.shown': once,
    'app.shown': once,
    'memory.low': once,
    'recorder.began': once,
    'recorder.wrote': [{ bytes: 1, durationMs: 1 }],
    'recorder.soundLeftOut': [{ codec: 'mp3' }],
    'recorder.paused': once,
    'recorder.resumed': once,
    'recorder.closed': [{ name: 'door.mp4', bytes: 1, durationMs: 1 }],
    'recorder.finished': once,
    'recorder.refused': [{ failure: failures.retry }],
    'recorder.failed': [{ failure: failures.retry }],
    'xstate.error.actor.recorder': [{ error: failures.retry }],
    'xstate.done.actor.saveFiles': once,
    'xstate.error.actor.saveFiles': [{ error: failures.retry }],
    ...delaysOf(machine),
  },
  flags: (context: RecordingContext) => [context.isHidden, context.files.length > 0, context.failure !== null],
  unreachable: { 'recording.begun always #1': noRecorder },
  oneSided: { 'recording.begun always #1: never true': noRecorder },
  limit: 800,
  setNow,
};

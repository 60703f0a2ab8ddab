import { assertEvent, assign, type CallbackActorLogic, enqueueActions, sendTo, setup } from 'xstate';
import { type Failure, failureOf } from '../failure';
import { recordingFailure } from '../failure/recording-failure';
import { config } from '../kernel/config';
import { fileNameOf } from '../kernel/file-name';
import type { Files, Ports } from '../kernel/ports';
import type { CapabilityInput } from '../watching/capability';
import { info, type Meta, warn } from '../words/meta';
import type { RecorderInput } from './bytes-recorder';
import type { RecorderCommand, RecorderEvent } from './recorder.protocol';
import { saveFiles } from './recording.actors';
import type { RecordingWord } from './recording.texts';
import type { RecordingContext, RecordingEvent } from './recording.types';
import { recordingLimits } from './recording-limits';

/** Whoever makes the files: the way says who. It is told {@link RecorderCommand}s, and says `RecorderFact`s. */
export type RecorderLogic = CallbackActorLogic<RecorderEvent, RecorderInput>;

const roomIn = ({ files }: Ports): number => {
  try {
    return Math.max(0, recordingLimits.maxFilesBytes - (files as Files).usedBytes());
  } catch {
    return 0;
  }
};

const notSaved = failureOf('system', 'albumFailed');
const notClosed = recordingFailure('fileFailed', { step: 'closeFile' });
const noPicture = recordingFailure('noPicture');

const keepFailure = (failure: Failure) => ({ type: 'keepFailure', params: { failure } }) as const;
const keepFailureTold = {
  type: 'keepFailure',
  params: ({ event }: { event: { failure: Failure } }) => ({ failure: event.failure }),
} as const;

/**
 * The running picture as files, beside it: what is recorded is written as it comes, so every ending leaves a whole file. It is then
 * saved to the album; what could not be saved is kept, and found on the page of what is kept. `recorder` makes the files.
 */
export const recordingWith = (recorder: RecorderLogic | null) =>
  setup({
    types: {
      context: {} as RecordingContext,
      events: {} as RecordingEvent,
      input: {} as CapabilityInput,
      meta: {} as Meta<RecordingWord>,
      tags: {} as 'waiting',
    },
    actors: { recorder: recorder ?? ({} as RecorderLogic), saveFiles },
    actions: {
      begin: assign(({ context: { ports, source } }) => ({
        name: fileNameOf(source.id, ports.clock.now()),
        bytes: 0,
        durationMs: 0,
        roomBytes: roomIn(ports),
        files: [],
        isSoundLeftOut: false,
        failure: null,
      })),
      finish: sendTo('recorder', { type: 'FINISH' } satisfies RecorderCommand),
      keepWritten: assign(({ event }) => {
        assertEvent(event, 'recorder.wrote');
        return { bytes: event.bytes, durationMs: event.durationMs };
      }),
      keepFile: assign(({ context: { files }, event }) => {
        assertEvent(event, 'recorder.closed');
        return { files: [...files, event.name] };
      }),
      leaveSoundOut: assign({ isSoundLeftOut: true }),
      keepFailure: assign((_, params: { failure: Failure }) => params),
      forgetFailure: assign({ failure: null }),
      forgetFiles: assign({ files: [] }),
      noteHidden: assign({ isHidden: true }),
      noteShown: assign({ isHidden: false }),
      /** What it saved before it failed is in the album. */
      dropSaved: enqueueActions(({ enqueue, context: { files, ports } }) => {
        const left = leftOf(files, ports);
        if (left.length < files.length) enqueue.assign({ files: left });
      }),
    },
    guards: {
      lacksRecorder: () => recorder === null,
      lacksFiles: ({ context }) => context.ports.files === undefined,
      isUnconnected: ({ context }) => context.connection === null,
      isHidden: ({ context }) => context.isHidden,
      isShown: ({ context }) => !context.isHidden,
      hasFiles: ({ context }) => context.files.length > 0,
      mustWait: ({ context }) => context.files.length > 0 && context.isHidden,
      hasFailed: ({ context }) => context.failure !== null,
    },
    delays: {
      startDeadline: config.firstPictureDeadlineMs,
      finishDeadline: config.snapshotDeadlineMs,
      saveDeadline: config.snapshotDeadlineMs,
      wordsTime: config.hintTimeMs,
    },
  }).createMachine({
    id: 'recording',
    context: ({ input }) => ({
      ...input,
      name: '',
      bytes: 0,
      durationMs: 0,
      roomBytes: 0,
      files: [],
      isSoundLeftOut: false,
      failure: null,
      isHidden: false,
    }),
    on: {
      LEAVE: '.left',
      'view.hidden': { actions: 'noteHidden' },
      'app.hidden': { actions: 'noteHidden' },
      'view.shown': { actions: 'noteShown' },
      'app.shown': { actions: 'noteShown' },
    },
    initial: 'begun',
    states: {
      begun: {
        meta: { says: 'idle', tone: 'idle' },
        always: [
          { guard: 'lacksRecorder', target: 'unable.recorderMissing' },
          { guard: 'lacksFiles', target: 'unable.filesMissing' },
          { guard: 'isUnconnected', target: 'unable.unconnected' },
          { target: 'idle' },
        ],
      },
      unable: {
        initial: 'unconnected',
        states: {
          recorderMissing: {
            description: 'Where components of the plugin pull by themselves, nobody here has the bytes.',
            entry: keepFailure(recordingFailure('recorderMissing')),
            meta: { says: 'recorderMissing', tone: 'idle' },
          },
          filesMissing: {
            entry: keepFailure(recordingFailure('filesMissing')),
            meta: { says: 'filesMissing', tone: 'idle' },
          },
          unconnected: { meta: { says: 'unconnected', tone: 'idle' } },
        },
      },
      idle: {
        initial: 'quiet',
        on: { RECORD: { target: 'recording', actions: ['noteShown', 'begin'] }, DISMISS_RECORDING: '.quiet' },
        states: {
          quiet: { meta: { says: 'idle', tone: 'idle' } },
          saved: { meta: { says: 'saved', tone: 'idle' }, after: { wordsTime: 'quiet' } },
          nothing: { meta: { says: 'nothing', tone: 'warn' }, after: { wordsTime: 'quiet' } },
          kept: {
            description:
              'It is there, and not in the album: it can be saved again here, or later where all is that is kept.',
            meta: {
              says: 'kept',
              tone: 'warn',
              log: warn('录像没有存到相册，已保留', 'A recording is kept: it could not be saved'),
            },
            on: { SAVE_AGAIN: { target: '#recording.saving', actions: ['dropSaved', 'forgetFailure'] } },
          },
          failed: { meta: { says: 'failed', tone: 'bad', log: warn('录像失败', 'A recording failed') } },
        },
      },
      recording: {
        description: 'Left by any road, what was written is a whole file.',
        invoke: {
          id: 'recorder',
          src: 'recorder',
          input: ({ context: { ports, connection, name } }) => {
            if (!connection) throw new Error('a recording without a connection');
            return { ports, connection, name };
          },
          onError: { target: 'ended', actions: keepFailure(notClosed) },
        },
        on: {
          'recorder.wrote': { actions: 'keepWritten' },
          'recorder.closed': { actions: 'keepFile' },
          'recorder.soundLeftOut': { actions: 'leaveSoundOut' },
          'recorder.finished': 'ended',
          'recorder.refused': { target: 'idle.failed', actions: keepFailureTold },
          'recorder.failed': { target: 'ended', actions: keepFailureTold },
        },
        initial: 'under way',
        states: {
          'under way': {
            always: { guard: 'isHidden', target: 'finishing' },
            on: {
              STOP_RECORDING: 'finishing',
              'memory.low': 'finishing',
            },
            initial: 'starting',
            states: {
              starting: {
                description: 'A file begins with a key frame.',
                tags: 'waiting',
                meta: { says: 'starting', tone: 'busy' },
                on: { 'recorder.began': 'running' },
                after: { startDeadline: { target: '#recording.idle.failed', actions: keepFailure(noPicture) } },
              },
              running: {
                meta: { says: 'running', tone: 'live', log: info('正在录像', 'Recording') },
                on: { 'recorder.paused': 'paused' },
              },
              paused: {
                description: 'The picture is interrupted, or its quality changes: it goes on with the next pull.',
                meta: { says: 'paused', tone: 'warn' },
                on: { 'recorder.resumed': 'running' },
              },
            },
          },
          finishing: {
            tags: 'waiting',
            entry: 'finish',
            meta: { says: 'finishing', tone: 'busy' },
            after: { finishDeadline: { target: '#recording.ended', actions: keepFailure(notClosed) } },
          },
        },
      },
      ended: {
        meta: { says: 'idle', tone: 'idle' },
        always: [
          { guard: 'mustWait', target: 'kept until shown' },
          { guard: 'hasFiles', target: 'saving' },
          { guard: 'hasFailed', target: 'idle.failed' },
          { target: 'idle.nothing' },
        ],
      },
      saving: {
        description: 'A phone that asks for the album may hide the page meanwhile: it goes on.',
        meta: { says: 'saving', tone: 'busy' },
        tags: 'waiting',
        on: { RECORD: { target: 'recording', actions: ['noteShown', 'begin'] } },
        invoke: {
          id: 'saveFiles',
          src: 'saveFiles',
          input: ({ context: { ports, files: names } }) => ({ album: ports.album, files: ports.files as Files, names }),
          onDone: [
            {
              description: 'It is saved, and why it ended is still to be said.',
              guard: 'hasFailed',
              target: 'idle.failed',
              actions: 'forgetFiles',
            },
            { target: 'idle.saved', actions: 'forgetFiles' },
          ],
          onError: {
            target: 'idle.kept',
            actions: [
              'dropSaved',
              { type: 'keepFailure', params: ({ event }) => ({ failure: event.error as Failure }) },
            ],
          },
        },
        after: { saveDeadline: { target: 'idle.kept', actions: ['dropSaved', keepFailure(notSaved)] } },
      },
      'kept until shown': {
        description: 'Nobody is there to be asked for the album.',
        meta: { says: 'waiting', tone: 'idle' },
        always: { guard: 'isShown', target: 'saving' },
        on: {
          RECORD: { target: 'recording', actions: ['noteShown', 'begin'] },
          SAVE_AGAIN: { target: 'saving', actions: 'noteShown' },
        },
      },
      left: { type: 'final', meta: { says: 'left', tone: 'idle' } },
    },
  });

/** Those that are still there. */
function leftOf(files: readonly string[], ports: Ports): readonly string[] {
  try {
    const there = new Set((ports.files as Files).list().map(({ name }) => name));
    return files.filter((name) => there.has(name));
  } catch {
    return files;
  }
}

export type RecordingMachine = ReturnType<typeof recordingWith>;

import { assign, fromPromise, setup } from 'xstate';
import { type Failure, failureOf } from '../failure';
import { recordingFailure } from '../failure/recording-failure';
import { config } from '../kernel/config';
import { lazily } from '../kernel/lazily';
import type { Album, Files } from '../kernel/ports';
import { saveFiles } from '../recording/recording.actors';
import { type Meta, warn } from '../words/meta';
import { kindOf } from './file-kind';
import type { KeptWord } from './kept.texts';
import type { KeptContext, KeptInput, KeptIntent } from './kept.types';

const notSaved = failureOf('system', 'albumFailed');

const failureFrom = (reason: unknown): Failure => {
  const { source, kind } = (reason ?? {}) as Partial<Failure>;
  return source && kind ? (reason as Failure) : recordingFailure('fileFailed', { message: String(reason) });
};

/** Of an intent that names a file. */
const nameIn = (event: KeptIntent): string => (event as Extract<KeptIntent, { readonly name: string }>).name;

/** Asked only where there are any: all other states begin without a folder. */
const filesOf = ({ ports }: KeptInput): Files => ports.files as Files;

/** What lies in the folder now. */
function read(input: KeptInput): Pick<KeptContext, 'files' | 'usedBytes' | 'failure'> {
  try {
    const files = filesOf(input);
    const found = files.list();
    return {
      files: [...found].sort((one, other) => other.changedAtMs - one.changedAtMs || (one.name < other.name ? 1 : -1)),
      usedBytes: files.usedBytes(),
      failure: null,
    };
  } catch (reason) {
    return { files: [], usedBytes: 0, failure: failureFrom(reason) };
  }
}

const keptSetup = lazily(() =>
  setup({
    types: {
      context: {} as KeptContext,
      events: {} as KeptIntent,
      input: {} as KeptInput,
      meta: {} as Meta<KeptWord>,
      tags: {} as 'waiting',
    },
    actors: {
      saveFiles,
      /** Pictures go by another call of WeChat's than films. */
      savePicture: fromPromise<void, { album: Album; files: Files; name: string }>(
        async ({ input: { album, files, name } }) => {
          await album.save(files.pathOf(name));
          files.remove(name);
        },
      ),
      openSettings: fromPromise<void, KeptInput['ports']>(({ input: { album } }) => album.openSettings()),
    },
    actions: {
      look: assign(({ context }) => read(context)),
      choose: assign(({ event }) => ({ name: nameIn(event) })),
      forgetChoice: assign({ name: '' }),
      keepFailure: assign(({ context: { failures, name } }, { failure }: { failure: Failure }) => ({
        failures: new Map(failures).set(name, failure),
      })),
      forgetFailure: assign(({ context: { failures, name } }) => {
        const left = new Map(failures);
        left.delete(name);
        return { failures: left };
      }),
      remove: assign(({ context }) => {
        try {
          filesOf(context).remove(context.name);
          return read(context);
        } catch (reason) {
          return { ...read(context), failure: failureFrom(reason) };
        }
      }),
    },
    guards: {
      lacksFiles: ({ context }) => context.ports.files === undefined,
      isUnreadable: ({ context }) => context.failure !== null && context.files.length === 0,
      isThere: ({ context, event }) => isThere(context, nameIn(event)),
      isPicture: ({ context, event }) => isThere(context, nameIn(event)) && kindOf(nameIn(event)) === 'picture',
      isVideo: ({ context, event }) => isThere(context, nameIn(event)) && kindOf(nameIn(event)) === 'video',
    },
    delays: { saveDeadline: config.snapshotDeadlineMs },
  }),
);

const isThere = ({ files }: KeptContext, wanted: string): boolean => files.some(({ name }) => name === wanted);

const saved = { target: '#kept.listed', actions: ['forgetFailure', 'look'] } as const;
const failedTo = {
  target: '#kept.listed',
  actions: [
    {
      type: 'keepFailure',
      params: ({ event }: { event: { error: unknown } }) => ({ failure: event.error as Failure }),
    },
    'look',
  ],
} as const;

/**
 * What recordings and pictures lie in the app's own folder, as they are not in the album, and what can be done with each: nothing is
 * there that is not listed, also what a WeChat that was killed left unfinished.
 */
export const keptMachine = lazily(() =>
  keptSetup().createMachine({
    id: 'kept',
    context: ({ input }) => ({ ...input, files: [], usedBytes: 0, failures: new Map(), name: '', failure: null }),
    initial: 'begun',
    states: {
      begun: {
        meta: { says: 'listed', tone: 'idle' },
        always: [
          { guard: 'lacksFiles', target: 'filesMissing' },
          { target: 'listed', actions: 'look' },
        ],
      },
      filesMissing: {
        description: 'A WeChat of this version writes no such files, so there are none.',
        meta: { says: 'filesMissing', tone: 'idle' },
      },
      listed: {
        entry: 'forgetChoice',
        meta: { says: 'listed', tone: 'idle' },
        always: { guard: 'isUnreadable', target: 'unreadable' },
        on: {
          LOOK: { actions: 'look' },
          SAVE: [
            { guard: 'isPicture', target: 'saving.picture', actions: 'choose' },
            { guard: 'isVideo', target: 'saving.film', actions: 'choose' },
          ],
          DELETE: { guard: 'isThere', target: 'asking', actions: 'choose' },
          OPEN_SETTINGS: 'inSettings',
        },
      },
      unreadable: {
        meta: { says: 'unreadable', tone: 'bad', log: warn('读不到保留的文件', 'The kept files cannot be read') },
        on: { LOOK: { target: 'listed', actions: 'look' } },
      },
      asking: {
        description: 'It is nowhere else, so a person is asked first.',
        meta: { says: 'asking', tone: 'idle' },
        on: {
          CONFIRM: { target: 'listed', actions: ['forgetFailure', 'remove'] },
          CANCEL: 'listed',
          LOOK: { actions: 'look' },
        },
      },
      saving: {
        tags: 'waiting',
        after: { saveDeadline: { target: 'listed', actions: { type: 'keepFailure', params: { failure: notSaved } } } },
        initial: 'film',
        states: {
          film: {
            meta: { says: 'saving', tone: 'busy' },
            invoke: {
              id: 'saveFiles',
              src: 'saveFiles',
              input: ({ context }) => ({ album: context.ports.album, files: filesOf(context), names: [context.name] }),
              onDone: saved,
              onError: failedTo,
            },
          },
          picture: {
            meta: { says: 'saving', tone: 'busy' },
            invoke: {
              id: 'savePicture',
              src: 'savePicture',
              input: ({ context }) => ({ album: context.ports.album, files: filesOf(context), name: context.name }),
              onDone: saved,
              onError: failedTo,
            },
          },
        },
      },
      inSettings: {
        description: 'What was refused can be allowed there.',
        meta: { says: 'listed', tone: 'idle' },
        invoke: {
          id: 'openSettings',
          src: 'openSettings',
          input: ({ context }) => context.ports,
          onDone: 'listed',
          onError: 'listed',
        },
        on: { LOOK: { target: 'listed', actions: 'look' }, CANCEL: 'listed' },
      },
    },
  }),
);

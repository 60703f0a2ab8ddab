import { type Files, OPEN_FILE_SUFFIX, type OpenFile } from '../../../../machines/kernel/ports';
import { changed, type Mistakes, raw } from './mistake';

/** The stranger's files, of which each that is written does something else. */
const openedWrong = (change: (file: OpenFile, files: Files, name: string) => Partial<OpenFile>) =>
  changed('files', (real) => ({
    create: (name) => {
      const file = real.create(name);
      return { ...file, ...change(file, real, name) };
    },
  }));

/** In the words of WeChat. */
const inRawWords = <Value>(act: () => Value): Value => {
  try {
    return act();
  } catch (reason) {
    return raw(reason);
  }
};

export const fileMistakes: Mistakes = {
  'files: a file holds what was written, wherever that was put': {
    'always behind the rest': openedWrong(({ write }) => {
      let length = 0;
      return {
        write: (bytes) => {
          write(bytes, length);
          length += bytes.length;
        },
      };
    }),
    'the whole buffer of a part': openedWrong(({ write }) => ({
      write: (bytes, at) => write(new Uint8Array(bytes.buffer), at),
    })),
    'written later, from what was handed over': openedWrong(({ write, close }) => {
      const later: (() => void)[] = [];
      return {
        write: (bytes, at) => void later.push(() => write(bytes, at)),
        close: () => {
          for (const act of later) act();
          close();
        },
      };
    }),
  },
  'files: an open file is told from a closed one by its name': {
    'it has its name at once': changed('files', (real) => ({
      list: () => real.list().map((file) => ({ ...file, name: file.name.replace(OPEN_FILE_SUFFIX, '') })),
    })),
    'it keeps the name that it had': openedWrong(() => ({ close: () => undefined })),
    'whoever begins one deletes the one before': changed('files', (real) => ({
      create: (name) => {
        real.remove(name);
        return real.create(name);
      },
    })),
  },
  'files: a file that was left open is begun anew': {
    'it is gone on with': changed('files', (real) => {
      const known = new Map<string, OpenFile>();
      return {
        create: (name) => {
          const file = known.get(name) ?? real.create(name);
          known.set(name, file);
          return file;
        },
      };
    }),
  },
  'files: each has its length and its time': {
    'no length': changed('files', (real) => ({ list: () => real.list().map((file) => ({ ...file, bytes: 0 })) })),
    'seconds, like WeChat': changed('files', (real, { ports }) => ({
      list: () =>
        real.list().map((file) => ({ ...file, changedAtMs: (ports.clock.now() + 1_700_000_000_000) / 1_000 })),
    })),
  },
  'files: what was removed is gone, and none there is no error': {
    'it stays': changed('files', () => ({ remove: () => undefined })),
    'one that is not there is an error': changed('files', (real) => ({
      remove: (name) => {
        if (!real.list().some((file) => file.name === name)) throw new Error('no such file');
        real.remove(name);
      },
    })),
  },
  'files: a temporary file is kept': {
    'its path alone': changed('files', (real) => ({
      keep: (tempPath, name) => {
        const file = real.create(name);
        file.write(
          Uint8Array.from(tempPath, (letter) => letter.charCodeAt(0)),
          0,
        );
        file.close();
      },
    })),
  },
  'files: all that is written counts': {
    'what is closed': changed('files', (real) => ({
      usedBytes: () =>
        real
          .list()
          .filter(({ name }) => !name.endsWith(OPEN_FILE_SUFFIX))
          .reduce((sum, { bytes }) => sum + bytes, 0),
    })),
  },
  'files: a path of a file that is not there is told all the same': {
    'it throws': changed('files', (real) => ({
      pathOf: (name) => {
        if (!real.list().some((file) => file.name === name)) throw new Error('no such file');
        return real.pathOf(name);
      },
    })),
    'one path for all': changed('files', () => ({ pathOf: () => 'kept' })),
  },
  'files: a file that cannot be begun throws a Failure': {
    'with the words of WeChat': changed('files', (real) => ({ create: (name) => inRawWords(() => real.create(name)) })),
  },
  'files: a write that did not work throws a Failure': {
    'nobody hears of it': openedWrong(({ write }) => ({
      write: (bytes, at) => {
        try {
          write(bytes, at);
        } catch {
          // as if it were written
        }
      },
    })),
  },
  'files: a file that was not closed throws a Failure': {
    'it is whole all the same': openedWrong(({ close }) => ({
      close: () => {
        try {
          close();
        } catch (reason) {
          close();
          throw reason;
        }
      },
    })),
  },
  'files: a file that was not kept throws a Failure': {
    'with the words of WeChat': changed('files', (real) => ({
      keep: (tempPath, name) => inRawWords(() => real.keep(tempPath, name)),
    })),
  },
};

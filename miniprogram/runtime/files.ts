import type { Failure } from '../../machines/failure';
import { recordingFailure } from '../../machines/failure/recording-failure';
import { type Files, type KeptFile, OPEN_FILE_SUFFIX } from '../../machines/kernel/ports';
import type { Wechat } from './wechat';

/** As much of WeChat as files need. */
export type FileCalls = Pick<Wechat, 'getFileSystemManager' | 'filesFolder'>;

/** What is called of WeChat's file system, all of it at once. Each may be missing, and throw whatever it likes. */
export const fileFunctions = [
  'openSync',
  'writeSync',
  'closeSync',
  'renameSync',
  'unlinkSync',
  'readdirSync',
  'statSync',
  'mkdirSync',
  'saveFileSync',
] as const;

type FileSystem = Pick<WechatMiniprogram.FileSystemManager, (typeof fileFunctions)[number]>;

/** Full by WeChat's count (1300202), or by the phone's. */
const FULL = /1300202|storage limit|maximum size|no space|ENOSPC/i;
/** Not there, in the words of WeChat and of what is under it. */
const MISSING = /1300002|no such file|not exist|ENOENT/i;

const messageOf = (reason: unknown): string => {
  const { errMsg, message } = (reason ?? {}) as { errMsg?: unknown; message?: unknown };
  return String(errMsg ?? message ?? reason);
};

function failed(step: string, reason: unknown): Failure {
  const { errno, errCode } = (reason ?? {}) as { errno?: unknown; errCode?: unknown };
  const message = messageOf(reason);
  return recordingFailure(FULL.test(`${errno} ${errCode} ${message}`) ? 'full' : 'fileFailed', { step, message });
}

/** The folder of kept files; undefined where WeChat writes files as a whole only (before 2.16.1), or has nowhere to. Throws nothing. */
export function createFiles(wechat: FileCalls): Files | undefined {
  const system = wechat.getFileSystemManager() as Partial<FileSystem> | undefined;
  const root = wechat.filesFolder();
  if (typeof system?.openSync !== 'function' || typeof system.writeSync !== 'function' || !root) return undefined;
  const fileSystem = system as FileSystem;
  const folder = `${root}/kept`;
  const pathOf = (name: string): string => `${folder}/${name}`;
  /** What WeChat throws becomes a `Failure`, one of ours stays. */
  const tried = <Value>(step: string, act: () => Value): Value => {
    try {
      return act();
    } catch (reason) {
      throw failed(step, reason);
    }
  };
  const stat = (path: string) => fileSystem.statSync(path) as WechatMiniprogram.Stats;
  /** The names in a folder; none where it is not there. */
  const namesIn = (path: string): readonly string[] => {
    try {
      return fileSystem.readdirSync(path);
    } catch (reason) {
      if (MISSING.test(messageOf(reason))) return [];
      throw reason;
    }
  };
  const sizeOf = (path: string): number => {
    const found = stat(path);
    return found.isDirectory() ? sizeIn(path) : found.size;
  };
  const sizeIn = (path: string): number => namesIn(path).reduce((bytes, name) => bytes + sizeOf(`${path}/${name}`), 0);
  const makeFolder = () => {
    try {
      fileSystem.mkdirSync(folder, true);
    } catch {
      // it is there, or what is to be written into it says why not
    }
  };

  return {
    create(name) {
      makeFolder();
      const path = pathOf(name + OPEN_FILE_SUFFIX);
      const fd = tried('openFile', () => fileSystem.openSync({ filePath: path, flag: 'w+' }));
      return {
        write(bytes, at) {
          // a whole buffer: what WeChat makes of a part of one is not known of all its versions
          const data = bytes.slice().buffer;
          const { bytesWritten } = tried('writeFile', () => fileSystem.writeSync({ fd, data, position: at }));
          if (bytesWritten < data.byteLength) throw failed('writeFile', `no space: ${bytesWritten}/${data.byteLength}`);
        },
        close() {
          tried('closeFile', () => fileSystem.closeSync({ fd }));
          tried('closeFile', () => fileSystem.renameSync(path, pathOf(name)));
        },
      };
    },
    list: () =>
      tried('listFiles', () =>
        namesIn(folder).map((name): KeptFile => {
          const { size, lastModifiedTime } = stat(pathOf(name));
          return { name, bytes: size, changedAtMs: lastModifiedTime * 1_000 };
        }),
      ),
    remove(name) {
      try {
        fileSystem.unlinkSync(pathOf(name));
      } catch (reason) {
        if (!MISSING.test(messageOf(reason))) throw failed('removeFile', reason);
      }
    },
    keep(tempPath, name) {
      makeFolder();
      tried('keepFile', () => fileSystem.saveFileSync(tempPath, pathOf(name)));
    },
    pathOf,
    usedBytes: () => tried('measureFiles', () => sizeIn(root)),
  };
}

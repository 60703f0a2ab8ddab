/**
 * WeChat's file system in memory, as far as this project calls it, with the limits and the words that WeChat has (wx.getFileSystemManager,
 * base library 2.16.1). Its calls at once alone: those with callbacks are made of them.
 */

/** What WeChat takes a file (error 1300202), and a mini-program in all (its guide to the file system). */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;
export const MAX_ALL_BYTES = 200 * 1024 * 1024;

/** Calls that can be made to fail. */
export type FileCall = 'openSync' | 'writeSync' | 'closeSync' | 'saveFileSync' | 'renameSync';

/** In WeChat's own words. */
const failing = (call: string, words: string, errno?: number): never => {
  throw { errMsg: `${call}:fail ${words}`, ...(errno === undefined ? {} : { errno, errCode: errno }) };
};

class StoredFile {
  private bytes = new Uint8Array(1_024);
  size = 0;

  constructor(public changedAtMs: number) {}

  write(data: Uint8Array, at: number, nowMs: number): void {
    const end = at + data.length;
    if (end > this.bytes.length) {
      const wider = new Uint8Array(Math.max(end, 2 * this.bytes.length));
      wider.set(this.bytes.subarray(0, this.size));
      this.bytes = wider;
    }
    this.bytes.set(data, at);
    this.size = Math.max(this.size, end);
    this.changedAtMs = nowMs;
  }

  whole(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.size);
  }
}

export class WechatFiles {
  /** `wx.env.USER_DATA_PATH` of a phone. */
  readonly folder = 'wxfile://usr';
  /** A phone that has less room than WeChat's limit. */
  roomBytes = MAX_ALL_BYTES;
  private readonly files = new Map<string, StoredFile>();
  private readonly folders = new Set<string>();
  private readonly open = new Map<string, StoredFile>();
  private readonly fails = new Map<FileCall, string>();
  private opened = 0;

  constructor(private readonly now: () => number) {
    this.folders.add(this.folder);
  }

  /** The next call of this name fails, in these words. */
  failNext(call: FileCall, words = 'system error'): void {
    this.fails.set(call, words);
  }

  /** What a file holds, whether it is open or not. */
  contents(path: string): Uint8Array<ArrayBuffer> | undefined {
    return this.files.get(path)?.whole();
  }

  /** A file that is there, as a picture that another call left in the temporary folder. */
  put(path: string, bytes: Uint8Array): void {
    const file = new StoredFile(this.now());
    file.write(bytes, 0, this.now());
    this.files.set(path, file);
  }

  paths(): string[] {
    return [...this.files.keys()];
  }

  /** Files that somebody opened and has not closed. */
  openCount(): number {
    return this.open.size;
  }

  /** JavaScript has ended: what was open is open no more, and stays as it is. */
  forgetOpen(): void {
    this.open.clear();
  }

  usedBytes(): number {
    const own = [...this.files].filter(([path]) => path.startsWith(`${this.folder}/`));
    return own.reduce((bytes, [, file]) => bytes + file.size, 0);
  }

  /** What `wx.getFileSystemManager()` gives. */
  manager() {
    return {
      openSync: ({ filePath, flag = 'r' }: { filePath: string; flag?: string }): string => {
        this.meet('openSync');
        this.mustBeOwn('openSync', filePath);
        if (flag.startsWith('r') && !this.files.has(filePath)) this.missing('openSync', filePath);
        if (flag.includes('x') && this.files.has(filePath)) failing('openSync', `file already exists ${filePath}`);
        const file = (flag.startsWith('w') ? undefined : this.files.get(filePath)) ?? new StoredFile(this.now());
        this.files.set(filePath, file);
        this.opened += 1;
        const fd = String(this.opened);
        this.open.set(fd, file);
        return fd;
      },
      writeSync: ({ fd, data, position }: { fd: string; data: ArrayBuffer | string; position?: number }) => {
        this.meet('writeSync');
        const file = this.open.get(fd) ?? failing('writeSync', 'bad file descriptor', 1300009);
        if (typeof data === 'string') failing('writeSync', 'texts are not simulated');
        const bytes = new Uint8Array(data as ArrayBuffer);
        const at = position ?? file.size;
        if (at > file.size) failing('writeSync', 'value of position is out of range', 1301009);
        this.mustFit('writeSync', file.size, Math.max(0, at + bytes.length - file.size));
        file.write(bytes, at, this.now());
        return { bytesWritten: bytes.length };
      },
      closeSync: ({ fd }: { fd: string }): void => {
        this.meet('closeSync');
        if (!this.open.delete(fd)) failing('closeSync', 'bad file descriptor', 1300009);
      },
      renameSync: (oldPath: string, newPath: string): void => {
        this.meet('renameSync');
        this.mustBeOwn('renameSync', newPath);
        const file = this.files.get(oldPath) ?? this.missing('renameSync', oldPath);
        this.files.delete(oldPath);
        this.files.set(newPath, file);
      },
      unlinkSync: (path: string): void => {
        if (!this.files.delete(path)) this.missing('unlinkSync', path);
      },
      mkdirSync: (path: string, recursive = false): void => {
        const above = path.slice(0, path.lastIndexOf('/'));
        if (this.folders.has(path)) failing('mkdirSync', `file already exists ${path}`, 1301005);
        if (!recursive && !this.folders.has(above)) this.missing('mkdirSync', path);
        for (let at = path; at.length >= this.folder.length; at = at.slice(0, at.lastIndexOf('/')))
          this.folders.add(at);
      },
      readdirSync: (path: string): string[] => {
        if (!this.folders.has(path)) this.missing('readdirSync', path);
        const below = [...this.files.keys(), ...this.folders].filter((one) => one.startsWith(`${path}/`));
        return [...new Set(below.map((one) => one.slice(path.length + 1).split('/')[0] ?? ''))];
      },
      statSync: (path: string) => {
        const file = this.files.get(path);
        if (!file && !this.folders.has(path)) this.missing('statSync', path);
        return {
          size: file?.size ?? 0,
          // seconds, as WeChat has it
          lastModifiedTime: Math.floor((file?.changedAtMs ?? 0) / 1_000),
          isDirectory: () => !file,
          isFile: () => file !== undefined,
        };
      },
      saveFileSync: (tempFilePath: string, filePath: string): string => {
        this.meet('saveFileSync');
        this.mustBeOwn('saveFileSync', filePath);
        const file = this.files.get(tempFilePath) ?? this.missing('saveFileSync', tempFilePath);
        this.mustFit('saveFileSync', 0, file.size);
        this.files.delete(tempFilePath);
        this.files.set(filePath, file);
        return filePath;
      },
      readFileSync: (path: string): ArrayBuffer => (this.contents(path) ?? this.missing('readFileSync', path)).buffer,
    };
  }

  private meet(call: FileCall): void {
    const words = this.fails.get(call);
    if (words === undefined) return;
    this.fails.delete(call);
    failing(call, words);
  }

  private mustBeOwn(call: string, path: string): void {
    const above = path.slice(0, path.lastIndexOf('/'));
    if (!path.startsWith(`${this.folder}/`)) failing(call, `permission denied, open ${path}`, 1300013);
    if (!this.folders.has(above)) this.missing(call, path);
  }

  private mustFit(call: string, size: number, more: number): void {
    if (more === 0) return;
    if (size + more > MAX_FILE_BYTES || this.usedBytes() + more > this.roomBytes)
      failing(call, 'the maximum size of the file storage limit is exceeded', 1300202);
  }

  private missing(call: string, path: string): never {
    return failing(call, `no such file or directory "${path}"`, 1300002);
  }
}

import { WechatFiles } from '../../../../simulator/wechat-files';
import type { MediaViewer } from '../phone/media-viewer';
import { CallFailure, type CallMaker } from './call';

/** The files of the phone: in memory, gone with the page. */
export class PhoneFiles {
  readonly stored = new WechatFiles(() => Date.now());
  private readonly urls = new Map<string, { readonly of: number; readonly url: string }>();

  /** Where the browser finds a file of the phone; undefined where there is none. */
  urlOf(path: string): string | undefined {
    const bytes = path.startsWith(`${this.stored.folder}/`) ? this.stored.contents(path) : undefined;
    if (!bytes) return undefined;
    const known = this.urls.get(path);
    if (known?.of === bytes.length) return known.url;
    const url = URL.createObjectURL(new Blob([bytes], { type: typeOf(path) }));
    this.urls.set(path, { of: bytes.length, url });
    return url;
  }

  /** A picture that a canvas gave becomes a temporary file, as those of a phone are. */
  takeTemporary(path: string): void {
    const [, base64] = /^data:[^,]*;base64,(.*)$/.exec(path) ?? [];
    if (base64 === undefined) return;
    this.stored.put(
      path,
      Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    );
  }
}

const TYPES: Readonly<Record<string, string>> = { mp4: 'video/mp4', png: 'image/png', jpg: 'image/jpeg' };
const typeOf = (path: string): string => TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

/** What a call at once throws, as one with callbacks fails. */
function asked<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (reason) {
    const { errMsg, errno } = (reason ?? {}) as { errMsg?: string; errno?: number };
    if (errMsg === undefined) throw reason;
    throw new CallFailure(errMsg.replace(/^\w+:fail /, ''), errno);
  }
}

/** The files of the phone, and those of the package, which the preview's server has. */
export function filesApi(
  call: CallMaker,
  files: PhoneFiles,
  viewer: Pick<MediaViewer, 'open'>,
): Record<string, unknown> {
  const system = files.stored.manager();
  const saveFileSync = (tempFilePath: string, filePath: string): string => {
    files.takeTemporary(tempFilePath);
    return system.saveFileSync(tempFilePath, filePath);
  };
  const readFile = call.async<{ filePath: string }>('readFile', async ({ filePath = '' }) => {
    if (filePath.startsWith(files.stored.folder)) return { data: asked(() => system.readFileSync(filePath)) };
    const response = await fetch(`files/${encodeURI(filePath.replace(/^\//, ''))}`);
    if (!response.ok) throw new CallFailure(`no such file or directory, open ${filePath}`);
    return { data: await response.arrayBuffer() };
  });
  const withCallbacks = {
    open: call.async<{ filePath: string; flag: string }>('open', ({ filePath = '', flag = 'r' }) => ({
      fd: asked(() => system.openSync({ filePath, flag })),
    })),
    write: call.async<{ fd: string; data: ArrayBuffer; position: number }>(
      'write',
      ({ fd = '', data = new ArrayBuffer(0), position }) =>
        asked(() => system.writeSync({ fd, data, ...(position === undefined ? {} : { position }) })),
    ),
    close: call.async<{ fd: string }>('close', ({ fd = '' }) => asked(() => system.closeSync({ fd }))),
    rename: call.async<{ oldPath: string; newPath: string }>('rename', ({ oldPath = '', newPath = '' }) =>
      asked(() => system.renameSync(oldPath, newPath)),
    ),
    unlink: call.async<{ filePath: string }>('unlink', ({ filePath = '' }) => asked(() => system.unlinkSync(filePath))),
    mkdir: call.async<{ dirPath: string; recursive: boolean }>('mkdir', ({ dirPath = '', recursive = false }) =>
      asked(() => system.mkdirSync(dirPath, recursive)),
    ),
    readdir: call.async<{ dirPath: string }>('readdir', ({ dirPath = '' }) => ({
      files: asked(() => system.readdirSync(dirPath)),
    })),
    stat: call.async<{ path: string }>('stat', ({ path = '' }) => ({ stats: asked(() => system.statSync(path)) })),
    saveFile: call.async<{ tempFilePath: string; filePath: string }>(
      'saveFile',
      ({ tempFilePath = '', filePath = '' }) => ({ savedFilePath: asked(() => saveFileSync(tempFilePath, filePath)) }),
    ),
  };
  const manager = { ...system, ...withCallbacks, saveFileSync, readFile };
  return {
    env: { USER_DATA_PATH: files.stored.folder },
    getFileSystemManager: () => manager,
    /** The first of them alone: WeChat turns the pages. */
    previewMedia: call.async<{ sources: readonly { url: string; type?: string }[]; current: number }>(
      'previewMedia',
      ({ sources = [], current = 0 }) => {
        const source = sources[current];
        if (!source) throw new CallFailure('parameter error: no sources');
        const isOwn = source.url.startsWith(`${files.stored.folder}/`);
        const url = isOwn ? files.urlOf(source.url) : source.url;
        if (url === undefined) throw new CallFailure(`no such file or directory, open ${source.url}`);
        viewer.open({ url, isVideo: source.type === 'video' });
        return {};
      },
    ),
  };
}

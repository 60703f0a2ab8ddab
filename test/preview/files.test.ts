import { createFiles } from '../../miniprogram/runtime/files';
import { createWechat } from '../../miniprogram/runtime/wechat';
import { type Bench, portsConformance } from '../../simulator/conformance';
import { ErrorLog } from '../../tools/preview/runtime/errors';
import { createWx } from '../../tools/preview/runtime/wechat';
import { CallMaker } from '../../tools/preview/runtime/wechat/call';
import { filesApi, PhoneFiles } from '../../tools/preview/runtime/wechat/files';

function phone() {
  const files = new PhoneFiles();
  const viewed: object[] = [];
  const viewer = { open: (media: object) => void viewed.push(media) };
  const wx = createWx([filesApi(new CallMaker(new ErrorLog()), files, viewer)]);
  return { files, viewed, wx, ports: { files: createFiles(createWechat(() => wx)) } };
}

const calls = {
  createFile: 'openSync',
  writeFile: 'writeSync',
  closeFile: 'closeSync',
  keepFile: 'saveFileSync',
} as const;

function bench(): Bench {
  const { files, ports } = phone();
  return {
    ports: {
      clock: { now: () => Date.now(), setTimeout: () => undefined, clearTimeout: () => undefined },
      ...ports,
    } as Bench['ports'],
    world: {
      advance: async () => undefined,
      meet: (call) => files.stored.failNext(calls[call as keyof typeof calls]),
      temporaryFile: (bytes) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`,
      look: () => ({ held: [], isScreenKeptOn: false, album: [], file: (path) => files.stored.contents(path) }),
    },
  };
}

describe('the preview’s files keep what files promise', () => {
  const rows = portsConformance(bench).filter(({ ports }) => ports.includes('files'));
  for (const { name, run } of rows) test(name, run);
});

type Manager = Record<string, (options: object) => Promise<Record<string, unknown>>>;
const managerOf = (wx: Record<string, unknown>) => (wx.getFileSystemManager as () => Manager)();

test('the calls that answer later do the same, and fail in WeChat’s words', async () => {
  const { wx, files } = phone();
  const { open, write, close, rename, readdir, stat, unlink, mkdir, readFile, saveFile } = managerOf(
    wx,
  ) as Required<Manager>;
  const folder = (wx.env as { USER_DATA_PATH: string }).USER_DATA_PATH;
  await mkdir?.({ dirPath: `${folder}/kept` });
  const { fd } = (await open?.({ filePath: `${folder}/kept/a`, flag: 'w+' })) ?? {};
  await expect(write?.({ fd, data: Uint8Array.of(1, 2).buffer, position: 0 })).resolves.toMatchObject({
    bytesWritten: 2,
  });
  await close?.({ fd });
  await rename?.({ oldPath: `${folder}/kept/a`, newPath: `${folder}/kept/b` });
  await expect(readdir?.({ dirPath: `${folder}/kept` })).resolves.toMatchObject({ files: ['b'] });
  await expect(stat?.({ path: `${folder}/kept/b` })).resolves.toMatchObject({ stats: { size: 2 } });
  await expect(readFile?.({ filePath: `${folder}/kept/b` })).resolves.toMatchObject({
    data: Uint8Array.of(1, 2).buffer,
  });
  await saveFile?.({ tempFilePath: 'data:image/png;base64,AQ==', filePath: `${folder}/kept/c` });
  await unlink?.({ filePath: `${folder}/kept/b` });
  expect(files.stored.paths()).toEqual([`${folder}/kept/c`]);
  await expect(unlink?.({ filePath: `${folder}/kept/b` })).rejects.toMatchObject({
    errMsg: `unlink:fail no such file or directory "${folder}/kept/b"`,
    errno: 1300002,
  });
});

test('markup and players find a kept file as the browser has it, anew when it has grown', async () => {
  const { files, ports } = phone();
  const file = ports.files?.create('door.mp4');
  file?.write(Uint8Array.of(1, 2), 0);
  const path = ports.files?.pathOf('door.mp4') ?? '';
  expect(files.urlOf(path)).toBeUndefined();
  file?.close();
  const url = files.urlOf(path) ?? '';
  expect(url).toMatch(/^blob:/);
  expect(files.urlOf(path)).toBe(url);
  expect(files.urlOf('/assets/logo.png')).toBeUndefined();
});

test('a film of the phone is looked at by its address in the browser, and one that is not there fails', async () => {
  const { files, viewed, wx } = phone();
  files.stored.put(`${files.stored.folder}/kept/film.mp4`, new Uint8Array([1]));
  const look = (url: string) =>
    new Promise<string>((resolve) => {
      (wx as { previewMedia(given: object): void }).previewMedia({
        sources: [{ url, type: 'video' }],
        success: () => resolve('shown'),
        fail: ({ errMsg }: { errMsg: string }) => resolve(errMsg),
      });
    });
  expect(await look(`${files.stored.folder}/kept/film.mp4`)).toBe('shown');
  expect(viewed).toEqual([{ url: expect.stringMatching(/^blob:/), isVideo: true }]);
  expect(await look(`${files.stored.folder}/kept/gone.mp4`)).toMatch(/previewMedia:fail no such file/);
  expect(viewed).toHaveLength(1);
});

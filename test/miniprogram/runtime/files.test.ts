import type { Failure } from '../../../machines/failure';
import { failureTitle } from '../../../machines/failure';
import type { Files } from '../../../machines/kernel/ports';
import { createFiles, fileFunctions } from '../../../miniprogram/runtime/files';
import { MAX_ALL_BYTES, MAX_FILE_BYTES } from '../../../simulator/wechat-files';
import { fakeWechat } from './fake-wechat';

const room = 'wxfile://usr/kept';

function started() {
  const wechat = fakeWechat();
  const files = createFiles(wechat.calls);
  if (!files) throw new Error('there are no files');
  return { wechat, files };
}

/** The failure that it throws. */
function thrownBy(act: () => unknown): Failure {
  try {
    act();
  } catch (reason) {
    return reason as Failure;
  }
  throw new Error('nothing was thrown');
}

test('a recording is a file of the folder for kept ones, where WeChat’s album finds it', () => {
  const { wechat, files } = started();
  const file = files.create('door.mp4');
  file.write(Uint8Array.of(1, 2, 3), 0);
  expect(wechat.files.paths()).toEqual([`${room}/door.mp4.part`]);
  file.close();
  expect(wechat.files.paths()).toEqual([`${room}/door.mp4`]);
  expect(files.pathOf('door.mp4')).toBe(`${room}/door.mp4`);
  expect(wechat.files.openCount()).toBe(0);
});

test('before 2.16.1 WeChat writes files as a whole only: then there are none', () => {
  for (const missing of ['openSync', 'writeSync']) {
    const wechat = fakeWechat();
    wechat.wx.getFileSystemManager = () => ({ ...wechat.files.manager(), [missing]: undefined });
    expect(createFiles(wechat.calls)).toBeUndefined();
  }
  for (const name of ['getFileSystemManager', 'env']) {
    const wechat = fakeWechat();
    delete wechat.wx[name];
    expect(createFiles(wechat.calls)).toBeUndefined();
  }
});

test('files of others count too, as WeChat counts them', () => {
  const { wechat, files } = started();
  wechat.files.manager().mkdirSync('wxfile://usr/theirs/deep', true);
  wechat.files.put('wxfile://usr/theirs/deep/one', new Uint8Array(30));
  wechat.files.put('wxfile://usr/other', new Uint8Array(4));
  expect(files.usedBytes()).toBe(34);
  expect(files.list()).toEqual([]);
});

test('a file that is full by WeChat’s count says so in words, and what is in it can be written over', () => {
  const { wechat, files } = started();
  wechat.files.roomBytes = 100;
  const file = files.create('door.mp4');
  file.write(new Uint8Array(90), 0);
  const failure = thrownBy(() => file.write(new Uint8Array(20), 90));
  expect(failure).toMatchObject({ source: 'recording', code: 'full', step: 'writeFile' });
  expect(failureTitle(failure, 'zh')).toBe('小程序的存储空间已满');
  file.write(Uint8Array.of(7), 89);
  file.close();
  expect(wechat.files.contents(`${room}/door.mp4`)?.[89]).toBe(7);
});

test('a write that WeChat cut short is one that failed', () => {
  const { wechat } = started();
  wechat.wx.getFileSystemManager = () => ({ ...wechat.files.manager(), writeSync: () => ({ bytesWritten: 1 }) });
  const file = createFiles(wechat.calls)?.create('door.mp4');
  expect(thrownBy(() => file?.write(new Uint8Array(2), 0))).toMatchObject({ code: 'full' });
});

test('the limits of WeChat are those that it names', () => {
  expect([MAX_FILE_BYTES, MAX_ALL_BYTES]).toEqual([100, 200].map((mega) => mega * 1024 * 1024));
});

/** Everything that files are asked for. */
const wishes: Readonly<Record<string, (files: Files) => unknown>> = {
  create: (files) => files.create('a.mp4'),
  write: (files) => files.create('a.mp4').write(Uint8Array.of(1), 0),
  close: (files) => files.create('a.mp4').close(),
  list: (files) => files.list(),
  remove: (files) => files.remove('a.mp4'),
  keep: (files) => files.keep('tmp', 'a.jpg'),
  used: (files) => files.usedBytes(),
};

describe.each(fileFunctions)('%s of WeChat’s file system', (name) => {
  test.each([
    ['is missing', undefined],
    [
      'throws words',
      () => {
        throw { errMsg: `${name}:fail system error` };
      },
    ],
    [
      'throws nothing that says anything',
      () => {
        throw undefined;
      },
    ],
  ])('where it %s, whoever asks for files gets what it wants or a Failure', (_trouble, instead) => {
    for (const ask of Object.values(wishes)) {
      const wechat = fakeWechat();
      wechat.files.manager().mkdirSync(room, true);
      wechat.files.put('tmp', Uint8Array.of(1));
      wechat.files.put(`${room}/old.mp4`, Uint8Array.of(1));
      wechat.wx.getFileSystemManager = () => ({ ...wechat.files.manager(), [name]: instead });
      const files = createFiles(wechat.calls);
      if (!files) continue;
      try {
        ask(files);
      } catch (reason) {
        expect(reason).toMatchObject({ source: 'recording', code: 'fileFailed', scope: 'none' });
      }
    }
  });
});

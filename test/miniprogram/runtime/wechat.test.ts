import { answerOf, createWechat } from '../../../miniprogram/runtime/wechat';

const refused = { errMsg: 'authorize:fail auth deny', errno: 103 };
const door = (wx: object) => createWechat(() => wx);

describe('a call that is told how it went', () => {
  test.each([
    ['by a callback', ({ success }: { success(answer: object): void }) => success({ errMsg: 'ok' })],
    ['by a promise', () => Promise.resolve({ errMsg: 'ok' })],
  ])('a call that is told how it went: well, %s', async (_, authorize) => {
    await expect(answerOf(door({ authorize }).authorize, { scope: 'scope.record' })).resolves.toEqual({ errMsg: 'ok' });
  });

  test.each([
    ['by a callback', ({ fail }: { fail(reason: object): void }) => fail(refused), refused],
    ['by a promise', () => Promise.reject(refused), refused],
    [
      'by a throw',
      () => {
        throw refused;
      },
      refused,
    ],
    ['by its absence', undefined, { errMsg: 'authorize:fail it is not there' }],
  ])('a call that is told how it went: badly, %s', async (_, authorize, reason) => {
    await expect(answerOf(door({ authorize }).authorize, { scope: 'scope.record' })).rejects.toEqual(reason);
  });

  test('a call that is told how it went is told so once, whatever WeChat says besides', async () => {
    const told: string[] = [];
    const setClipboardData = ({ success, fail }: { success(): void; fail(): void }) => {
      success();
      fail();
      return Promise.reject(refused);
    };
    door({ setClipboardData }).setClipboardData({
      data: '',
      success: () => told.push('copied'),
      fail: () => told.push('not'),
    });
    await Promise.resolve();
    expect(told).toEqual(['copied']);
  });

  test('a fault of who asked is no refusal of WeChat', () => {
    const setClipboardData = ({ success }: { success(): void }) => success();
    const fail = jest.fn();
    const success = () => {
      throw new Error('a fault of our own');
    };
    expect(() => door({ setClipboardData }).setClipboardData({ data: '', success, fail })).toThrow(
      'a fault of our own',
    );
    expect(fail).not.toHaveBeenCalled();
  });
});

test.each([
  'getAppBaseInfo',
  'getDeviceInfo',
  'getAppAuthorizeSetting',
  'getSystemInfoSync',
  'canIUse',
] as const)('%s, which answers at once, answers nothing where it is missing or throws', (name) => {
  const raise = () => {
    throw refused;
  };
  for (const wx of [{}, { [name]: raise }, { [name]: () => undefined }])
    expect((door(wx)[name] as () => unknown)()).toBeUndefined();
});

test('comfort that is refused is no unhandled rejection, as a `fail` always stands by', () => {
  const asked: object[] = [];
  door({ setKeepScreenOn: (options: object) => void asked.push(options) }).setKeepScreenOn({ keepScreenOn: true });
  expect(asked).toEqual([expect.objectContaining({ keepScreenOn: true, fail: expect.any(Function) })]);
});

test('a listener goes through as it is, so that it can be taken back', () => {
  const heard: unknown[] = [];
  const listener = () => undefined;
  const wx = { onAppShow: (given: unknown) => heard.push(given), offAppShow: (given: unknown) => heard.push(given) };
  door(wx).onAppShow(listener);
  door(wx).offAppShow(listener);
  expect(heard).toEqual([listener, listener]);
});

test('what works at once throws where it cannot: who stores something has to know', () => {
  expect(() => door({}).setStorageSync('cameras', [])).toThrow();
});

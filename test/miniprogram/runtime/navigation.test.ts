import { cameraIdOf, cameraIdsOf, goBack } from '../../../miniprogram/runtime/navigation';

interface NavigateOptions {
  readonly url: string;
  success(): void;
  fail(refusal: { errMsg: string }): void;
}

function fresh() {
  const opened: NavigateOptions[] = [];
  const said: string[] = [];
  Object.assign(globalThis, {
    wx: {
      navigateTo: (options: NavigateOptions) => void opened.push(options),
      showToast: ({ title }: { title: string }) => void said.push(title),
    },
    getApp: () => ({ language: 'en' }),
  });
  let openPage: typeof import('../../../miniprogram/runtime/navigation').openPage = () => undefined;
  jest.isolateModules(() => {
    openPage = require('../../../miniprogram/runtime/navigation').openPage;
  });
  return { opened, said, openPage };
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'wx');
});

describe('opening a page', () => {
  test('opening a page names the camera that it is for', () => {
    const { opened, openPage } = fresh();
    openPage('live', 'front door/1');
    expect(opened[0]?.url).toBe('/packages/watch/pages/live/live?id=front%20door%2F1');
  });

  test('opening a page needs no camera', () => {
    const { opened, openPage } = fresh();
    openPage('log');
    expect(opened[0]?.url).toBe('/pages/log/log');
  });

  test('a double tap opens one page, a later tap the next', () => {
    const { opened, openPage } = fresh();
    openPage('live', 'a');
    openPage('live', 'a');
    expect(opened).toHaveLength(1);
    opened[0]?.success();
    openPage('form');
    expect(opened.map(({ url }) => url)).toEqual(['/packages/watch/pages/live/live?id=a', '/pages/form/form']);
  });

  test('a page that does not open says so, and can be tapped again at once', () => {
    const { opened, said, openPage } = fresh();
    openPage('live', 'a');
    opened[0]?.fail({ errMsg: 'navigateTo:fail webview count limit exceed' });
    expect(said).toEqual(['The page did not open. Tap again.']);
    openPage('live', 'a');
    expect(opened).toHaveLength(2);
  });

  test('a page of which WeChat says nothing can be tapped again after a while', () => {
    jest.useFakeTimers({ now: 1_000 });
    try {
      const { opened, openPage } = fresh();
      openPage('live', 'a');
      jest.advanceTimersByTime(1_900);
      openPage('live', 'a');
      expect(opened).toHaveLength(1);
      jest.advanceTimersByTime(200);
      openPage('live', 'a');
      expect(opened).toHaveLength(2);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('going back', () => {
  const goBackFrom = (isFirstPage: boolean, opensTheList = true) => {
    const asked: string[] = [];
    const wx = {
      navigateBack({ fail }: { fail(): void }) {
        asked.push('back');
        if (isFirstPage) fail();
      },
      reLaunch({ url, fail }: { url: string; fail(): void }) {
        asked.push(url);
        if (!opensTheList) fail();
      },
      showToast: ({ title }: { title: string }) => void asked.push(title),
    };
    Object.assign(globalThis, { wx, getApp: () => ({ language: 'en' }) });
    goBack();
    return asked;
  };

  test('going back leads to the page before', () => {
    expect(goBackFrom(false)).toEqual(['back']);
  });

  test('going back leads to the list where a link opened the page', () => {
    expect(goBackFrom(true)).toEqual(['back', '/pages/home/home']);
  });

  test('going back where nothing opens says what else leads there', () => {
    expect(goBackFrom(true, false)).toEqual([
      'back',
      '/pages/home/home',
      'Could not go back. Use the arrow at the top.',
    ]);
  });
});

describe('the camera that a page was opened for', () => {
  test('the camera that a page was opened for is read from the query as WeChat hands it over', () => {
    expect(cameraIdOf({ id: 'front%20door%2F1' })).toBe('front door/1');
    expect(cameraIdOf({})).toBe('');
  });

  test('the camera that a page was opened for is taken as it stands when somebody wrote the address by hand', () => {
    expect(cameraIdOf({ id: '100%' })).toBe('100%');
  });
});

describe('the cameras that a page was opened for', () => {
  test('the cameras that a page was opened for are read in their order, each as it may stand in an address, also one twice', () => {
    expect(cameraIdsOf({ ids: 'door,front%20door%2F1,a%2Cb,door' })).toEqual(['door', 'front door/1', 'a,b', 'door']);
  });

  test('the cameras that a page was opened for are none when none is named', () => {
    expect(cameraIdsOf({})).toEqual([]);
    expect(cameraIdsOf({ ids: ',' })).toEqual([]);
  });
});

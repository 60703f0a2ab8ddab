import { cameraIdOf, cameraIdsOf, goBack } from '../../../miniprogram/runtime/navigation';

interface NavigateOptions {
  readonly url: string;
  complete(): void;
}

function fresh() {
  const opened: NavigateOptions[] = [];
  Object.assign(globalThis, { wx: { navigateTo: (options: NavigateOptions) => void opened.push(options) } });
  let openPage: typeof import('../../../miniprogram/runtime/navigation').openPage = () => undefined;
  jest.isolateModules(() => {
    openPage = require('../../../miniprogram/runtime/navigation').openPage;
  });
  return { opened, openPage };
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'wx');
});

describe('opening a page', () => {
  test('opening a page names the camera that it is for', () => {
    const { opened, openPage } = fresh();
    openPage('live', 'front door/1');
    expect(opened[0]?.url).toBe('/pages/live/live?id=front%20door%2F1');
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
    opened[0]?.complete();
    openPage('form');
    expect(opened.map(({ url }) => url)).toEqual(['/pages/live/live?id=a', '/pages/form/form']);
  });
});

describe('going back', () => {
  const goBackFrom = (isFirstPage: boolean) => {
    const asked: string[] = [];
    const wx = {
      navigateBack({ fail }: { fail(): void }) {
        asked.push('back');
        if (isFirstPage) fail();
      },
      reLaunch: ({ url }: { url: string }) => void asked.push(url),
    };
    Object.assign(globalThis, { wx });
    goBack();
    return asked;
  };

  test('going back leads to the page before', () => {
    expect(goBackFrom(false)).toEqual(['back']);
  });

  test('going back leads to the list where a link opened the page', () => {
    expect(goBackFrom(true)).toEqual(['back', '/pages/home/home']);
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

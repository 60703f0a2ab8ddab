import { fakeWechat } from './runtime/fake-wechat';

type AudioOption = Parameters<WechatMiniprogram.Wx['setInnerAudioOption']>[0];
interface Launching {
  onLaunch(): void;
  onShow(): void;
  readonly language?: string;
}

/** The mini-program's app, launched by this WeChat. */
function launch(setInnerAudioOption: (option: AudioOption) => void): Launching {
  const registered: Launching[] = [];
  Object.assign(globalThis, {
    wx: { ...fakeWechat().wx, setInnerAudioOption },
    App: (app: Launching) => void registered.push(app),
  });
  jest.isolateModules(() => require('../../miniprogram/app'));
  const [app] = registered;
  if (!app) throw new Error('app.ts registered no app');
  app.onLaunch();
  app.onShow();
  return app;
}

test('a camera is heard although the phone is set to silent', () => {
  const asked: AudioOption[] = [];
  launch((option) => void asked.push(option));
  expect(asked).toMatchObject([{ obeyMuteSwitch: false }]);
});

test('a camera is still heard after the app was left, as WeChat forgets it then', () => {
  const asked: AudioOption[] = [];
  launch((option) => void asked.push(option)).onShow();
  expect(asked).toHaveLength(2);
});

test('a WeChat that cannot play sound on silent launches the app all the same', () => {
  const app = launch((option) => option.fail?.({ errMsg: 'setInnerAudioOption:fail' }));
  expect(app.language).toBe('en');
});

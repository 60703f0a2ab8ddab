import { createScreen } from '../../../miniprogram/runtime/screen';
import { fakeWechat } from './fake-wechat';

function screenOf() {
  const wechat = fakeWechat();
  const screen = createScreen(wechat.calls);
  const asked = () => wechat.made.map(({ options }) => (options as { readonly keepScreenOn: boolean }).keepScreenOn);
  return { wechat, screen, asked };
}

test('the screen is kept on again whenever the app is shown, as WeChat forgets it when it is left', () => {
  const { wechat, screen, asked } = screenOf();
  const letGo = screen.keepOn();
  wechat.emit('appHide');
  wechat.emit('appShow');
  expect(asked()).toEqual([true, true]);
  letGo();
  wechat.emit('appShow');
  expect(asked()).toEqual([true, true, false]);
});

test('the screen that nobody holds is not asked for', () => {
  const { wechat, asked } = screenOf();
  wechat.emit('appShow');
  expect(asked()).toEqual([]);
});

test('the screen that nobody holds any more is not kept on where WeChat does not take a listener off', () => {
  const { wechat, screen, asked } = screenOf();
  const { onAppShow, setKeepScreenOn } = wechat.calls;
  const deaf = createScreen({ onAppShow, setKeepScreenOn, offAppShow: () => undefined });
  deaf.keepOn()();
  wechat.emit('appShow');
  expect(asked()).toEqual([true, false]);
  screen.keepOn();
  deaf.keepOn();
  wechat.emit('appShow');
  expect(asked().slice(2)).not.toContain(false);
});

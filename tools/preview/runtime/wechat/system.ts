import type { PreviewOptions } from '../options';
import type { PhoneScreen } from '../screen';
import type { CallMaker } from './call';

/** What the phone can be asked about itself. */
export interface SystemSurroundings {
  readonly options: PreviewOptions;
  readonly screen: PhoneScreen;
  /** `undefined` where the mini-program has no dark mode, as in WeChat. */
  theme(): 'light' | 'dark' | undefined;
  /** What the bar of tabs takes from the page on top. */
  tabBarHeight(): number;
}

const DEVICES = {
  ios: { brand: 'iPhone', model: 'iPhone 15 (preview)', system: 'iOS 17.5', platform: 'ios' },
  android: { brand: 'google', model: 'Pixel 8 (preview)', system: 'Android 14', platform: 'android' },
};

export function systemApi(call: CallMaker, surroundings: SystemSurroundings): Record<string, unknown> {
  const { options, screen } = surroundings;
  const capsuleLeft = screen.width - screen.capsule.right - screen.capsule.width;
  const getWindowInfo = () => ({
    pixelRatio: window.devicePixelRatio,
    screenWidth: screen.width,
    screenHeight: screen.height,
    windowWidth: screen.width,
    windowHeight: screen.height - screen.statusBarHeight - screen.navigationBarHeight - surroundings.tabBarHeight(),
    statusBarHeight: screen.statusBarHeight,
    screenTop: screen.statusBarHeight + screen.navigationBarHeight,
    safeArea: {
      left: 0,
      right: screen.width,
      top: screen.statusBarHeight,
      bottom: screen.height - screen.safeAreaBottom,
      width: screen.width,
      height: screen.height - screen.statusBarHeight - screen.safeAreaBottom,
    },
  });
  const getDeviceInfo = () => ({ ...DEVICES[options.platform], benchmarkLevel: 50, abi: 'arm64' });
  const getAppBaseInfo = () => ({
    SDKVersion: options.baseLibraryVersion,
    version: options.weChatVersion,
    language: options.language,
    theme: surroundings.theme(),
    enableDebug: false,
    fontSizeSetting: 17,
    host: { env: 'WeChat', appId: '', version: 0 },
  });
  const getSystemSetting = () => ({
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  });
  const getSystemInfoSync = () => ({
    ...getDeviceInfo(),
    ...getAppBaseInfo(),
    ...getSystemSetting(),
    ...getWindowInfo(),
  });
  return {
    getWindowInfo,
    getDeviceInfo,
    getAppBaseInfo,
    getSystemSetting,
    getSystemInfoSync,
    getSystemInfo: call.async('getSystemInfo', getSystemInfoSync),
    getSystemInfoAsync: call.async('getSystemInfoAsync', getSystemInfoSync),
    getAppAuthorizeSetting: () => ({ albumAuthorized: 'authorized', cameraAuthorized: 'authorized' }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      plugin: {},
    }),
    getMenuButtonBoundingClientRect: () => ({
      width: screen.capsule.width,
      height: screen.capsule.height,
      top: screen.capsule.top,
      bottom: screen.capsule.top + screen.capsule.height,
      left: capsuleLeft,
      right: capsuleLeft + screen.capsule.width,
    }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
}

import { createWechat, type Wechat } from '../../../miniprogram/runtime/wechat';
import type { WechatEventName } from '../../../simulator/wechat-events';
import { WechatFiles } from '../../../simulator/wechat-files';

/** A `wx` with storage of its own, whose answers and events a test gives. */
export interface FakeWechat {
  readonly calls: Wechat;
  /** The `wx` behind the calls: what is changed here they do otherwise from then on. */
  readonly wx: Record<string, unknown>;
  /** Names and options of the calls so far. */
  readonly made: readonly { readonly call: string; readonly options: unknown }[];
  readonly store: Map<string, unknown>;
  readonly files: WechatFiles;
  /** What the person allowed; absent was never asked. */
  readonly permissions: Record<string, boolean>;
  /** How calls fail, by name. */
  readonly failures: Record<string, unknown>;
  language: string;
  networkType: string;
  localAddress: string;
  platform: string;
  /** The privacy guideline was not accepted yet. */
  needsPrivacyConsent: boolean;
  /** The phone’s own switch; iPhones alone tell it. */
  albumSwitch: 'authorized' | 'denied' | 'not determined' | undefined;
  emit(event: WechatEventName, payload?: unknown): void;
  listenerCount(): number;
}

/** A WeChat that is new enough for everything, on a phone with Wi-Fi. */
export function fakeWechat(): FakeWechat {
  const made: { call: string; options: unknown }[] = [];
  const store = new Map<string, unknown>();
  const files = new WechatFiles(() => 1_700_000_000_000);
  const permissions: Record<string, boolean> = {};
  const failures: Record<string, unknown> = {};
  const listeners = new Map<string, Set<(payload: unknown) => void>>();

  const answer = (call: string, result: () => unknown) => async (options?: unknown) => {
    made.push({ call, options });
    if (call in failures) throw failures[call];
    return result();
  };
  const on = (event: string) => (listener: (payload: unknown) => void) => {
    listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
  };
  const off = (event: string) => (listener: (payload: unknown) => void) => void listeners.get(event)?.delete(listener);

  const fake: Omit<FakeWechat, 'calls' | 'wx'> = {
    made,
    store,
    files,
    permissions,
    failures,
    language: 'en',
    networkType: 'wifi',
    localAddress: '192.168.1.20',
    platform: 'ios',
    needsPrivacyConsent: false,
    albumSwitch: 'authorized',
    emit: (event, payload) => {
      for (const listener of [...(listeners.get(event) ?? [])]) listener(payload);
    },
    listenerCount: () => [...listeners.values()].reduce((count, set) => count + set.size, 0),
  };
  const wx: Record<string, unknown> = {
    getStorageSync: (key: string) => store.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void store.set(key, value),
    getPrivacySetting: answer('getPrivacySetting', () => ({ needAuthorization: fake.needsPrivacyConsent })),
    getAppAuthorizeSetting: () => ({ albumAuthorized: fake.albumSwitch }),
    getSetting: answer('getSetting', () => ({ authSetting: { ...permissions } })),
    authorize: answer('authorize', () => ({})),
    saveImageToPhotosAlbum: answer('saveImageToPhotosAlbum', () => ({})),
    saveVideoToPhotosAlbum: answer('saveVideoToPhotosAlbum', () => ({})),
    openSetting: answer('openSetting', () => ({})),
    previewMedia: answer('previewMedia', () => ({})),
    openAppAuthorizeSetting: answer('openAppAuthorizeSetting', () => ({})),
    navigateTo: answer('navigateTo', () => ({})),
    navigateBack: answer('navigateBack', () => ({})),
    restartMiniProgram: answer('restartMiniProgram', () => ({})),
    reLaunch: answer('reLaunch', () => ({})),
    setClipboardData: answer('setClipboardData', () => ({})),
    setNavigationBarTitle: answer('setNavigationBarTitle', () => ({})),
    pageScrollTo: answer('pageScrollTo', () => ({})),
    setInnerAudioOption: () => undefined,
    enableAlertBeforeUnload: answer('enableAlertBeforeUnload', () => ({})),
    disableAlertBeforeUnload: answer('disableAlertBeforeUnload', () => ({})),
    showToast: answer('showToast', () => ({})),
    showModal: answer('showModal', () => ({})),
    getSystemInfoSync: () => ({
      language: fake.language,
      version: '8.0.49',
      SDKVersion: '3.4.1',
      platform: fake.platform,
    }),
    setKeepScreenOn: (options: unknown) => void made.push({ call: 'setKeepScreenOn', options }),
    getAppBaseInfo: () => ({ language: fake.language, version: '8.0.49', SDKVersion: '3.4.1' }),
    getDeviceInfo: () => ({ platform: fake.platform }),
    canIUse: () => true,
    env: { USER_DATA_PATH: files.folder },
    getFileSystemManager: () => files.manager(),
    getNetworkType: ({ success, fail }: { success(result: unknown): void; fail(): void }) => {
      void Promise.resolve().then(() =>
        'getNetworkType' in failures ? fail() : success({ networkType: fake.networkType }),
      );
    },
    getLocalIPAddress: answer('getLocalIPAddress', () => ({ localip: fake.localAddress })),
    onNetworkStatusChange: on('networkStatusChange'),
    offNetworkStatusChange: off('networkStatusChange'),
    onAppShow: on('appShow'),
    offAppShow: off('appShow'),
    onAppHide: on('appHide'),
    offAppHide: off('appHide'),
    onMemoryWarning: on('memoryWarning'),
    offMemoryWarning: off('memoryWarning'),
    onAudioInterruptionBegin: on('audioInterruptionBegin'),
    offAudioInterruptionBegin: off('audioInterruptionBegin'),
    onAudioInterruptionEnd: on('audioInterruptionEnd'),
    offAudioInterruptionEnd: off('audioInterruptionEnd'),
  };
  return Object.assign(fake, { wx, calls: createWechat(() => wx) });
}

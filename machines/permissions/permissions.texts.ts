import type { PermissionName, PermissionState } from '../kernel/ports';
import { buttonTexts } from '../words/button.texts';
import type { Text } from '../words/text';

/** What each is for. */
export const nameTexts: Readonly<Record<PermissionName, Text>> = {
  album: { zh: '相册（保存截图）', en: 'Album (saves photos)' },
  clipboard: { zh: '剪贴板（复制文字）', en: 'Clipboard (copies text)' },
  microphone: { zh: '麦克风（低延迟播放）', en: 'Microphone (for low delay)' },
  camera: { zh: '相机', en: 'Camera of the phone' },
  localNetwork: { zh: '本地网络（同一 Wi-Fi 的摄像头）', en: 'Local network (cameras nearby)' },
};

/** How it stands, and the way on: another one for each. */
export const stateTexts: Readonly<Record<PermissionState, { readonly state: Text; readonly advice: Text | null }>> = {
  allowed: { state: { zh: '已允许', en: 'Allowed' }, advice: null },
  notAsked: { state: { zh: '用到时微信会询问', en: 'WeChat asks when it is used' }, advice: null },
  refusedOnce: {
    state: { zh: '上次没有同意', en: 'You did not agree' },
    advice: { zh: '过十秒再用一次，微信会重新询问。', en: 'Use it again after ten seconds, and WeChat asks anew.' },
  },
  deniedInSettings: {
    state: { zh: '在小程序的设置里没有允许', en: 'Not allowed in this mini-program’s settings' },
    advice: { zh: '请在设置里打开它。', en: 'Allow it in the settings.' },
  },
  deniedByPhone: {
    state: { zh: '手机没有允许微信使用', en: 'The phone does not let WeChat use it' },
    advice: { zh: '请在手机的设置里允许微信使用它。', en: 'Allow it for WeChat in the phone’s settings.' },
  },
  privacyUndeclared: {
    state: { zh: '小程序还没有声明要使用它', en: 'This mini-program has not declared it' },
    advice: {
      zh: '请开发者在微信公众平台的“用户隐私保护指引”里声明，约 5 分钟后生效。',
      en: 'Its developer has to declare it in the console’s guideline for user privacy; that takes about 5 minutes.',
    },
  },
  untold: {
    state: { zh: '微信不会告诉是否允许', en: 'WeChat does not tell' },
    advice: {
      zh: '同一 Wi-Fi 的摄像头连不上时，请在手机的设置里确认微信可以使用它。',
      en: 'If cameras nearby do not connect, make sure in the phone’s settings that WeChat may use it.',
    },
  },
};

export const sheetTexts = {
  title: { zh: '权限', en: 'Permissions' },
  hint: { zh: '有权限没有打开', en: 'A permission is missing' },
  close: { zh: '关闭', en: 'Close' },
  openSettings: buttonTexts.openSettings,
} satisfies Record<string, Text>;

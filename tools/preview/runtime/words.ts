import type { PreviewOptions } from './options';

const ALL = {
  zh_CN: {
    back: '返回',
    cancel: '取消',
    confirm: '确定',
    allow: '允许',
    refuse: '拒绝',
    closeViewer: '关闭预览',
    asks: '小程序申请',
    settings: '设置',
    noPermissions: '小程序还没有申请过任何权限',
    phoneSettings: '真机上会打开手机的设置，可以在那里给微信麦克风权限',
    menu: '更多',
    leave: '退到后台',
    returnToApp: '回到小程序',
    inBackground: '小程序在后台',
    restart: '重新进入小程序',
    buildFailed: '构建失败，保存修改后会自动恢复',
    startFailed: '小程序没能启动',
    packageFailed: '页面所在的分包没能加载，请检查网络后重试',
    tryAgain: '重试',
    tabBar: '标签栏',
    newMark: '有新内容',
  },
  en: {
    back: 'Back',
    cancel: 'Cancel',
    confirm: 'OK',
    allow: 'Allow',
    refuse: 'Refuse',
    closeViewer: 'Close the viewer',
    asks: 'The mini-program asks to',
    settings: 'Settings',
    noPermissions: 'The mini-program has not asked for any permission yet',
    phoneSettings: 'A phone opens its own settings here, where WeChat can be given the microphone',
    menu: 'More',
    leave: 'To the background',
    returnToApp: 'Back to the mini-program',
    inBackground: 'The mini-program is in the background',
    restart: 'Restart the mini-program',
    buildFailed: 'The build failed; the next save that works will cure it',
    startFailed: 'The mini-program could not start',
    packageFailed: 'The package of this page could not be loaded. Check the network and try again',
    tryAgain: 'Try again',
    tabBar: 'Tabs',
    newMark: 'something new',
  },
} as const;

export type PhoneWords = Readonly<Record<keyof (typeof ALL)['en'], string>>;

/** What the phone around the mini-program says, in the phone's language. */
export function phoneWords(language: PreviewOptions['language']): PhoneWords {
  return ALL[language];
}

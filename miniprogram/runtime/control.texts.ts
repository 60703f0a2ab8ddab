import { buttonTexts } from '../../machines/words/button.texts';
import type { Text } from '../../machines/words/text';

/** What the buttons around a picture are called, on a page of the app and in the package's component alike. */
export const controlTexts = {
  play: buttonTexts.play,
  stop: { zh: '停止', en: 'Stop' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: buttonTexts.resume,
  mute: { zh: '静音', en: 'Mute' },
  unmute: { zh: '开声音', en: 'Sound on' },
  quality: { zh: '清晰度', en: 'Quality' },
  snapshot: { zh: '截图', en: 'Photo' },
  fullScreen: { zh: '全屏', en: 'Expand' },
  exitFullScreen: { zh: '退出全屏', en: 'Exit full screen' },
  details: { zh: '详情', en: 'Details' },
  copy: { zh: '复制', en: 'Copy' },
  dismiss: { zh: '关闭', en: 'Dismiss' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies { readonly [name: string]: Text };

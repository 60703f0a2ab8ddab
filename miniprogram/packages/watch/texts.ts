/** The words around the pictures: what the main package's `texts.ts` is for its own pages. */

import { appName } from '../../texts';

export { stepTexts } from '../../runtime/step-texts';

export const liveTexts = {
  play: { zh: '播放', en: 'Play' },
  stop: { zh: '停止', en: 'Stop' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '继续', en: 'Resume' },
  mute: { zh: '静音', en: 'Mute' },
  unmute: { zh: '开声音', en: 'Sound on' },
  quality: { zh: '清晰度', en: 'Quality' },
  snapshot: { zh: '截图', en: 'Photo' },
  fullScreen: { zh: '全屏', en: 'Expand' },
  exitFullScreen: { zh: '退出全屏', en: 'Exit full screen' },
  timeline: { zh: '启动用时', en: 'Start-up' },
  diagnosis: { zh: '诊断信息', en: 'Diagnosis' },
  url: { zh: '播放地址', en: 'Stream url' },
  details: { zh: '详情', en: 'Details' },
  copy: { zh: '复制', en: 'Copy' },
  dismiss: { zh: '关闭', en: 'Dismiss' },
  cancel: { zh: '取消', en: 'Cancel' },
  missingNavigation: appName,
  missingTitle: { zh: '找不到这个摄像头', en: 'This camera is not there' },
  missingAdvice: { zh: '它可能已被删除。', en: 'It may have been deleted.' },
  back: { zh: '返回列表', en: 'Back to the list' },
} as const;

export const wallTexts = {
  navigation: { zh: '四分屏', en: 'Wall' },
  hint: { zh: '点按画面放大并打开声音，再点还原。', en: 'Tap a picture to enlarge and hear it, tap again to go back.' },
  mute: { zh: '静音', en: 'Mute' },
  unmute: { zh: '开声音', en: 'Sound on' },
  details: { zh: '详情', en: 'Details' },
  copy: { zh: '复制', en: 'Copy' },
  dismiss: { zh: '关闭', en: 'Dismiss' },
  missingTitle: { zh: '没有可看的摄像头', en: 'No cameras to watch' },
  missingAdvice: { zh: '它们可能已被删除。', en: 'They may have been deleted.' },
  back: { zh: '返回列表', en: 'Back to the list' },
} as const;

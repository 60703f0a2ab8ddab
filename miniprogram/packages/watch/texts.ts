/** The words around the pictures: what the main package's `texts.ts` is for its own pages. */

import { appName, sharedTexts } from '../../texts';

export { stepTexts } from '../../runtime/step-texts';

/** Said on either page. */
const watchTexts = {
  mute: { zh: '静音', en: 'Mute' },
  unmute: { zh: '开声音', en: 'Sound on' },
  details: sharedTexts.details,
  copy: sharedTexts.copy,
  dismiss: { zh: '关闭', en: 'Dismiss' },
  back: sharedTexts.back,
} as const;

export const liveTexts = {
  ...watchTexts,
  play: sharedTexts.play,
  stop: { zh: '停止', en: 'Stop' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: sharedTexts.resume,
  quality: sharedTexts.quality,
  snapshot: { zh: '截图', en: 'Photo' },
  fullScreen: { zh: '全屏', en: 'Expand' },
  exitFullScreen: { zh: '退出全屏', en: 'Exit full screen' },
  framing: { zh: '画面', en: 'Picture' },
  fit: { zh: '显示', en: 'Fit' },
  turn: { zh: '旋转', en: 'Turn' },
  timeline: { zh: '启动用时', en: 'Start-up' },
  diagnosis: { zh: '诊断信息', en: 'Diagnosis' },
  url: { zh: '播放地址', en: 'Stream url' },
  cancel: sharedTexts.cancel,
  missingNavigation: appName,
  missingTitle: sharedTexts.missingTitle,
  missingAdvice: { zh: '它可能已被删除。', en: 'It may have been deleted.' },
} as const;

export const wallTexts = {
  ...watchTexts,
  navigation: sharedTexts.wall,
  hint: { zh: '点按画面放大并打开声音，再点还原。', en: 'Tap a picture to enlarge and hear it, tap again to go back.' },
  missingTitle: { zh: '没有可看的摄像头', en: 'No cameras to watch' },
  missingAdvice: { zh: '它们可能已被删除。', en: 'They may have been deleted.' },
} as const;

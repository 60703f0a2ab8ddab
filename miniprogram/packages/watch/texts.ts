/** The words around the pictures: what the main package's `texts.ts` is for its own pages. */

import { controlTexts } from '../../runtime/control.texts';
import { appName, sharedTexts } from '../../texts';

export { stepTexts } from '../../runtime/step-texts';

/** Said on either page. */
const watchTexts = {
  mute: controlTexts.mute,
  unmute: controlTexts.unmute,
  details: controlTexts.details,
  copy: controlTexts.copy,
  dismiss: controlTexts.dismiss,
  back: sharedTexts.back,
} as const;

export const liveTexts = {
  ...controlTexts,
  channel: { zh: '通道', en: 'Channel' },
  back: sharedTexts.back,
  framing: { zh: '画面', en: 'Picture' },
  fit: { zh: '显示', en: 'Fit' },
  turn: { zh: '旋转', en: 'Turn' },
  timeline: { zh: '启动用时', en: 'Start-up' },
  diagnosis: { zh: '诊断信息', en: 'Diagnosis' },
  url: { zh: '播放地址', en: 'Stream url' },
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

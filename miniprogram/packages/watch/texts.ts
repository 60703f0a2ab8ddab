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
  record: { zh: '录像', en: 'Record' },
  stopRecording: { zh: '停止录像', en: 'Stop recording' },
  kept: { zh: '录像与截图', en: 'Kept' },
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

export const keptTexts = {
  navigation: { zh: '录像与截图', en: 'Kept' },
  hint: {
    zh: '这里是还没有存到相册的录像和截图。',
    en: 'Recordings and pictures that are not in the album yet.',
  },
  open: { zh: '查看', en: 'Look at it' },
  remove: { zh: '删除', en: 'Delete' },
  cancel: controlTexts.cancel,
  notOpened: { zh: '打不开这个文件。', en: 'This file could not be opened.' },
} as const;

/** The words around what the statecharts say: titles, labels, hints. What happened is said by the view models. */

import { buttonTexts } from '../machines/words/button.texts';
import { controlTexts } from './runtime/control.texts';
import { restartTexts } from './runtime/restart.texts';

/** The title of a page that has none of its own: short enough for the bar of a small phone. */
export const appName = { zh: 'P2P 摄像头', en: 'P2P Camera' } as const;

/** Said on more than one page. */
export const sharedTexts = {
  ...buttonTexts,
  copy: controlTexts.copy,
  cancel: controlTexts.cancel,
  details: controlTexts.details,
  quality: controlTexts.quality,
  wall: { zh: '四分屏', en: 'Wall' },
  log: { zh: '运行日志', en: 'Log' },
  missingTitle: { zh: '找不到这个摄像头', en: 'This camera is not there' },
  back: { zh: '返回列表', en: 'Back to the list' },
} as const;

export const homeTexts = {
  navigation: appName,
  title: { zh: '摄像头', en: 'Cameras' },
  wall: sharedTexts.wall,
  add: { zh: '添加摄像头', en: 'Add camera' },
  emptyTitle: { zh: '还没有摄像头', en: 'No cameras yet' },
  emptyAdvice: {
    zh: '添加时需要 ID，以及播放地址或设备信息。',
    en: 'Add one first: you need its id, and its address or device details.',
  },
  noPicture: { zh: '还没有画面', en: 'No picture yet' },
  peerName: { zh: '本机 P2P 名称', en: 'This phone’s P2P name' },
  noPeerName: { zh: '准备好以后显示', en: 'Shown when ready' },
  copy: sharedTexts.copy,
  retry: sharedTexts.retry,
  log: sharedTexts.log,
  more: { zh: '更多', en: 'More' },
  edit: { zh: '编辑', en: 'Edit' },
  remove: { zh: '删除', en: 'Delete' },
  cancel: sharedTexts.cancel,
  obstacleDetails: sharedTexts.details,
  deadTitle: restartTexts.title,
  deadAdvice: restartTexts.advice,
  restart: restartTexts.restart,
} as const;

export const formTexts = {
  kind: { zh: '类型', en: 'Kind' },
  by: { zh: '连接方式', en: 'Known by' },
  quality: sharedTexts.quality,
  deviceCheck: { zh: '播放前', en: 'Before playing' },
  playerMode: { zh: '播放模式', en: 'Player mode' },
  save: { zh: '保存', en: 'Save' },
  leaveFilled: { zh: '离开后，填写的内容不会保存。要离开吗？', en: 'What you typed is not saved. Leave all the same?' },
  missingNavigation: appName,
  missingTitle: sharedTexts.missingTitle,
  missingAdvice: {
    zh: '它可能已被删除。请返回列表，从列表里编辑或添加。',
    en: 'It may have been deleted. Go back, and edit or add it from the list.',
  },
  back: sharedTexts.back,
} as const;

export const logTexts = {
  navigation: sharedTexts.log,
  copy: { zh: '复制全部', en: 'Copy all' },
  clear: { zh: '清空', en: 'Clear' },
} as const;

import type { GenerationState } from '../module';
import type { Text } from '../words/text';
import type { WatchingView } from './watching.view.types';

type Tone = WatchingView['badge']['tone'];

/** The module's state, as the badge of a page says it. */
export const badges: Readonly<Record<GenerationState, { readonly text: Text; readonly tone: Tone }>> = {
  notInitialised: { text: { zh: '未初始化', en: 'Not initialised' }, tone: 'idle' },
  init: { text: { zh: '正在初始化…', en: 'Initialising…' }, tone: 'busy' },
  inited: { text: { zh: '已就绪', en: 'Ready' }, tone: 'live' },
  doubtful: { text: { zh: '已就绪', en: 'Ready' }, tone: 'live' },
  initFailed: { text: { zh: '初始化失败', en: 'Init failed' }, tone: 'bad' },
  stale: { text: { zh: '网络已变化', en: 'Network changed' }, tone: 'warn' },
  resetting: { text: { zh: '正在重置…', en: 'Resetting…' }, tone: 'busy' },
  destroyed: { text: { zh: '已关闭', en: 'Closed' }, tone: 'idle' },
};

/** Stale, though no network changed: nothing came over it for long. */
export const renewalText: Text = { zh: '将重新准备', en: 'To be prepared again' };

export const offlineHint: Text = {
  zh: '网络已断开，恢复后会自动继续。',
  en: 'No network. It goes on by itself when it is back.',
};
export const staleHint: Text = { zh: '下次观看时会自动重新连接。', en: 'It connects anew the next time you watch.' };

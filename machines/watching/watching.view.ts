import type { SnapshotFrom } from 'xstate';
import { failureAdvice, failureDetails, failureSentences, failureTitle } from '../failure';
import type { GenerationReport, GenerationState } from '../module';
import type { Text } from '../words/text';
import type { watchingMachine } from './watching.machine';
import type { WatchingView } from './watching.view.types';

type Tone = WatchingView['badge']['tone'];

const badges: Readonly<Record<GenerationState, { readonly text: Text; readonly tone: Tone }>> = {
  notInitialised: { text: { zh: '未初始化', en: 'Not initialised' }, tone: 'idle' },
  init: { text: { zh: '正在初始化…', en: 'Initialising…' }, tone: 'busy' },
  inited: { text: { zh: '已就绪', en: 'Ready' }, tone: 'live' },
  initFailed: { text: { zh: '初始化失败', en: 'Init failed' }, tone: 'bad' },
  stale: { text: { zh: '网络已变化', en: 'Network changed' }, tone: 'warn' },
  resetting: { text: { zh: '正在重置…', en: 'Resetting…' }, tone: 'busy' },
  destroyed: { text: { zh: '已关闭', en: 'Closed' }, tone: 'idle' },
};

/** The state that says most about several generations: what is under way first, then what works, then what does not. */
const order: readonly GenerationState[] = [
  'init',
  'resetting',
  'inited',
  'stale',
  'initFailed',
  'notInitialised',
  'destroyed',
];

const offlineHint: Text = {
  zh: '网络已断开，恢复后会自动继续。',
  en: 'No network. It goes on by itself when it is back.',
};
const staleHint: Text = { zh: '下次观看时会自动重新连接。', en: 'It connects anew the next time you watch.' };

/** What every page shows of the app. Pure: this one snapshot's context. */
export function watchingView(snapshot: SnapshotFrom<typeof watchingMachine>): WatchingView {
  const { generations, language, obstacle, online } = snapshot.context;
  const state = order.find((candidate) => generations.some((report) => report.state === candidate)) ?? 'notInitialised';
  const broken = generations.find((report) => report.state === 'initFailed');
  const { text, tone } = badges[state];
  return {
    badge: { text: text[language], tone },
    localPeerName: [...new Set(generations.map(({ localPeerName }) => localPeerName))].filter(Boolean).join(', '),
    detail: detailOf(broken, state === 'stale' ? staleHint[language] : '', language),
    canRetry: state === 'initFailed',
    networkHint: online ? '' : offlineHint[language],
    obstacle: obstacle && {
      title: failureTitle(obstacle, language),
      advice: failureAdvice(obstacle, language),
      details: failureDetails(obstacle, language),
    },
  };
}

function detailOf(broken: GenerationReport | undefined, hint: string, language: 'zh' | 'en'): string {
  if (!broken?.failure) return hint;
  return failureSentences(broken.failure, language);
}

import type { SnapshotFrom } from 'xstate';
import { failureAdvice, failureDetails, failureSentences, failureTitle } from '../failure';
import type { GenerationReport, GenerationState } from '../module';
import type { watchingMachine } from './watching.machine';
import { badges, offlineHint, renewalText, staleHint } from './watching.texts';
import type { WatchingView } from './watching.view.types';

/** The state that says most about several generations: what is under way first, then what works, then what does not. */
const order: readonly GenerationState[] = [
  'init',
  'resetting',
  'inited',
  'doubtful',
  'stale',
  'initFailed',
  'notInitialised',
  'destroyed',
];

/** What every page shows of the app. Pure: this one snapshot's context. */
export function watchingView(snapshot: SnapshotFrom<typeof watchingMachine>): WatchingView {
  const { generations, language, obstacle, online } = snapshot.context;
  const state = order.find((candidate) => generations.some((report) => report.state === candidate)) ?? 'notInitialised';
  const broken = generations.find((report) => report.state === 'initFailed');
  const { tone } = badges[state];
  const text = state === 'stale' && !hasNetworkChanged(generations) ? renewalText : badges[state].text;
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

/** Said only where it did. */
const hasNetworkChanged = (generations: readonly GenerationReport[]): boolean =>
  generations.some(({ state, failure }) => state === 'stale' && (!failure || failure.source === 'network'));

function detailOf(broken: GenerationReport | undefined, hint: string, language: 'zh' | 'en'): string {
  if (!broken?.failure) return hint;
  return failureSentences(broken.failure, language);
}

import type { SnapshotFrom } from 'xstate';
import { failureOf, failureSentences } from '../failure';
import { wordsOf } from '../words/meta';
import type { ptzMachine } from './ptz.machine';
import { type PtzWord, ptzTexts } from './ptz.texts';
import type { PtzView } from './ptz.view.types';

/** What a page shows of steering. Pure: of this one snapshot. */
export function ptzView(snapshot: SnapshotFrom<ReturnType<typeof ptzMachine>>): PtzView {
  const { language, direction, failure } = snapshot.context;
  const { says, tone } = wordsOf<PtzWord>(snapshot);
  const isPressed = snapshot.matches('pressed');
  return {
    canSteer: !snapshot.matches('unable') && !snapshot.matches('left'),
    direction: isPressed ? direction : '',
    isMoving: snapshot.matches({ pressed: 'moving' }) || snapshot.matches({ pressed: 'releasing' }),
    isAtEnd: says === 'atEnd',
    notice: says === 'notDone' && failure ? failureSentences(failure, language) : noticeOf(says, snapshot.context),
    noticeTone: tone === 'warn' || tone === 'bad' ? tone : 'idle',
  };
}

type Told = SnapshotFrom<ReturnType<typeof ptzMachine>>['context'];

function noticeOf(says: PtzWord, { language, ports }: Told): string {
  if (says !== 'commandsMissing') return ptzTexts[says][language];
  const { xp2p = '' } = ports.environment.versions?.() ?? {};
  return failureSentences(failureOf('environment', 'commandsMissing', xp2p ? { message: xp2p } : {}), language);
}

import type { SnapshotFrom } from 'xstate';
import {
  failureAdvice,
  failureDetails,
  failureFromOutside,
  failureRow,
  failureSentences,
  failureTitle,
} from '../failure';
import { maskQueryValues } from '../privacy/mask-url';
import { qualities, qualityTexts } from '../words/quality';
import type { Text } from '../words/text';
import { diagnosisOf } from './diagnosis.view';
import type { sessionMachine } from './session.machine';
import { joinedIn, noticeTexts, retryingIn, sheetTexts, slowRetryIn, statusTexts, weakHint } from './session.texts';
import type { SessionContext } from './session.types';
import type { SessionView } from './session.view.types';
import { timelineMarks, timelineView } from './timeline.view';

type Snapshot = SnapshotFrom<typeof sessionMachine>;
type Tone = SessionView['status']['tone'];

/** What the stream region is doing, in one word: the one place where state names become words for a person. */
type Activity = keyof typeof statusTexts | 'counting';

function activityOf(snapshot: Snapshot): Activity {
  if (!snapshot.matches('viewing')) return 'left';
  const { stream, intent } = (snapshot.value as { viewing: { stream: unknown; intent: unknown } }).viewing;
  const path = pathOf(stream);
  const { waitReason } = snapshot.context;
  // An error or an end is more than a pause.
  if (snapshot.matches({ viewing: { intent: 'paused' } }) && !/^(failed|ended)/.test(path)) return 'paused';
  switch (path) {
    case 'idle':
      return intent === 'stopped' || intent === 'savingMemory' ? intent : 'idle';
    case 'watching.waitingForModule':
      if (waitReason === 'reset') return 'resetModule';
      return waitReason === 'sourceExcluded' || waitReason === 'jammed' ? 'waitForOthers' : 'initModule';
    case 'watching.startingService':
      return 'startService';
    case 'watching.serviceReady':
      return 'waitPull';
    case 'watching.pulling.requesting':
      return 'requesting';
    case 'watching.pulling.checkingDevice':
      return 'checkingDevice';
    case 'watching.pulling.header':
      return 'header';
    case 'watching.pulling.weak':
      return 'weak';
    case 'watching.pulling.catchingUp':
    case 'watching.pulling.rejoining.waitingForPlayer':
    case 'watching.pulling.rejoining.waitingForData':
      return 'rejoining';
    case 'watching.resting':
    case 'asleep':
      return 'resting';
    case 'watching.playerReconnecting':
      return 'reconnecting';
    case 'retrying.counting':
      return 'counting';
    case 'retrying.offline':
      return 'offline';
    case 'ended.draining':
      return 'draining';
    case 'ended.over':
      return 'ended';
    case 'failed':
      return 'failed';
    default:
      // playing, throttled and resuming: the picture moves
      return snapshot.matches({ viewing: { route: 'shared' } }) ? 'shared' : 'live';
  }
}

function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[key, inner] = ['', '']] = Object.entries(value as Record<string, unknown>);
  return `${key}.${pathOf(inner)}`;
}

const tones: Partial<Record<Activity, Tone>> = {
  idle: 'idle',
  resting: 'idle',
  stopped: 'idle',
  savingMemory: 'idle',
  paused: 'idle',
  left: 'idle',
  ended: 'idle',
  live: 'live',
  shared: 'live',
  draining: 'live',
  weak: 'warn',
  counting: 'warn',
  offline: 'warn',
  reconnecting: 'warn',
  failed: 'bad',
};

/** What the live page shows of a session. Pure: value and context of this one snapshot, nothing else. */
export function sessionView(snapshot: Snapshot): SessionView {
  const { context } = snapshot;
  const activity = activityOf(snapshot);
  const say = (text: Text): string => text[context.language];
  const isMoving = ['live', 'shared', 'weak', 'draining'].includes(activity);
  const isPaused = activity === 'paused';
  const isStopped = activity === 'stopped' || activity === 'savingMemory' || activity === 'idle' || activity === 'left';
  const isOver = activity === 'failed' || activity === 'ended' || isStopped;
  const hasNode = snapshot.matches({ viewing: { player: 'present' } });

  return {
    playerKey: hasNode ? context.playerKey : 0,
    autoplay: context.autoplay,
    muted: context.muted,
    playerMode: context.playerMode,
    status: { text: statusText(context, activity), tone: tones[activity] ?? 'busy' },
    waiting:
      snapshot.hasTag('waiting') && snapshot.matches({ viewing: { stream: 'watching' } }) && !isMoving && !isPaused,
    hint: hintOf(snapshot, activity),
    notice: noticeOf(context),
    sheet: sheetOf(snapshot, activity),
    controls: {
      playing: !isOver,
      canPlay:
        isOver && !(activity === 'failed' && context.decision?.action === 'giveUp' && !context.decision.canRetry),
      canStop: !isStopped,
      canPause: isMoving && activity !== 'draining',
      canResume: isPaused,
      canMute: true,
      canSnapshot: isMoving && !snapshot.matches({ viewing: { snapshot: 'taking' } }),
      canFullScreen: isMoving,
      canChangeQuality: activity !== 'left',
      fullScreen: hasNode && context.fullScreen,
      snapping: snapshot.matches({ viewing: { snapshot: 'taking' } }),
    },
    quality: say(qualityTexts[context.quality]),
    qualities: qualities.map((value) => ({
      value,
      label: say(qualityTexts[value]),
      chosen: value === context.quality,
    })),
    timeline: timelineView(context),
    timelineMarks: timelineMarks(context),
    url: maskQueryValues(context.flvUrl),
    diagnosis: context.isDiagnosing ? diagnosisOf(snapshot) : [],
  };
}

function hintOf(snapshot: Snapshot, activity: Activity): string {
  const { language, hiccup } = snapshot.context;
  if (activity === 'weak') return weakHint[language];
  const isTold = (activity === 'live' || activity === 'shared') && snapshot.matches({ viewing: { hint: 'telling' } });
  return isTold ? failureTitle(failureFromOutside('live-player', hiccup), language) : '';
}

function statusText(context: SessionContext, activity: Activity): string {
  const { language, secondsLeft, failure, decision } = context;
  if (activity !== 'counting') return statusTexts[activity][language];
  if (secondsLeft === 0) return statusTexts.retryingNow[language];
  const isSlow = decision?.action === 'retry' && decision.schedule === 'slow';
  if (isSlow && failure) return slowRetryIn(failureTitle(failure, language), secondsLeft)[language];
  return retryingIn(secondsLeft)[language];
}

const none = { label: '', event: '' } as const;

function sheetOf(snapshot: Snapshot, activity: Activity): SessionView['sheet'] {
  const { context } = snapshot;
  const { language, failure, decision } = context;
  const say = (text: Text): string => text[language];
  switch (activity) {
    case 'paused': {
      const goesOn = snapshot.matches({ viewing: { stream: { watching: { pulling: 'paused' } } } });
      return {
        kind: 'paused',
        title: say(sheetTexts.pausedTitle),
        advice: say(goesOn ? sheetTexts.pausedAdvice : sheetTexts.pausedStreamAdvice),
        primary: { label: say(sheetTexts.resume), event: 'RESUME' },
        secondary: none,
        details: '',
      };
    }
    case 'stopped':
    case 'savingMemory':
      return {
        kind: 'stopped',
        title: say(activity === 'stopped' ? sheetTexts.stoppedTitle : sheetTexts.memoryTitle),
        advice: say(sheetTexts.stoppedAdvice),
        primary: { label: say(sheetTexts.play), event: 'PLAY' },
        secondary: none,
        details: '',
      };
    case 'ended':
      return {
        kind: 'ended',
        title: say(sheetTexts.endedTitle),
        advice: say(sheetTexts.endedAdvice),
        primary: { label: say(sheetTexts.replay), event: 'RETRY' },
        secondary: none,
        details: '',
      };
    case 'offline':
      return {
        kind: 'failure',
        title: say(sheetTexts.offlineTitle),
        advice: say(sheetTexts.offlineAdvice),
        primary: none,
        secondary: none,
        details: failure ? failureDetails(failure, language) : '',
      };
    case 'counting':
      // A wait that a person notices says why; the first, instant tries show in the pill alone.
      return context.secondsLeft === 0 ? null : failureSheet(context, sheetTexts.retryNow);
    case 'failed': {
      const canRetry = decision?.action === 'giveUp' && decision.canRetry;
      return failureSheet(context, canRetry ? sheetTexts.retry : null);
    }
    default:
      return null;
  }
}

/** What happened, what to do, and the way on; `retry` is the button's label where trying again can help. */
function failureSheet({ failure, language }: SessionContext, retry: Text | null): SessionView['sheet'] {
  if (!failure) return null;
  const { remedy, kind } = failureRow(failure);
  return {
    kind: 'failure',
    title: failureTitle(failure, language),
    advice: failureAdvice(failure, language),
    primary: retry && remedy !== 'never' ? { label: retry[language], event: 'RETRY' } : none,
    secondary:
      kind === 'microphoneDenied' ? { label: sheetTexts.openSettings[language], event: 'OPEN_SYSTEM_SETTINGS' } : none,
    details: failureDetails(failure, language),
  };
}

function noticeOf({ notice, language }: SessionContext): SessionView['notice'] {
  switch (notice?.kind) {
    case 'snapshotSaved':
      return { text: noticeTexts.snapshotSaved[language], action: '', event: '' };
    case 'metered':
      return {
        text: noticeTexts.metered[language],
        action: noticeTexts.acceptMetered[language],
        event: 'ACCEPT_METERED',
      };
    case 'joined':
      return { text: joinedIn(notice.quality)[language], action: '', event: '' };
    case 'snapshotFailed': {
      const text = failureSentences(notice.failure, language);
      const isDenied = notice.failure.code === 'albumDenied';
      return {
        text,
        action: isDenied ? sheetTexts.openSettings[language] : '',
        event: isDenied ? 'OPEN_SETTINGS' : '',
      };
    }
    case 'settingsFailed':
      return { text: failureSentences(notice.failure, language), action: '', event: '' };
    case 'microphoneDenied':
      return {
        text: noticeTexts.microphoneDenied[language],
        action: sheetTexts.openSettings[language],
        event: 'OPEN_SYSTEM_SETTINGS',
      };
    default:
      return { text: '', action: '', event: '' };
  }
}

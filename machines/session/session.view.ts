import type { SnapshotFrom } from 'xstate';
import { failureAdvice, failureDetails, failureOf, failureRow, failureSentences, failureTitle } from '../failure';
import { maskQueryValues } from '../mask-url';
import { qualities, qualityTexts } from '../quality';
import type { Text } from '../text';
import type { sessionMachine } from './session.machine';
import {
  diagnosisTexts,
  joinedIn,
  noticeTexts,
  retryingIn,
  sheetTexts,
  slowRetryIn,
  statusTexts,
  weakHint,
} from './session.texts';
import type { SessionContext } from './session.types';
import type { SessionView } from './session.view.types';
import { timelineTotal, timelineView } from './timeline.view';

type Snapshot = SnapshotFrom<typeof sessionMachine>;
type Tone = SessionView['status']['tone'];

/** What the stream region is doing, in one word: the one place where state names become words for a person. */
type Activity = keyof typeof statusTexts | 'counting';

function activityOf(snapshot: Snapshot): Activity {
  if (!snapshot.matches('viewing')) return 'left';
  const { stream, intent } = (snapshot.value as { viewing: { stream: unknown; intent: string } }).viewing;
  const path = typeof stream === 'string' ? stream : pathOf(stream);
  const { waitReason } = snapshot.context;
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
      return 'live'; // playing, throttled and resuming: the picture moves
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
  left: 'idle',
  ended: 'idle',
  live: 'live',
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
  const isMoving = activity === 'live' || activity === 'weak' || activity === 'draining';
  const isStopped = activity === 'stopped' || activity === 'savingMemory' || activity === 'idle' || activity === 'left';
  const isOver = activity === 'failed' || activity === 'ended' || isStopped;
  const hasNode = snapshot.matches({ viewing: { player: 'present' } });

  return {
    playerKey: hasNode ? context.playerKey : 0,
    autoplay: context.autoplay,
    muted: context.muted,
    status: { text: statusText(context, activity), tone: tones[activity] ?? 'busy' },
    waiting: snapshot.hasTag('waiting') && snapshot.matches({ viewing: { stream: 'watching' } }) && !isMoving,
    hint: hintOf(snapshot, activity),
    notice: noticeOf(context),
    sheet: sheetOf(context, activity),
    controls: {
      playing: !isOver,
      canPlay:
        isOver && !(activity === 'failed' && context.decision?.action === 'giveUp' && !context.decision.canRetry),
      canStop: !isStopped,
      canMute: true,
      canSnapshot: isMoving && snapshot.matches({ viewing: { snapshot: 'idle' } }),
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
    timelineTotal: timelineTotal(context),
    url: maskQueryValues(context.flvUrl),
    diagnosis: context.isDiagnosing ? diagnosisOf(context) : [],
  };
}

function hintOf(snapshot: Snapshot, activity: Activity): string {
  const { language, hiccup } = snapshot.context;
  if (activity === 'weak') return weakHint[language];
  const isTold = activity === 'live' && snapshot.matches({ viewing: { hint: 'telling' } });
  return isTold ? failureTitle(failureOf('live-player', hiccup), language) : '';
}

function statusText(context: SessionContext, activity: Activity): string {
  const { language, secondsLeft, failure, decision } = context;
  if (activity !== 'counting') return statusTexts[activity][language];
  if (secondsLeft === 0) return statusTexts.retryingNow[language];
  const isSlow = decision?.action === 'retry' && decision.schedule === 'slow';
  if (isSlow && failure) return slowRetryIn(failureTitle(failure, language), secondsLeft)[language];
  return retryingIn(secondsLeft)[language];
}

function sheetOf(context: SessionContext, activity: Activity): SessionView['sheet'] {
  const { language, failure, decision } = context;
  const say = (text: Text): string => text[language];
  const details = failure ? failureDetails(failure, language) : '';
  switch (activity) {
    case 'stopped':
    case 'savingMemory':
      return {
        kind: 'stopped',
        title: say(activity === 'stopped' ? sheetTexts.stoppedTitle : sheetTexts.memoryTitle),
        advice: say(sheetTexts.stoppedAdvice),
        primary: { label: say(sheetTexts.play), event: 'PLAY' },
        details: '',
      };
    case 'ended':
      return {
        kind: 'ended',
        title: say(sheetTexts.endedTitle),
        advice: say(sheetTexts.endedAdvice),
        primary: { label: say(sheetTexts.replay), event: 'RETRY' },
        details: '',
      };
    case 'offline':
      return {
        kind: 'failure',
        title: say(sheetTexts.offlineTitle),
        advice: say(sheetTexts.offlineAdvice),
        primary: { label: '', event: '' },
        details,
      };
    case 'counting':
      // A wait that a person notices says why; the first, instant tries show in the pill alone.
      if (context.secondsLeft === 0 || !failure) return null;
      return {
        kind: 'failure',
        title: failureTitle(failure, language),
        advice: failureAdvice(failure, language),
        primary: { label: say(sheetTexts.retryNow), event: 'RETRY' },
        details,
      };
    case 'failed': {
      if (!failure) return null;
      const canRetry = decision?.action === 'giveUp' && decision.canRetry && failureRow(failure).remedy !== 'never';
      return {
        kind: 'failure',
        title: failureTitle(failure, language),
        advice: failureAdvice(failure, language),
        primary: canRetry ? { label: say(sheetTexts.retry), event: 'RETRY' } : { label: '', event: '' },
        details,
      };
    }
    default:
      return null;
  }
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
        action: isDenied ? noticeTexts.openSettings[language] : '',
        event: isDenied ? 'OPEN_SETTINGS' : '',
      };
    }
    default:
      return { text: '', action: '', event: '' };
  }
}

type DiagnosisRow = readonly [keyof typeof diagnosisTexts, string];

function diagnosisOf(context: SessionContext): SessionView['diagnosis'] {
  const { source, streamMeasure, playerMeasure, localPeerName, budget, language } = context;
  const { width, height, framesPerSecond, videoCacheMs } = playerMeasure;
  const rows: readonly DiagnosisRow[] = [
    ['source', source.url ? maskQueryValues(source.url) : (source.device?.deviceName ?? source.id)],
    ['localPeerName', localPeerName],
    ['bytes', streamMeasure.bytes > 0 ? megabytes(streamMeasure.bytes) : ''],
    [
      'rate',
      streamMeasure.bytesPerSecond > 0 ? `${Math.round((streamMeasure.bytesPerSecond * 8) / 1_000)} kbit/s` : '',
    ],
    ['frames', streamMeasure.videoFrames > 0 ? String(streamMeasure.videoFrames) : ''],
    ['keyFrames', streamMeasure.keyFrames > 0 ? String(streamMeasure.keyFrames) : ''],
    ['size', width && height ? `${width}×${height}` : ''],
    ['framesPerSecond', framesPerSecond ? `${Math.round(framesPerSecond)} fps` : ''],
    ['cache', videoCacheMs === undefined ? '' : `${Math.round(videoCacheMs)} ms`],
    ...sharingRows(streamMeasure.sharing),
    ['attempts', budget.attempts > 0 ? String(budget.attempts) : ''],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ({ key, label: diagnosisTexts[key][language], value }));
}

/** What one to many saved: how much came from other viewers instead of the server. */
function sharingRows(sharing: SessionContext['streamMeasure']['sharing']): readonly DiagnosisRow[] {
  if (!sharing) return [];
  const { peers, bytesFromPeers, bytesFromServer } = sharing;
  const all = bytesFromPeers + bytesFromServer;
  return [
    ['peers', String(peers)],
    ['fromPeers', megabytes(bytesFromPeers)],
    ['fromServer', megabytes(bytesFromServer)],
    ['saved', all === 0 ? '' : `${Math.round((bytesFromPeers / all) * 100)} %`],
  ];
}

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

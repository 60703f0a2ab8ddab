import type { SnapshotFrom } from 'xstate';
import {
  type Failure,
  failureAdvice,
  failureDetails,
  failureFromOutside,
  failureRow,
  failureSentences,
  failureTitle,
} from '../failure';
import type { PictureStep } from '../picture';
import { maskQueryValues } from '../privacy/mask-url';
import { type Tone, wordsOf } from '../words/meta';
import { qualities, qualityTexts } from '../words/quality.texts';
import type { Language, Text } from '../words/text';
import { diagnosisOf, lacksOf } from './diagnosis.view';
import { framingView } from './framing.view';
import { otherQuality } from './other-quality';
import type { SessionMachine } from './session.machine';
import {
  behindHint,
  channelKept,
  joinedIn,
  keptIn,
  noticeTexts,
  onItsWayTexts,
  retryingIn,
  retryingNow,
  type SessionWord,
  sharedText,
  sheetTexts,
  slowRetryIn,
  soundHint,
  statusTexts,
  tryIn,
  weakHint,
} from './session.texts';
import type { SessionContext } from './session.types';
import type { EditCamera, SessionView } from './session.view.types';
import { timelineMarks, timelineView } from './timeline.view';

type Snapshot = SnapshotFrom<SessionMachine>;

const moving: readonly SessionWord[] = ['live', 'behind', 'late', 'weak', 'draining'];
const sounding: readonly SessionWord[] = ['soundOnly', 'soundWeak'];
const paused: readonly SessionWord[] = ['paused', 'pausedStream'];
const stopped: readonly SessionWord[] = ['stopped', 'savingMemory', 'left'];

/**
 * What the live page shows of a session. Pure: value and context of this one snapshot, nothing else. No state is named
 * here but by what it says of itself.
 */
export function sessionView(snapshot: Snapshot): SessionView {
  const { context } = snapshot;
  const { node, decision, quality, language, failure } = context;
  const { says, tone } = wordsOf<SessionWord>(snapshot);
  const isMoving = moving.includes(says);
  const isOver = says === 'failed' || says === 'ended' || stopped.includes(says);
  const isSnapping = snapshot.matches({ viewing: { snapshot: 'taking' } });

  return {
    playerKey: node.way === 'none' ? 0 : node.key,
    autoplay: node.way === 'bytes' && node.autoplay,
    muted: context.muted || isSilenced(snapshot),
    playerMode: node.way === 'none' ? context.playerMode : node.mode,
    streamQuality: node.way === 'managed' ? node.quality : '',
    streamChannel: node.way === 'managed' ? node.channel : 0,
    status: { text: statusText(snapshot, says), tone: toneOf(context, says, tone) },
    waiting: says === 'theStep',
    hint: hintOf(snapshot, says),
    notice: noticeOf(snapshot, says),
    sheet: sheetOf(context, says),
    controls: {
      playing: !isOver,
      canPlay: isOver && !(says === 'failed' && decision?.action === 'giveUp' && !decision.canRetry),
      canStop: !stopped.includes(says),
      canPause: (isMoving && says !== 'draining') || sounding.includes(says),
      canResume: paused.includes(says),
      canSnapshot: isMoving && !isSnapping,
      canFullScreen: isMoving && !lacksOf(context).some(({ feature }) => feature === 'fullScreen'),
      canChangeQuality: says !== 'left',
      fullScreen: node.way !== 'none' && context.fullScreen,
      snapping: isSnapping,
    },
    quality: qualityTexts[quality][language],
    qualities: qualities.map((value) => ({
      value,
      label: qualityTexts[value][language],
      chosen: value === quality,
    })),
    ...framingView(context.framing, context.abilities, context.plugin.xp2p, language),
    channels: channelsOf(context),
    timeline: timelineView(context),
    timelineMarks: timelineMarks(context),
    url: maskQueryValues(context.measure.flvUrl),
    diagnosis: context.isDiagnosing ? diagnosisOf(snapshot) : [],

    failure: says === 'failed' && failure ? { source: failure.source, code: failure.code } : null,
    picture: context.picture,
  };
}

/** Where there is nothing to choose from nothing is said of it. */
const channelsOf = ({ channels, channel }: SessionContext): SessionView['channels'] =>
  channels.length < 2
    ? []
    : channels.map((each) => ({
        value: String(each),
        label: String(each),
        chosen: each === channel,
      }));

const isShared = (snapshot: Snapshot): boolean => snapshot.matches({ viewing: { route: 'shared' } });

/** By a call or an alarm, or for the moment in which the sound is turned on again. */
const isSilenced = (snapshot: Snapshot): boolean =>
  isInterrupted(snapshot) || snapshot.matches({ viewing: { sound: 'returning' } });

const isInterrupted = (snapshot: Snapshot): boolean => snapshot.matches({ viewing: { sound: 'interrupted' } });

function hintOf(snapshot: Snapshot, says: SessionWord): string {
  const { language, hiccup, muted } = snapshot.context;
  const wouldBeHeard = !muted && (moving.includes(says) || sounding.includes(says));
  if (wouldBeHeard && isInterrupted(snapshot)) return soundHint[language];
  if (says === 'weak') return weakHint[language];
  if (says === 'behind' || says === 'late') return behindHint[language];
  const isTold = says === 'live' && snapshot.matches({ viewing: { hint: 'telling' } });
  return isTold ? failureTitle(failureFromOutside('live-player', hiccup), language) : '';
}

/** More than a step of a start: something is wrong, and is being mended. */
const troubles: readonly PictureStep[] = ['reconnect', 'noPicture', 'still', 'damaged', 'undecodable'];

const toneOf = ({ step }: SessionContext, says: SessionWord, tone: Tone): Tone =>
  says === 'theStep' && troubles.includes(step) ? 'warn' : tone;

function statusText(snapshot: Snapshot, says: SessionWord): string {
  const { language, secondsLeft, failure, decision, step } = snapshot.context;
  if (says === 'theStep') return onItsWayTexts[step][language];
  if (says === 'live' && isShared(snapshot)) return sharedText[language];
  if (says !== 'theWait') return statusTexts[says][language];
  if (secondsLeft === 0) return retryingNow[language];
  const isSlow = decision?.action === 'retry' && decision.schedule === 'slow';
  if (isSlow && failure) return slowRetryIn(failureTitle(failure, language), secondsLeft)[language];
  return retryingIn(secondsLeft)[language];
}

const none = { label: '', event: '' } as const;

function sheetOf(context: SessionContext, says: SessionWord): SessionView['sheet'] {
  const { language, failure, decision, secondsLeft } = context;
  const say = (text: Text): string => text[language];
  const plain = { secondary: none, details: '' } as const;
  switch (says) {
    case 'paused':
    case 'pausedStream':
      return {
        kind: 'paused',
        title: say(sheetTexts.pausedTitle),
        advice: say(says === 'paused' ? sheetTexts.pausedAdvice : sheetTexts.pausedStreamAdvice),
        primary: { label: say(sheetTexts.resume), event: 'RESUME' },
        ...plain,
      };
    case 'stopped':
    case 'savingMemory':
      return {
        kind: 'stopped',
        title: say(says === 'stopped' ? sheetTexts.stoppedTitle : sheetTexts.memoryTitle),
        advice: say(sheetTexts.stoppedAdvice),
        primary: { label: say(sheetTexts.play), event: 'PLAY' },
        ...plain,
      };
    case 'ended':
      return {
        kind: 'ended',
        title: say(sheetTexts.endedTitle),
        advice: say(sheetTexts.endedAdvice),
        primary: { label: say(sheetTexts.replay), event: 'RETRY' },
        ...plain,
      };
    case 'resting':
      // Nobody is there to read it, unless WeChat did not tell that somebody is back.
      return {
        kind: 'paused',
        title: statusTexts.resting[language],
        advice: say(sheetTexts.restingAdvice),
        primary: { label: say(sheetTexts.resume), event: 'RESUME' },
        ...plain,
      };
    case 'offline':
      return {
        kind: 'failure',
        title: say(sheetTexts.offlineTitle),
        advice: say(sheetTexts.offlineAdvice),
        primary: { label: say(sheetTexts.retryNow), event: 'RETRY' },
        secondary: none,
        details: failure ? failureDetails(failure, language) : '',
      };
    case 'theWait':
      // A wait that a person notices says why; the first, instant tries show in the pill alone.
      return secondsLeft === 0 ? null : failureSheet(context, sheetTexts.retryNow);
    case 'failed': {
      const canRetry = decision?.action === 'giveUp' && decision.canRetry;
      const sheet = failureSheet(context, canRetry ? sheetTexts.retry : null);
      // where another quality may help, the advice names it before the form of the camera
      const offer = qualityOffer(context);
      return sheet && (offer.label ? { ...sheet, secondary: offer } : sheet);
    }
    default:
      return null;
  }
}

/** What happened, what to do, and the way on; `retry` is the button's label where trying again can help. */
function failureSheet({ failure, language }: SessionContext, retry: Text | null): SessionView['sheet'] {
  if (!failure) return null;
  const { remedy } = failureRow(failure);
  return {
    kind: 'failure',
    title: failureTitle(failure, language),
    advice: failureAdvice(failure, language),
    primary: retry && remedy !== 'never' ? { label: retry[language], event: 'RETRY' } : none,
    secondary: wayOn(failure, language),
    details: failureDetails(failure, language),
  };
}

/** Where the advice can be followed, and what leads there. */
const ways = {
  settings: { text: sheetTexts.openSettings, event: 'OPEN_SETTINGS' },
  phoneSettings: { text: sheetTexts.openSettings, event: 'OPEN_SYSTEM_SETTINGS' },
  form: { text: sheetTexts.editCamera, event: 'EDIT_CAMERA' satisfies EditCamera },
} as const;

/** The settings in which what is missing can be allowed, or the form in which what is wrong can be mended. */
function wayOn(failure: Failure, language: Language): { readonly label: string; readonly event: string } {
  const { opens } = failureRow(failure);
  if (!opens) return none;
  const { text, event } = ways[opens];
  return { label: text[language], event };
}

/** Another quality, where it may help. */
function qualityOffer(context: SessionContext): { readonly label: string; readonly event: string } {
  const quality = otherQuality(context);
  return quality ? { label: tryIn(quality)[context.language], event: 'TRY_OTHER_QUALITY' } : none;
}

function noticeOf(snapshot: Snapshot, says: SessionWord): SessionView['notice'] {
  const { notice, language } = snapshot.context;
  switch (notice?.kind) {
    case 'snapshotSaved':
      return { text: noticeTexts.snapshotSaved[language], action: '', event: '' };
    case 'snapshotAsked':
      return { text: noticeTexts.snapshotAsked[language], action: '', event: '' };
    case 'metered':
      return {
        text: noticeTexts.metered[language],
        action: noticeTexts.acceptMetered[language],
        event: 'ACCEPT_METERED',
      };
    case 'joined':
      return { text: joinedIn(notice.quality)[language], action: '', event: '' };
    case 'qualityKept':
      return { text: keptIn(notice.quality)[language], action: '', event: '' };
    case 'channelKept':
      return { text: channelKept(notice.channel)[language], action: '', event: '' };
    case 'snapshotFailed': {
      if (notice.failure.kind === 'cancelled') return offerOf(snapshot, says);
      const { label, event } = wayOn(notice.failure, language);
      return { text: failureSentences(notice.failure, language), action: label, event };
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
      return offerOf(snapshot, says);
  }
}

/** A picture that comes late may come in time in another quality: offered until that is declined. */
function offerOf(snapshot: Snapshot, says: SessionWord): SessionView['notice'] {
  const { context } = snapshot;
  const mayOffer = says === 'late' && snapshot.matches({ viewing: { offer: 'standing' } });
  const { label, event } = mayOffer ? qualityOffer(context) : none;
  return { text: label && noticeTexts.late[context.language], action: label, event };
}

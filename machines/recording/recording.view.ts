import type { SnapshotFrom } from 'xstate';
import { failureSentences } from '../failure';
import { bytesText } from '../words/bytes-text';
import { wordsOf } from '../words/meta';
import type { RecordingMachine } from './recording.machine';
import { keptBecause, type RecordingWord, recordingNotices, recordingTexts, sizeText } from './recording.texts';
import type { OpenKept, RecordingView } from './recording.view.types';

type Snapshot = SnapshotFrom<RecordingMachine>;

const two = (value: number): string => String(value).padStart(2, '0');

/** `0:07`, `12:34` or `1:02:03`. */
function durationText(durationMs: number): string {
  const seconds = Math.floor(durationMs / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** What a page shows of a recording. Pure: of this one snapshot. */
export function recordingView(snapshot: Snapshot): RecordingView {
  const { language, durationMs, bytes, roomBytes } = snapshot.context;
  const { says } = wordsOf<RecordingWord>(snapshot);
  const isRecording = snapshot.matches('recording');
  return {
    canRecord: snapshot.matches('idle') || snapshot.matches('saving') || snapshot.matches('kept until shown'),
    isRecording,
    isRunning: says === 'running',
    time: isRecording ? durationText(durationMs) : '',
    size: isRecording ? sizeText(bytesText(bytes), bytesText(Math.max(0, roomBytes - bytes)))[language] : '',
    status: isRecording || says === 'saving' ? recordingTexts[says][language] : '',
    notice: noticeOf(snapshot, says),
  };
}

const plain = { action: '', event: '' } as const;

function noticeOf({ context }: Snapshot, says: RecordingWord): RecordingView['notice'] {
  const { language, failure, isSoundLeftOut } = context;
  const said = recordingTexts[says][language];
  switch (says) {
    case 'saved':
    case 'nothing':
    case 'waiting':
      return { text: said, ...plain };
    case 'kept':
      return {
        text:
          failure && failure.kind !== 'cancelled' ? keptBecause(failureSentences(failure, language))[language] : said,
        action: recordingNotices.open[language],
        event: 'OPEN_KEPT' satisfies OpenKept,
      };
    case 'failed':
    case 'filesMissing':
    case 'recorderMissing':
      return { text: failure ? failureSentences(failure, language) : '', ...plain };
    default:
      return { text: isSoundLeftOut ? recordingNotices.soundLeftOut[language] : '', ...plain };
  }
}

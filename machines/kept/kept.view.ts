import type { SnapshotFrom } from 'xstate';
import { failureAdvice, failureRow, failureSentences, failureTitle } from '../failure';
import { recordingFailure } from '../failure/recording-failure';
import type { KeptFile } from '../kernel/ports';
import { recordingLimits } from '../recording/recording-limits';
import { bytesText } from '../words/bytes-text';
import { timeOfDay } from '../words/time-of-day';
import { kindOf } from './file-kind';
import type { keptMachine } from './kept.machine';
import { deleteText, emptyText, keptActions, keptStates, usedText } from './kept.texts';
import type { KeptIntent } from './kept.types';
import type { KeptRow, KeptView } from './kept.view.types';

type Snapshot = SnapshotFrom<ReturnType<typeof keptMachine>>;

/** WeChat's own limit, in bytes. */
const LIMIT_BYTES = 200_000_000;
const { maxFilesBytes } = recordingLimits;

/** What the page of kept files shows. Pure: of this one snapshot, and of the phone's timezone. */
export function keptView(snapshot: Snapshot, timezoneOffsetMinutes: number): KeptView {
  const { language, files, usedBytes, failure, name } = snapshot.context;
  const isMissing = snapshot.matches('filesMissing');
  return {
    rows: files.map((file) => rowOf(file, snapshot, timezoneOffsetMinutes)),
    empty: emptyOf(snapshot),
    used: isMissing ? '' : usedText(bytesText(usedBytes), bytesText(Math.max(maxFilesBytes, LIMIT_BYTES)))[language],
    question: snapshot.matches('asking') ? deleteText(titleOf(name))[language] : '',
    notice: failure && files.length > 0 ? failureSentences(failure, language) : '',
  };
}

function emptyOf(snapshot: Snapshot): string {
  const { language, files, failure } = snapshot.context;
  if (snapshot.matches('filesMissing')) return failureSentences(recordingFailure('filesMissing'), language);
  if (files.length > 0) return '';
  return failure ? failureSentences(failure, language) : emptyText[language];
}

/** `20261130T230102Z-front-door-2.mp4` is of `front-door-2`. */
const titleOf = (name: string): string => /^\d{8}T\d{6}Z-(.+?)(\.mp4|\.jpg)?(\.part)?$/.exec(name)?.[1] ?? name;

const none = { action: '', event: '' } as const;
const save = 'SAVE' satisfies KeptIntent['type'];
const settings = 'OPEN_SETTINGS' satisfies KeptIntent['type'];

function rowOf({ name, bytes, changedAtMs }: KeptFile, snapshot: Snapshot, timezoneOffsetMinutes: number): KeptRow {
  const { language, ports } = snapshot.context;
  const kind = kindOf(name);
  const time = timeOfDay(changedAtMs, timezoneOffsetMinutes).slice(0, 5);
  const isWhole = kind === 'video' || kind === 'picture';
  return {
    name,
    title: titleOf(name),
    facts: `${dayOf(changedAtMs, timezoneOffsetMinutes)} ${time} · ${bytesText(bytes)}`,
    kind: isWhole ? kind : 'other',
    path: isWhole ? (ports.files?.pathOf(name) ?? '') : '',
    ...(isWhole ? stateOf(name, snapshot) : broken(kind === 'open' ? 'open' : 'unknown', language)),
  };
}

/** Year, month and day where the phone is. */
const dayOf = (atMs: number, timezoneOffsetMinutes: number): string =>
  new Date(atMs - timezoneOffsetMinutes * 60_000).toISOString().slice(0, 10);

const broken = (state: 'open' | 'unknown', language: Snapshot['context']['language']) =>
  ({ state: keptStates[state][language], tone: 'warn', advice: '', ...none }) as const;

function stateOf(name: string, snapshot: Snapshot): Pick<KeptRow, 'state' | 'tone' | 'advice' | 'action' | 'event'> {
  const { language, failures, name: chosen } = snapshot.context;
  const failure = failures.get(name);
  if (snapshot.matches('saving') && chosen === name)
    return { state: keptStates.saving[language], tone: 'busy', advice: '', ...none };
  const toAlbum = { action: keptActions.save[language], event: save };
  if (!failure || failure.kind === 'cancelled')
    return { state: keptStates.waiting[language], tone: 'idle', advice: '', ...toAlbum };
  const opens = failureRow(failure).opens === 'settings';
  return {
    state: failureTitle(failure, language),
    tone: 'bad',
    advice: failureAdvice(failure, language),
    ...(opens ? { action: keptActions.settings[language], event: settings } : toAlbum),
  };
}

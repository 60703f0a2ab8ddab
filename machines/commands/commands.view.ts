import type { SnapshotFrom } from 'xstate';
import { failureOf, failureSentences } from '../failure';
import { besideConfig } from '../kernel/beside-config';
import type { CommandAnswer } from '../kernel/ports';
import { shownText } from '../privacy/redact';
import type { Tone } from '../words/meta';
import type { Language } from '../words/text';
import { timeOfDay } from '../words/time-of-day';
import type { commandsMachine } from './commands.machine';
import { bytesText, commandTexts } from './commands.texts';
import type { CommandEntry } from './commands.types';
import type { CommandEntryView, CommandsView } from './commands.view.types';

/** So many bytes of an answer are shown. */
const shownBytes = 32;

const shown = (text: string): string => shownText(text, besideConfig.maxAnswerCharacters);

/** What a page shows of commands. Pure: of this one snapshot, where the phone is. */
export function commandsView(
  snapshot: SnapshotFrom<ReturnType<typeof commandsMachine>>,
  timezoneOffsetMinutes: number,
): CommandsView {
  const { entries, language, ports } = snapshot.context;
  const isUnable = snapshot.matches('unable');
  const { xp2p = '' } = (isUnable && ports.environment.versions?.()) || {};
  const missing = failureOf('environment', 'commandsMissing', xp2p ? { message: xp2p } : {});
  return {
    canSend: snapshot.matches('open'),
    notice: isUnable ? failureSentences(missing, language) : '',
    maxCharacters: besideConfig.maxCommandCharacters,
    pending: entries.filter((entry) => entry.kind === 'sent' && entry.outcome === null).length,
    entries: entries
      .map((entry) => ({
        number: entry.number,
        kind: entry.kind,
        time: timeOfDay(entry.atMs, timezoneOffsetMinutes),
        text: shown(entry.text),
        ...outcomeOf(entry, language),
      }))
      .reverse(),
  };
}

type Outcome = Pick<CommandEntryView, 'isPending' | 'status' | 'tone' | 'answer' | 'canSendAgain'>;

function outcomeOf(entry: CommandEntry, language: Language): Outcome {
  const told = (word: keyof typeof commandTexts, tone: Tone, answer = ''): Outcome => ({
    isPending: word === 'pending',
    status: commandTexts[word][language],
    tone,
    answer,
    canSendAgain: word !== 'told',
  });
  if (entry.kind === 'told') return told('told', 'idle');
  const { outcome } = entry;
  if (!outcome) return told('pending', 'busy');
  if ('failure' in outcome) return told('failed', 'bad', failureSentences(outcome.failure, language));
  const { type } = outcome.answer;
  return told(type, type === 'success' ? 'live' : 'bad', answerText(outcome.answer, language));
}

/** What the device said; where it did not do it, its numbers too. */
function answerText({ type, status, code, message, data }: CommandAnswer, language: Language): string {
  const said = typeof data === 'string' ? shown(data) : hexOf(data)[language];
  if (type === 'success') return said;
  const numbers = [status && `status ${status}`, code && `code ${code}`, message]
    .filter(Boolean)
    .map(String)
    .map(shown);
  return [...numbers, said].filter(Boolean).join(', ');
}

function hexOf(data: ArrayBuffer) {
  const first = [...new Uint8Array(data, 0, Math.min(shownBytes, data.byteLength))];
  const hex = first.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytesText(data.byteLength, data.byteLength > shownBytes ? `${hex} …` : hex);
}

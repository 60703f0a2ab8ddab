import type { Language, Text } from '../words/text';
import type { Failure } from './failure.types';
import { type FailureKind, rowOf } from './failure-table';
import type { FailureRow } from './rows/row.types';

/** The failure's row: its remedy and its texts. */
export function failureRow(failure: Failure): FailureRow<FailureKind> {
  return rowOf(failure.source, failure.code);
}

/** What happened, in one line, without a code. */
export function failureTitle(failure: Failure, language: Language): string {
  return fill(failureRow(failure).title, failure, language);
}

/** What can be done, in one or two sentences. */
export function failureAdvice(failure: Failure, language: Language): string {
  return fill(failureRow(failure).advice, failure, language);
}

const labels: Readonly<Record<'code' | 'source' | 'step' | 'message', Text>> = {
  code: { zh: '代码', en: 'Code' },
  source: { zh: '来源', en: 'Source' },
  step: { zh: '步骤', en: 'Step' },
  message: { zh: '信息', en: 'Message' },
};

/** Code, source, step and message for whoever looks into it: one line each, to be copied. */
export function failureDetails(failure: Failure, language: Language): string {
  const separator = language === 'zh' ? '：' : ': ';
  const lines = [
    [labels.code, failure.code === failure.kind ? failure.code : `${failure.code} (${failure.kind})`],
    [labels.source, failure.source],
    [labels.step, failure.step],
    [labels.message, failure.message],
  ] as const;
  return lines
    .filter(([, value]) => value)
    .map(([label, value]) => `${label[language]}${separator}${value}`)
    .join('\n');
}

/** Puts code and message into a sentence; a part in square brackets is left out when there is no message. */
function fill(text: Text, failure: Failure, language: Language): string {
  const message = failure.message ?? '';
  return text[language]
    .replace(/\[([^\]]*)\]/g, (_whole, part: string) => (message ? part : ''))
    .replace(/\{(message|code)\}/g, (_whole, name: string) => (name === 'code' ? String(failure.code) : message));
}

/** What happened and what to do, as two sentences in one line. */
export function failureSentences(failure: Failure, language: Language): string {
  const stop = language === 'zh' ? '。' : '. ';
  return `${failureTitle(failure, language)}${stop}${failureAdvice(failure, language)}`;
}

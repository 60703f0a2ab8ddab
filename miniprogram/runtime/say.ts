import type { Text } from '../../machines/words/text';
import type { RunningApp } from './running-app';
import { wechat } from './wechat';

/** Long enough to read a sentence. */
const SHOWN_MS = 3_000;

/** Says a sentence over whatever page is open: what a person asked for, and did not happen. */
export function say(text: Text): void {
  const { language } = getApp<RunningApp>();
  wechat.showToast({ title: text[language], icon: 'none', duration: SHOWN_MS });
}

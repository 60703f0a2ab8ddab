import { say } from './say';
import { sayTexts } from './say.texts';
import { wechat } from './wechat';

/** Copies a text; WeChat itself says that it did, and we where it did not. */
export function copyText(data: string): void {
  wechat.setClipboardData({ data, fail: () => say(sayTexts.notCopied) });
}

import { failureAdvice, failureOf, failureTitle } from '../../machines/failure';
import type { Language } from '../../machines/words/text';
import { systemClock } from './clock';
import { forgetRefusal, reasonOf } from './refusal';
import type { RunningApp } from './running-app';
import { sayTexts } from './say.texts';
import { type Refusal, wechat } from './wechat';

/**
 * Copies a text. WeChat itself says that it did; why it did not, and what helps, is said here, in the app's language where none is given.
 * Resolves once that is known.
 */
export const copyText = (data: string, language?: Language): Promise<void> =>
  new Promise((resolve) => {
    wechat.setClipboardData({
      data,
      success: () => {
        forgetRefusal(wechat, 'clipboard');
        resolve();
      },
      fail: (refusal) => void explain(refusal ?? {}, language ?? getApp<RunningApp>().language).then(resolve),
    });
  });

async function explain(refusal: Partial<Refusal>, language: Language): Promise<void> {
  const reason = (await reasonOf(wechat, systemClock, 'clipboard', refusal)) ?? 'copyFailed';
  if (reason === 'cancelled') return;
  const failure = failureOf('system', reason, { step: 'copy' });
  wechat.showModal({
    title: failureTitle(failure, language),
    content: failureAdvice(failure, language),
    showCancel: false,
    confirmText: sayTexts.understood[language],
  });
}

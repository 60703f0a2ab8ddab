import { failureAdvice, failureOf, failureTitle } from '../../machines/failure';
import { systemClock } from './clock';
import { forgetRefusal, reasonOf } from './refusal';
import type { RunningApp } from './running-app';
import { sayTexts } from './say.texts';
import { wechat } from './wechat';

/** Copies a text. WeChat itself says that it did; why it did not, and what helps, is said here. */
export function copyText(data: string): void {
  wechat.setClipboardData({
    data,
    success: () => forgetRefusal(wechat, 'clipboard'),
    fail: async (refusal) => {
      const reason = (await reasonOf(wechat, systemClock, 'clipboard', refusal ?? {})) ?? 'copyFailed';
      if (reason === 'cancelled') return;
      const failure = failureOf('system', reason, { step: 'copy' });
      const { language } = getApp<RunningApp>();
      wechat.showModal({
        title: failureTitle(failure, language),
        content: failureAdvice(failure, language),
        showCancel: false,
        confirmText: sayTexts.understood[language],
      });
    },
  });
}

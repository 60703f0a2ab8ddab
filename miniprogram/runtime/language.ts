import type { Language } from '../../machines/words/text';

/** As much of WeChat as the language needs. `getAppBaseInfo` came with base library 2.20.1. */
export interface LanguageCalls {
  getAppBaseInfo?(): { readonly language?: string } | undefined;
  getSystemInfoSync?(): { readonly language?: string } | undefined;
}

/** Chinese unless the system speaks English. */
export function systemLanguage(wechat: LanguageCalls): Language {
  const { language = '' } = wechat.getAppBaseInfo?.() ?? wechat.getSystemInfoSync?.() ?? {};
  return /^en/i.test(language) ? 'en' : 'zh';
}

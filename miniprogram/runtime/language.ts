import type { Language } from '../../machines/words/text';

/** As much of `wx` as the language needs. `getAppBaseInfo` came with base library 2.20.1. */
export interface LanguageCalls {
  getAppBaseInfo?(): { readonly language?: string };
  getSystemInfoSync?(): { readonly language?: string };
}

/** Chinese unless the system speaks English. Throws nothing. */
export function systemLanguage(wechat: LanguageCalls): Language {
  try {
    const { language = '' } = wechat.getAppBaseInfo?.() ?? wechat.getSystemInfoSync?.() ?? {};
    return /^en/i.test(language) ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

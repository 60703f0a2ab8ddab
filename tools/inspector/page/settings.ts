import type { Language } from './words';

/** What a person set, in the address or on an earlier visit. */
export interface Settings {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  /** Opens beside a phone, which has settings of its own. */
  readonly isEmbedded: boolean;
  /** The address of a recording that is opened at once; empty where there is none. */
  readonly recording: string;
}

export type StageView = 'chart' | 'sequence' | 'both';

/** The address decides; what it does not say, the browser does. */
export function readSettings(search: string, browserLanguage: string, prefersDark: boolean): Settings {
  const parameters = new URLSearchParams(search);
  const language = parameters.get('lang') ?? browserLanguage;
  const theme = parameters.get('theme') ?? (prefersDark ? 'dark' : 'light');
  return {
    language: language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
    theme: theme === 'dark' ? 'dark' : 'light',
    isEmbedded: parameters.get('embedded') === '1',
    recording: parameters.get('recording') ?? '',
  };
}

/** This address with one setting changed; everything else, such as a token, stays. */
export function withSetting(search: string, name: string, value: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set(name, value);
  return `?${parameters}`;
}

/** The languages that a person can read the app in: Chinese unless the system speaks English. */
export type Language = 'zh' | 'en';

/** One sentence or word that a person reads, in every language. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

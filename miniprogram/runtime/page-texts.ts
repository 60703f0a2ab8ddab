import type { Language, Text } from '../../machines/words/text';

/** Texts under their names, as `texts.ts` writes them. */
export type Texts = { readonly [name: string]: Text };

/** The same names with one language's sentences: what a page's markup reads. */
export type PageTexts<Of extends Texts> = { readonly [Name in keyof Of]: string };

/** The language that the data of pages begins with: it need not be set. */
const firstLanguage: Language = 'zh';

/** What a page has to set of its texts: nothing in the language that it begins with. */
export function textChanges<Of extends Texts>(texts: Of, language: Language): { readonly texts?: PageTexts<Of> } {
  return language === firstLanguage ? {} : { texts: textsIn(texts, language) };
}

/** The texts of a page in the person's language. */
export function textsIn<Of extends Texts>(texts: Of, language: Language): PageTexts<Of> {
  const spoken: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) spoken[name] = text[language];
  return spoken as PageTexts<Of>;
}

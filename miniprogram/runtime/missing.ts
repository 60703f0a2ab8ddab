import { restartTexts } from './restart.texts';
import type { RunningApp } from './running-app';

interface Missing {
  readonly missingTitle: string;
  readonly missingAdvice: string;
}

/** What a page says in place of what it was opened for: that the program has failed, or else that it is not there. */
export function missingOf({ language, isDead }: Pick<RunningApp, 'language' | 'isDead'>, texts: Missing) {
  const [title, advice] = isDead()
    ? [restartTexts.title[language], restartTexts.fromTheList[language]]
    : [texts.missingTitle, texts.missingAdvice];
  return { title, advice, details: '' };
}

import type { Language, Text } from '../../machines/words/text';
import { restartTexts } from './restart.texts';
import { sayTexts } from './say.texts';
import type { Wechat } from './wechat';

/** As much of WeChat as a restart needs. `restartMiniProgram` came with base library 3.0.1. */
export type RestartCalls = Pick<Wechat, 'showModal' | 'restartMiniProgram' | 'reLaunch'>;

const home = '/pages/home/home';

/**
 * Starts the mini-program anew without leaving WeChat. Where WeChat cannot, `startAgain` puts a new app in the old one's
 * place; where the list does not open either, it is said what a person can do.
 */
export function restart(wechat: RestartCalls, language: Language, startAgain: () => void): void {
  const inPlace = () => {
    startAgain();
    wechat.reLaunch({ url: home, fail: () => explain(wechat, language, restartTexts.byHand, sayTexts.understood) });
  };
  wechat.restartMiniProgram({ path: home, fail: inPlace });
}

/** Says over whatever page is open that the program has failed, with the one way on. */
export function offerRestart(wechat: RestartCalls, language: Language, restartNow: () => void): void {
  explain(wechat, language, restartTexts.advice, restartTexts.restart, restartNow);
}

function explain(wechat: RestartCalls, language: Language, advice: Text, button: Text, pressed?: () => void): void {
  wechat.showModal({
    title: restartTexts.title[language],
    content: advice[language],
    showCancel: false,
    confirmText: button[language],
    success: () => pressed?.(),
  });
}

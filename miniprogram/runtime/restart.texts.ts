import type { Text } from '../../machines/words/text';

/** What is said once the program itself has failed: no camera can be watched until it is started anew. */
export const restartTexts = {
  title: { zh: '程序出错了', en: 'The program has failed' },
  advice: {
    zh: '现在不能观看。摄像头列表还在，重新启动后即可继续。',
    en: 'Nothing can be watched now. Your cameras are kept: restart it to go on.',
  },
  fromTheList: {
    zh: '现在不能观看。摄像头列表还在，请回到列表重新启动。',
    en: 'Nothing can be watched now. Your cameras are kept: go back to the list to restart it.',
  },
  /** At most four characters in Chinese: WeChat's button takes no more. */
  restart: { zh: '重新启动', en: 'Restart' },
  byHand: {
    zh: '没能自动重新启动，请从微信的最近使用里划掉它，再打开。',
    en: 'It could not restart by itself. Remove it from WeChat’s recent mini-programs, then open it.',
  },
} as const satisfies { readonly [name: string]: Text };

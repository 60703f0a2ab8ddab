import type { Text } from '../words/text';

export const commandTexts = {
  pending: { zh: '等待摄像头回答…', en: 'Waiting for the camera…' },
  success: { zh: '已完成', en: 'Done' },
  failure: { zh: '摄像头没有照做', en: 'The camera did not do it' },
  error: { zh: '没有发出去', en: 'It could not be sent' },
  timeout: { zh: '摄像头没有回答', en: 'The camera did not answer' },
  failed: { zh: '没有成功', en: 'It did not work' },
  told: { zh: '摄像头发来的', en: 'From the camera' },
} as const satisfies { readonly [word: string]: Text };

/** What is said of each state: the entries say the rest. */
export const commandsTexts = {
  open: { zh: '', en: '' },
  commandsMissing: { zh: '', en: '' },
  left: { zh: '', en: '' },
} as const satisfies { readonly [word: string]: Text };

export type CommandsWord = keyof typeof commandsTexts;

export const bytesText = (count: number, hex: string): Text => ({
  zh: `${count} 字节：${hex}`,
  en: `${count} bytes: ${hex}`,
});

import type { Text } from '../words/text';

export const keptTexts = {
  listed: { zh: '', en: '' },
  saving: { zh: '正在存到相册…', en: 'Saving to the album…' },
  asking: { zh: '', en: '' },
  unreadable: { zh: '', en: '' },
  filesMissing: { zh: '', en: '' },
} as const satisfies { readonly [word: string]: Text };

export type KeptWord = keyof typeof keptTexts;

export const keptStates = {
  waiting: { zh: '没有存到相册', en: 'Not in the album' },
  saving: { zh: '正在存到相册…', en: 'Saving to the album…' },
  failed: { zh: '没有存成', en: 'Could not be saved' },
  open: { zh: '录像中断，文件不完整', en: 'Broken off: this file is not whole' },
  unknown: { zh: '不认识的文件', en: 'A file of an unknown kind' },
} as const satisfies { readonly [state: string]: Text };

export const keptActions = {
  save: { zh: '存到相册', en: 'Save to album' },
  settings: { zh: '去设置', en: 'Settings' },
} as const satisfies { readonly [action: string]: Text };

export const emptyText: Text = { zh: '没有待处理的录像和截图', en: 'No recordings or pictures are kept here' };

export const usedText = (used: string, limit: string): Text => ({
  zh: `已用 ${used} / ${limit}`,
  en: `${used} of ${limit} used`,
});

/** What is asked before a file goes. */
export const deleteText = (title: string): Text => ({
  zh: `删除 ${title}？它不在相册里，删除后找不回来。`,
  en: `Delete ${title}? It is not in the album, and cannot be brought back.`,
});

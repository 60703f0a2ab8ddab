import type { Text } from '../../machines/words/text';

/** What is said where something that a person asked for did not happen. */
export const sayTexts = {
  notOpened: { zh: '页面没有打开，请再点一次', en: 'The page did not open. Tap again.' },
  notBack: { zh: '没能返回，请用左上角的返回', en: 'Could not go back. Use the arrow at the top.' },
  /** The one button under what is said and asks nothing. */
  understood: { zh: '知道了', en: 'OK' },
} as const satisfies { readonly [name: string]: Text };

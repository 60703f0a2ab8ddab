import type { Text } from '../../machines/words/text';

/** What is said where something that a person asked for did not happen. */
export const sayTexts = {
  notOpened: { zh: '页面没有打开，请再点一次', en: 'The page did not open. Tap again.' },
  notBack: { zh: '没能返回，请用左上角的返回', en: 'Could not go back. Use the arrow at the top.' },
} as const satisfies { readonly [name: string]: Text };

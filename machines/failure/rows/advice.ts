import type { Text } from '../../words/text';

/** What helps with many failures: each sentence is in the package once. */

export const reopen: Text = {
  zh: '请重试；若一直不行，请重新打开小程序。',
  en: 'Try again. If that does not work, reopen the mini-program.',
};

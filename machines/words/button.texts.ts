import type { Text } from './text';

/** What buttons say that stand in more than one place. */
export const buttonTexts = {
  play: { zh: '播放', en: 'Play' },
  resume: { zh: '继续', en: 'Resume' },
  retry: { zh: '重试', en: 'Try again' },
  openSettings: { zh: '去设置', en: 'Settings' },
} as const satisfies { readonly [name: string]: Text };

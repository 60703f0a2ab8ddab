import type { Quality } from '../kernel/ports';
import type { Text } from './text';

/** What a person reads for each quality: short enough for a button. */
export const qualityTexts: Readonly<Record<Quality, Text>> = {
  standard: { zh: '标清', en: 'SD' },
  high: { zh: '高清', en: 'HD' },
  super: { zh: '超清', en: 'Full HD' },
};

/** Every quality, lowest first (contract 2.3). */
export const qualities = Object.keys(qualityTexts) as readonly Quality[];

/** Whether a word from outside names a quality. */
export const isQuality = (word: string): word is Quality => (qualities as readonly string[]).includes(word);

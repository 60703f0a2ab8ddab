import { config } from '../../machines/kernel/config';
import type { Quality } from '../../machines/kernel/ports';
import type { SessionView } from '../../machines/session';
import { qualities, qualityTexts } from '../../machines/words/quality.texts';
import type { Language, Text } from '../../machines/words/text';
import { openingView } from './opening-view';

const none = { label: '', event: '' } as const;

/** How a picture that is not there yet is wanted. */
export interface Wish {
  readonly muted: boolean;
  /** As the camera says where undefined. */
  readonly quality: Quality | undefined;
}

/** What a view shows that nobody has opened: nothing is under way, and nothing can be done. */
export function emptyView(language: Language, { muted, quality = config.defaultQuality }: Wish): SessionView {
  return {
    ...openingView,
    muted,
    status: { text: '', tone: 'idle' },
    waiting: false,
    controls: { ...openingView.controls, playing: false, canStop: false, canChangeQuality: false },
    fits: [],
    turns: [],
    quality: qualityTexts[quality][language],
    qualities: qualities.map((value) => ({ value, label: qualityTexts[value][language], chosen: value === quality })),
  };
}

/** The same where a tap opens it. */
export function waitingView(language: Language, wish: Wish, advice: Text, play: Text): SessionView {
  const view = emptyView(language, wish);
  const primary = { label: play[language], event: 'PLAY' };
  return {
    ...view,
    sheet: { kind: 'stopped', title: '', advice: advice[language], primary, secondary: none, details: '' },
    controls: { ...view.controls, canPlay: true, canChangeQuality: true },
  };
}

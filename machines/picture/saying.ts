import type { Failure } from '../failure';
import type { Quality } from '../kernel/ports';
import type { PictureFact, PictureStep } from './picture.protocol';

/** What either way to a picture says in the same words: for the actions `say`, `setQuality` and `setChannel` of its chart. */

export const say = (fact: PictureFact) => ({ type: 'say', params: fact }) as const;
export const step = (of: PictureStep) => say({ type: 'picture.step', step: of });
/** HOLD was asked, and there is nothing to hold. */
export const letGo = say({ type: 'picture.letGo' });
export const setQuality = {
  type: 'setQuality',
  params: ({ event: { quality } }: { event: { quality: Quality } }) => ({ quality }),
} as const;
export const setChannel = {
  type: 'setChannel',
  params: ({ event: { channel } }: { event: { channel: number } }) => ({ channel }),
} as const;
export const sayFailed = {
  type: 'say',
  params: ({ event }: { event: { failure: Failure } }): PictureFact => ({
    type: 'picture.failed',
    failure: event.failure,
  }),
} as const;

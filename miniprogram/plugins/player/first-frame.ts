import { isOlder } from '../minimum-versions';

/** Whose live-player it is; what is not known is empty. */
export interface LivePlayerVersion {
  readonly platform: string;
  readonly baseLibrary: string;
}

/** The first frame is there; another app has the sound; nothing. */
export type CodeMeaning = 'firstFrame' | 'soundTaken' | null;

/** Base library 3.16.0 wrote the table of live-player's codes anew (contract 3). */
const NEW_CODES_SINCE = '3.16.0';

/**
 * What a `statechange` says of the first frame:
 *
 * | code | live-player of | base library | says | so it counts as |
 * | --- | --- | --- | --- | --- |
 * | 2003 | anywhere | older than 3.16.0 | the first key frame has arrived; on an iPhone nothing later tells more | the first frame |
 * | 2003 | anywhere | 3.16.0 | the first frame is on the screen | the first frame |
 * | 2032 | an iPhone | older than 3.16.0 | the first frame is on the screen | the first frame |
 * | 2032 | an iPhone | 3.16.0 | another app interrupted the sound | sound that was taken |
 * | 2032 | an iPhone | not told | either; 2003 came before, if there is a picture | nothing |
 * | 2032 | anywhere else | any | the first frame is on the screen, as older programs go on to say | the first frame |
 *
 * 2033 to 2035, which came with 3.16.0, say no more than 2003 does.
 */
export function meaningOf(code: number, { platform, baseLibrary }: LivePlayerVersion): CodeMeaning {
  if (code === 2003) return 'firstFrame';
  if (code !== 2032) return null;
  if (platform !== 'ios') return 'firstFrame';
  if (isOlder(baseLibrary, NEW_CODES_SINCE)) return 'firstFrame';
  return /^\d/.test(baseLibrary) ? 'soundTaken' : null;
}

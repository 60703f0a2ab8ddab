import { resolvePath } from '../../build/npm/places.mjs';

/**
 * Where a picture or film of the mini-program is, from the page that the phone is in: that may be below any path of its host.
 *
 * @param source as markup names it
 * @param usedBy the page or component whose markup it is
 */
export const assetUrl = (source: string, usedBy: string): string =>
  /^(?:[a-z]+:|\/\/)/i.test(source) ? source : `files/${resolvePath(source, usedBy)}`;

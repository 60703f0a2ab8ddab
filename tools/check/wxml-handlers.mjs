// @ts-check
import { fault, placeOf } from '../build/diagnostics.mjs';

/**
 * Finds `bindtap="…"`, which the template compiler takes for a property, so that a misspelt handler goes unseen; with a
 * colon (`bind:tap="…"`) it is checked.
 *
 * @param {string} file
 * @param {string} source
 */
export function findUncheckedHandlers(file, source) {
  return [...source.matchAll(/\s((?:capture-)?(?:bind|catch)|mut-bind)([a-z]+)\s*=\s*["']/g)].map((found) => {
    const [, way, event] = found;
    return fault(file, `Write ${way}:${event}, so that its handler is checked`, placeOf(source, found.index + 1));
  });
}

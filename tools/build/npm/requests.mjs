// @ts-check
import { sourceOf } from '../source-tree.mjs';
import { isOfPackage, placeOfName } from '../structure.mjs';
import { componentsNamedIn } from './named-files.mjs';

/**
 * The components of npm packages that the mini-program's own JSON files name.
 *
 * @param {import('../source-tree.mjs').SourceTree} tree
 * @param {Map<string, any>} configs what each JSON file says
 * @returns {import('./index.mjs').NpmRequest[]}
 */
export function npmRequests(tree, configs) {
  return [...configs].flatMap(([file, config]) =>
    componentsNamedIn(config)
      .filter((component) => isOfPackage(tree, file, component))
      .map((name) => ({
        kind: /** @type {const} */ ('component'),
        name,
        by: sourceOf(file),
        place: placeOfName(tree, file, name),
      })),
  );
}

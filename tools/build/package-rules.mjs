// @ts-check
import { resolvePath } from './npm/places.mjs';
import { packageOf, preloadRulesOf, subPackagesOf } from './sub-packages.mjs';

/** @typedef {{ file: string, word: string, message: string }} PackageFault `word`: what is named wrongly there */

/**
 * What WeChat refuses of sub-packages, or shows nothing for.
 *
 * @param {ReadonlyMap<string, any>} configs what each JSON file says, by its path in the mini-program
 * @param {readonly string[]} pages
 * @returns {PackageFault[]}
 */
export function packageFaults(configs, pages) {
  return [...preloadFaults(configs.get('app.json'), pages), ...borrowedComponents(configs)];
}

/**
 * Rules about pages or packages that are not there: WeChat refuses them.
 *
 * @param {any} app
 * @param {readonly string[]} pages
 */
function preloadFaults(app, pages) {
  const names = new Set(['__APP__', ...subPackagesOf(app).flatMap(({ name, root }) => [name, root])]);
  const fault = (/** @type {string} */ word, /** @type {string} */ kind) => ({
    file: 'app.json',
    word,
    message: `preloadRule: there is no ${kind} "${word}"`,
  });
  return [...preloadRulesOf(app)].flatMap(([page, rule]) => [
    ...(pages.includes(page) ? [] : [fault(page, 'page')]),
    ...rule.packages.filter((name) => !names.has(name)).map((name) => fault(name, 'package')),
  ]);
}

/**
 * Components of a package that may not be there yet, with nothing to be shown in their place: WeChat stops rendering.
 *
 * @param {ReadonlyMap<string, any>} configs
 */
function borrowedComponents(configs) {
  const packages = subPackagesOf(configs.get('app.json'));
  return [...configs].flatMap(([user, { usingComponents = {}, componentPlaceholder = {} }]) =>
    Object.entries(/** @type {Record<string, string>} */ (usingComponents)).flatMap(([tag, target]) => {
      if (target.includes('://') || tag in componentPlaceholder) return [];
      const own = packageOf(packages, user);
      const lender = packageOf(packages, resolvePath(target, user));
      if (lender === own || (!lender && !own?.independent)) return [];
      const from = lender ? `package "${lender.name}"` : 'the main package';
      return [{ file: user, word: tag, message: `<${tag}> is of ${from} and needs a componentPlaceholder` }];
    }),
  );
}

// @ts-check

/**
 * A sub-package, as app.json has it.
 *
 * @typedef {object} SubPackage
 * @property {string} root its folder, without slashes at the ends
 * @property {string} name what `preloadRule` may call it
 * @property {string[]} pages with the folder in front
 * @property {boolean} independent it runs without the main package
 * @property {Record<string, { version?: unknown, provider?: unknown }>} plugins that it alone declares, by alias
 */

/** The component that draws a `tabBar` which is `custom`. */
export const customTabBar = 'custom-tab-bar/index';

/** A folder's path without slashes at its ends. @param {string} folder */
const trimmed = (folder) => folder.split('/').filter(Boolean).join('/');

/**
 * Those that have a folder: what else is wrong with them is told by `packageFaults`.
 *
 * @param {Record<string, unknown> | undefined} app what app.json says
 * @returns {SubPackage[]}
 */
export function subPackagesOf(app) {
  return listIn(app?.subPackages ?? app?.subpackages).flatMap((listed) => {
    const { root, name, pages, independent = false, plugins } = listed ?? {};
    if (typeof root !== 'string' || trimmed(root) === '') return [];
    const folder = trimmed(root);
    return {
      root: folder,
      name: String(name ?? folder),
      pages: textsIn(pages).map((page) => `${folder}/${page}`),
      independent: independent === true,
      plugins: plugins ?? {},
    };
  });
}

/** @param {unknown} value @returns {any[]} */
const listIn = (value) => (Array.isArray(value) ? value : []);

/** @param {unknown} value @returns {string[]} */
const textsIn = (value) => listIn(value).filter((one) => typeof one === 'string');

/**
 * Every page of an app, those of sub-packages included.
 *
 * @param {Record<string, unknown> | undefined} app what app.json says
 * @returns {string[]}
 */
export function pagesOf(app) {
  return [...textsIn(app?.pages), ...subPackagesOf(app).flatMap(({ pages }) => pages)];
}

/**
 * The sub-package that a file belongs to; undefined for the main package.
 *
 * @param {readonly SubPackage[]} packages
 * @param {string} path from the root of the mini-program
 */
export function packageOf(packages, path) {
  return packages.find(({ root }) => path.startsWith(`${root}/`));
}

/**
 * What is fetched ahead once a page is open: names or folders of sub-packages (`__APP__`: the main one), and over which
 * network.
 *
 * @param {Record<string, unknown> | undefined} app
 * @returns {Map<string, { packages: string[], network: 'all' | 'wifi' }>} by page
 */
export function preloadRulesOf(app) {
  const rules = /** @type {Record<string, any>} */ (app?.preloadRule ?? {});
  return new Map(
    Object.entries(rules).map(([page, rule]) => [
      page,
      { packages: textsIn(rule?.packages).map(trimmed), network: rule?.network === 'all' ? 'all' : 'wifi' },
    ]),
  );
}

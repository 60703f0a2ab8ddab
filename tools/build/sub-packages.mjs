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

/** A folder's path without slashes at its ends. @param {string} folder */
const trimmed = (folder) => folder.split('/').filter(Boolean).join('/');

/**
 * @param {Record<string, unknown> | undefined} app what app.json says
 * @returns {SubPackage[]}
 */
export function subPackagesOf(app) {
  const listed = /** @type {any[]} */ (app?.subPackages ?? app?.subpackages ?? []);
  return listed.map(({ root, name, pages = [], independent = false, plugins = {} }) => {
    const folder = trimmed(root);
    return {
      root: folder,
      name: String(name ?? folder),
      pages: pages.map((/** @type {string} */ page) => `${folder}/${page}`),
      independent: independent === true,
      plugins,
    };
  });
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
    Object.entries(rules).map(([page, { packages = [], network }]) => [
      page,
      { packages: packages.map(trimmed), network: network === 'all' ? 'all' : 'wifi' },
    ]),
  );
}

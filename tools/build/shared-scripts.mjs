// @ts-check
import { packageOf } from './sub-packages.mjs';

/** @typedef {import('./sub-packages.mjs').SubPackage} SubPackage */

/**
 * The shared scripts: one a package. What a single sub-package needs is in that one's; all else is in the main package's,
 * which every other package may require. The main one takes its modules first, as a group brings along what it imports.
 *
 * @param {ReadonlyMap<string, string>} entries scripts that WeChat loads: absolute path → path in the package
 * @param {readonly SubPackage[]} packages
 * @returns {import('rolldown').CodeSplittingGroup[]}
 */
export function sharedScripts(entries, packages) {
  /** @type {Map<string, Set<string>> | undefined} */
  let users;
  /** @type {(root: string) => import('rolldown').CodeSplittingNameFunction} */
  const named = (root) => (module, context) => {
    if (entries.has(module)) return null;
    users ??= foldersByModule(entries, packages, context);
    const folders = [...(users.get(module) ?? [])];
    const [home = ''] = folders.length === 1 ? folders : [];
    return home === root ? `${root && `${root}/`}shared` : null;
  };
  return ['', ...packages.map(({ root }) => root)].map((root, index) => ({
    name: named(root),
    priority: packages.length - index,
  }));
}

/**
 * The folders of the packages from whose scripts a module is reached; the main one's is empty.
 *
 * @param {ReadonlyMap<string, string>} entries
 * @param {readonly SubPackage[]} packages
 * @param {import('rolldown').ChunkingContext} context
 */
function foldersByModule(entries, packages, context) {
  /** @type {Map<string, Set<string>>} */
  const folders = new Map();
  /** @type {(module: string, folder: string) => void} */
  const reach = (module, folder) => {
    const known = folders.get(module) ?? new Set();
    if (known.has(folder)) return;
    folders.set(module, known.add(folder));
    for (const imported of context.getModuleInfo(module)?.importedIds ?? []) reach(imported, folder);
  };
  for (const [module, name] of entries) reach(module, packageOf(packages, name)?.root ?? '');
  return folders;
}

// @ts-check
import path from 'node:path';
import { packageOf } from './sub-packages.mjs';

/** @typedef {import('./sub-packages.mjs').SubPackage} SubPackage */

/**
 * Which shared script a module goes into: each package has one. What a single sub-package needs is in that one's; all else
 * is in the main package's, which every other package may require.
 *
 * @param {ReadonlyMap<string, string>} entries scripts that WeChat loads: absolute path → path in the package
 * @param {readonly SubPackage[]} packages
 * @returns {import('rolldown').CodeSplittingNameFunction}
 */
export function sharedScriptOf(entries, packages) {
  /** @type {Map<string, Set<string>> | undefined} */
  let users;
  return (module, context) => {
    users ??= foldersByModule(entries, packages, context);
    const folders = [...(users.get(module) ?? [])];
    return path.posix.join(folders.length === 1 ? (folders[0] ?? '') : '', 'shared');
  };
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

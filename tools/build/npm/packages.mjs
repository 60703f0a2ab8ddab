// @ts-check
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseJson, textOf } from '../json.mjs';

/** Where WeChat looks for packages, from a file's own folder upwards. */
export const npmFolder = 'miniprogram_npm';

/**
 * What a package is to WeChat's npm build: a folder of ready files, or plain JavaScript that becomes one `index.js`.
 *
 * @typedef {object} NpmPackage
 * @property {string} name
 * @property {string} root absolute
 * @property {string | null} built absolute path of its ready files; null where it is plain JavaScript
 * @property {string} place its folder in the mini-program: `miniprogram_npm/a/miniprogram_npm/b`
 */

/** @typedef {{ pack: NpmPackage, inside: string } | { fault: string }} Found `inside`: path in the package, maybe without suffix; empty for the package itself */

/** The packages of one project, found as WeChat's npm build finds them. */
export class NpmPackages {
  /** @type {Map<string, NpmPackage>} by root */
  #known = new Map();

  /** @param {string} root absolute path of the project */
  constructor(root) {
    this.root = root;
  }

  /**
   * `tdesign-miniprogram/button/button`, as a file in `folder` names it.
   *
   * @param {string} name
   * @param {string} folder absolute
   * @returns {Found}
   */
  find(name, folder) {
    const [scope = '', first = ''] = name.split('/');
    const packageName = scope.startsWith('@') ? `${scope}/${first}` : scope;
    const inside = name.slice(packageName.length + 1);
    for (const above of foldersUp(folder, this.root)) {
      const root = path.join(above, 'node_modules', packageName);
      if (!existsSync(path.join(root, 'package.json'))) continue;
      const pack = this.#at(root, packageName);
      if ('fault' in pack) return pack;
      return { pack, inside: inside || (pack.built ? 'index' : '') };
    }
    return { fault: inNoPackage(packageName, name) };
  }

  /**
   * @param {string} root
   * @param {string} name
   * @returns {NpmPackage | { fault: string }}
   */
  #at(root, name) {
    const known = this.#known.get(root);
    if (known) return known;
    const manifest = path.join(root, 'package.json');
    const json = parseJson(manifest, textOf(manifest));
    if ('diagnostics' in json) return { fault: unreadable(path.relative(this.root, manifest)) };
    const { miniprogram } = json.value;
    const folder = path.join(root, typeof miniprogram === 'string' && miniprogram ? miniprogram : 'miniprogram_dist');
    const isBuilt = existsSync(folder) && statSync(folder).isDirectory();
    const parts = path.relative(this.root, root).split(path.sep);
    // a package.json in miniprogram/ or in the folder of a sub-package keeps its packages there
    const [, ...below] = parts[0] === 'miniprogram' ? parts : ['', ...parts];
    const place = below.map((part) => (part === 'node_modules' ? npmFolder : part)).join('/');
    const pack = { name, root, built: isBuilt ? folder : null, place };
    this.#known.set(root, pack);
    return pack;
  }
}

/**
 * A folder and those above it, up to and with `last`.
 *
 * @param {string} folder
 * @param {string} last
 */
export function* foldersUp(folder, last) {
  for (let each = folder; ; each = path.dirname(each)) {
    yield each;
    if (each === last || each === path.dirname(each)) return;
  }
}

/** @param {string} name @param {NpmPackage} pack */
export const notInPackage = (name, { name: packageName }) =>
  [`npm 包 ${packageName} 里没有“${name}”：改正路径。`, `"${name}" is not in ${packageName}: mend the path.`].join(
    '\n',
  );

/** @param {string} file */
const unreadable = (file) =>
  [`${file} 不是有效的 JSON：重新安装这个 npm 包。`, `${file} is no valid JSON: install this package again.`].join(
    '\n',
  );

/** @param {string} packageName @param {string} name */
const inNoPackage = (packageName, name) =>
  [
    `“${name}” 既不是旁边的文件，也不在已安装的 npm 包里：npm install ${packageName}，或改正路径。`,
    `"${name}" is neither a file beside this one nor in an installed package: npm install ${packageName}, or mend the path.`,
  ].join('\n');

// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseJson } from '../../build/json.mjs';
import { NpmPackages, npmFolder } from '../../build/npm/packages.mjs';
import { placeInJson, warningAt } from './diagnostics.mjs';
import { readSourceFiles } from './source-files.mjs';

/** @typedef {import('./pack.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./pack.types.ts').SourceFiles} SourceFiles */

/**
 * Packages that are installed, and that nobody has built: what WeChat's npm build would copy of them, where it would be. Those that have no
 * ready files, and what packages ask of each other, only WeChat's own build makes.
 *
 * @param {string} root the folder of `app.json`
 * @param {SourceFiles} files
 * @returns {{ files: SourceFiles, diagnostics: Diagnostic[] }}
 */
export function installedPackages(root, files) {
  const packages = new NpmPackages(root);
  const found = new Map();
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  for (const [manifest, text] of files) {
    if (path.posix.basename(manifest) !== 'package.json' || manifest.includes(npmFolder)) continue;
    const json = parseJson(manifest, text);
    if ('diagnostics' in json) continue;
    const folder = path.posix.dirname(manifest);
    for (const name of Object.keys(json.value?.dependencies ?? {})) {
      const place = path.posix.join(folder, npmFolder, name);
      const installed = packages.find(name, path.join(root, folder));
      if ('fault' in installed || !installed.pack.built || existsSync(path.join(root, place))) continue;
      for (const [file, content] of readSourceFiles(installed.pack.built)) found.set(`${place}/${file}`, content);
      const { line, column } = placeInJson(files, manifest, name);
      diagnostics.push(warningAt(manifest, line, column, notBuilt(name, place)));
    }
  }
  return { files: found, diagnostics };
}

/** @param {string} name @param {string} place */
const notBuilt = (name, place) =>
  [
    `npm 包 ${name} 装了，还没有构建：没有 ${place}。这里按构建后的样子显示；在微信开发者工具里要先“工具 → 构建 npm”。`,
    `${name} is installed and not built: there is no ${place}. It is shown as if it were; WeChat DevTools want 工具 → 构建 npm first.`,
  ].join('\n');

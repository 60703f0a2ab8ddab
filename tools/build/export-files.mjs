// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fault } from './diagnostics.mjs';
import { sourceIn } from './source-tree.mjs';
import { subPackagesOf } from './sub-packages.mjs';
import { waysFile } from './ways.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */
/** @typedef {import('./source-tree.mjs').SourceTree} SourceTree */

/**
 * The files that plugins read of the mini-program (`requireMiniProgram`), by their path in the package. app.json has it from the root of
 * the package that declares the plugin.
 *
 * @param {any} app what app.json says
 * @returns {{ alias: string, file: string }[]}
 */
export function exportFilesOf(app) {
  return [{ root: '', plugins: app?.plugins ?? {} }, ...subPackagesOf(app)].flatMap(({ root, plugins }) =>
    Object.entries(plugins).flatMap(([alias, plugin]) => {
      const file = /** @type {any} */ (plugin)?.export;
      return file === undefined ? [] : [{ alias, file: path.posix.join(root, String(file)) }];
    }),
  );
}

/**
 * The scripts that become those files: WeChat loads them by themselves, as it does pages.
 *
 * @param {SourceTree} tree
 * @param {any} app what app.json says
 * @returns {{ entries: string[], diagnostics: Diagnostic[] }}
 */
export function exportScripts(tree, app) {
  const entries = [];
  const diagnostics = [];
  for (const { alias, file } of exportFilesOf(app)) {
    const script = file.replace(/\.js$/, '.ts');
    if (!file.endsWith('.js')) diagnostics.push(fault(waysFile, noScript(alias, file)));
    else if (!existsSync(path.join(tree.root, sourceIn(tree, script))))
      diagnostics.push(fault(waysFile, noSource(alias, file, sourceIn(tree, script))));
    else entries.push(script);
  }
  return { entries: [...new Set(entries)], diagnostics };
}

/** @param {string} alias @param {string} file */
const noScript = (alias, file) =>
  [
    `插件“${alias}”的导出文件“${file}”应以 .js 结尾。`,
    `The export file "${file}" of the plugin "${alias}" is to end with .js.`,
  ].join('\n');

/** @param {string} alias @param {string} file @param {string} source */
const noSource = (alias, file, source) =>
  [
    `插件“${alias}”的导出文件“${file}”没有源文件：应有 ${source}，路径从声明插件的那个包算起。`,
    `The export file "${file}" of the plugin "${alias}" has no source: there is to be ${source}, from the folder of the package that declares the plugin.`,
  ].join('\n');

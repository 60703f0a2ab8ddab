// @ts-check
import { statSync } from 'node:fs';
import path from 'node:path';
import { componentsNamedIn } from '../../build/npm/named-files.mjs';
import { placesOf } from '../../build/npm/places.mjs';
import { checkPackageSizes } from '../../build/package-size.mjs';
import { isPackaged, listFiles } from '../../build/source-tree.mjs';
import { subPackagesOf } from '../../build/sub-packages.mjs';
import { placeInJson } from './diagnostics.mjs';
import { installedPackages } from './installed.mjs';
import { readConfigs } from './json.mjs';
import { compileSources } from './modules.mjs';
import { simulatePlugins } from './plugins.mjs';
import { collectScripts } from './scripts.mjs';
import { compilerPluginsOf, miniProgramRoot, readSourceFiles, withoutSuffix } from './source-files.mjs';
import { compileTemplates } from './wxml.mjs';
import { compileStyles } from './wxss.mjs';

/**
 * @typedef {import('./pack.types.ts').PackOptions} PackOptions
 * @typedef {import('./pack.types.ts').PackResult} PackResult
 * @typedef {import('./pack.types.ts').Diagnostic} Diagnostic
 */

/**
 * Packs a built mini-program into one script for the browser: JavaScript as WeChat runs it, templates compiled for glass-easel,
 * style sheets translated to CSS. What is wrong comes back with file and line; `code` is empty then.
 *
 * @param {PackOptions} options
 * @returns {PackResult}
 */
export function packMiniProgram({ root, shownAs = '', simulated: offered, storage }) {
  const folder = miniProgramRoot(root);
  const read = readSourceFiles(folder);
  const installed = installedPackages(folder, read);
  const sources = compileSources(new Map([...read, ...installed.files]), compilerPluginsOf(root));
  const own = sources.files;
  // whoever names no plugin brings what it needs
  const simulated = namesPlugins(own) ? offered : undefined;
  const files = new Map([...own, ...(simulated?.files ?? [])]);
  const sizeOf = (/** @type {string} */ file) =>
    files.get(file)?.length ?? statSync(path.join(folder, file), { throwIfNoEntry: false })?.size;
  const json = readConfigs(files, sizeOf);
  const { plugins, diagnostics: pluginFaults } = simulated
    ? simulatePlugins(files, json.configs, simulated)
    : { plugins: {}, diagnostics: [] };
  const scripts = collectScripts(files);
  const styles = compileStyles(files, json.configs, json.pages);
  const templates = compileTemplates(files, json.configs);

  const reached = reachedFrom(json.pages, json.configs);
  const isUnused = (/** @type {string} */ file) =>
    withoutSuffix(file) in json.configs && !reached.has(withoutSuffix(file));
  const sizes = offered ? sizesOf(folder, files, installed.files, json.configs.app) : [];
  const diagnostics = [
    ...json.diagnostics,
    ...sources.diagnostics,
    ...installed.diagnostics,
    ...sizes,
    ...pluginFaults,
    ...[scripts, styles, templates].flatMap((part) => part.diagnostics),
  ]
    // whoever uses a package cannot mend it, and is not kept from what they use of it
    .filter(({ severity, file }) => !file.includes('miniprogram_npm/') || (severity === 'error' && !isUnused(file)))
    .map((diagnostic) => ({ ...diagnostic, file: `${shownAs}${diagnostic.file}` }));
  const ok = diagnostics.every((diagnostic) => diagnostic.severity !== 'error');
  const plain = JSON.stringify({
    pages: json.pages,
    configs: json.configs,
    styles: styles.styles,
    modules: scripts.modules,
    ...(simulated ? { simulated: { scripts: simulated.scripts, plugins } } : {}),
    way: [...reached].some((place) => pullingComponent.test(place)) ? 'managed' : 'bytes',
    storage,
  });
  const code = `window.__miniProgram = ${plain};\nwindow.__miniProgram.templates = ${templates.code};\n`;
  return { ok, code: ok ? code : '', diagnostics };
}

/** @param {import('./pack.types.ts').SourceFiles} files */
const namesPlugins = (files) =>
  [...files].some(
    ([file, text]) =>
      file.endsWith('.json') && (text.includes('"plugin://') || (file === 'app.json' && text.includes('"plugins"'))),
  );

/**
 * What WeChat would not take of somebody else's mini-program: our own build says it of ours.
 *
 * @param {string} root
 * @param {import('./pack.types.ts').SourceFiles} texts
 * @param {import('./pack.types.ts').SourceFiles} installed what is not there yet
 * @param {import('./pack.types.ts').JsonObject | undefined} app
 */
function sizesOf(root, texts, installed, app) {
  const there = listFiles(root)
    .filter(isPackaged)
    .map((file) => ({ path: file, bytes: statSync(path.join(root, file)).size }));
  const files = [...there, ...[...installed].map(([file, text]) => ({ path: file, bytes: Buffer.byteLength(text) }))];
  return checkPackageSizes('devtools', files, subPackagesOf(app), (name) => placeInJson(texts, 'app.json', name));
}

/** A component that pulls by itself has taken the place of one of the plugin's: a package may bring those of both ways. */
const pullingComponent = /\/iot-player\/iot-player$/;

/**
 * Pages, and the components that they come to use. A package may bring more than a mini-program uses of it: components of both ways, or
 * some that nobody here can show.
 *
 * @param {readonly string[]} pages
 * @param {Record<string, import('./pack.types.ts').JsonObject>} configs
 * @returns {ReadonlySet<string>} what they are called without suffix
 */
function reachedFrom(pages, configs) {
  const reached = new Set(['app', ...pages]);
  // what is found on the way comes at the end of the set, and is gone through too
  for (const place of reached) {
    for (const name of componentsNamedIn(configs[place] ?? {})) {
      reached.add(placesOf(name, place).find((one) => one in configs) ?? name);
    }
  }
  return reached;
}

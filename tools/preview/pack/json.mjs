// @ts-check
import { parseJson } from '../../build/json.mjs';
import { placesOf } from '../../build/npm/places.mjs';
import { missingComponents, packageFaults } from '../../build/package-rules.mjs';
import { packageOf, pagesOf, subPackagesOf } from '../../build/sub-packages.mjs';
import { tabBarFaults } from '../../build/tab-bar-rules.mjs';
import { errorAt, placeInJson } from './diagnostics.mjs';
import { withoutSuffix } from './source-files.mjs';

/**
 * @typedef {import('./pack.types.ts').SourceFiles} SourceFiles
 * @typedef {import('./pack.types.ts').Diagnostic} Diagnostic
 * @typedef {import('./pack.types.ts').JsonObject} JsonObject
 */

/**
 * Reads every JSON file, and finds what `app.json` promises but is not there.
 *
 * @param {SourceFiles} files
 * @param {(file: string) => number | undefined} sizeOf bytes of any file; undefined where it is not there
 * @returns {{ configs: Record<string, JsonObject>, pages: string[], diagnostics: Diagnostic[] }}
 */
export function readConfigs(files, sizeOf) {
  /** @type {Record<string, JsonObject>} */
  const configs = {};
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  for (const [file, text] of files) {
    if (!file.endsWith('.json')) continue;
    const json = parseJson(file, text);
    if ('value' in json) configs[withoutSuffix(file)] = json.value;
    else if (!isList(text) || files.has(`${withoutSuffix(file)}.wxml`) || file === 'app.json')
      diagnostics.push(...json.diagnostics);
  }
  const app = configs.app;
  if (!app && diagnostics.length === 0) diagnostics.push(errorAt('app.json', 0, 0, noApp));
  const packages = subPackagesOf(app);
  const pages = pagesOf(app);
  for (const page of pages) {
    // a page has what app.json says where it has no JSON of its own
    configs[page] ??= {};
    for (const suffix of ['js', 'wxml']) {
      const file = `${page}.${suffix}`;
      if (!files.has(file)) {
        const named = page.slice((packageOf(packages, page)?.root.length ?? -1) + 1);
        const { line, column } = placeInJson(files, 'app.json', named);
        diagnostics.push(errorAt('app.json', line, column, missing(file)));
      }
    }
  }
  const byFile = new Map(Object.entries(configs).map(([name, config]) => [`${name}.json`, config]));
  const ofTabBar = app ? tabBarFaults(app, themeOf(configs), sizeOf) : [];
  const faults = [...packageFaults(byFile), ...ofTabBar, ...missingComponents(byFile, placesOf)];
  for (const { file, word, after, message } of faults) {
    const { line, column } = placeInJson(files, file, word, after);
    diagnostics.push(errorAt(file, line, column, message));
  }
  return { configs, pages, diagnostics };
}

/**
 * What theme.json says, wherever app.json has it.
 *
 * @param {Record<string, JsonObject>} configs
 */
function themeOf(configs) {
  return configs[String(configs.app?.themeLocation ?? 'theme.json').replace(/\.json$/, '')];
}

/** Data that lies beside: WeChat reads objects alone. @param {string} text */
function isList(text) {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

const noApp = ['没有 app.json：补上它。', 'there is no app.json: add it.'].join('\n');

/** @param {string} file */
const missing = (file) =>
  [
    `没有 ${file}：补上它，或从 pages 里去掉这一页。`,
    `there is no ${file}: add it, or take the page out of "pages".`,
  ].join('\n');

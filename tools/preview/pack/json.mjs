// @ts-check
import { transformSync } from 'esbuild';
import { packageFaults } from '../../build/package-rules.mjs';
import { packageOf, subPackagesOf } from '../../build/sub-packages.mjs';
import { errorAt } from './diagnostics.mjs';
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
 * @returns {{ configs: Record<string, JsonObject>, pages: string[], diagnostics: Diagnostic[] }}
 */
export function readConfigs(files) {
  /** @type {Record<string, JsonObject>} */
  const configs = {};
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  for (const [file, text] of files) {
    if (!file.endsWith('.json')) continue;
    try {
      configs[withoutSuffix(file)] = JSON.parse(text);
    } catch {
      diagnostics.push(jsonError(file, text));
    }
  }
  const app = configs.app;
  if (!app && diagnostics.length === 0) diagnostics.push(errorAt('app.json', 0, 0, 'there is no app.json'));
  const packages = subPackagesOf(app);
  const pages = [...(Array.isArray(app?.pages) ? app.pages.map(String) : []), ...packages.flatMap((sub) => sub.pages)];
  for (const page of pages) {
    for (const suffix of ['js', 'wxml']) {
      const file = `${page}.${suffix}`;
      if (!files.has(file)) {
        const named = page.slice((packageOf(packages, page)?.root.length ?? -1) + 1);
        diagnostics.push(errorAt('app.json', lineOf(files.get('app.json'), named), 0, missing(file)));
      }
    }
  }
  const byFile = new Map(Object.entries(configs).map(([name, config]) => [`${name}.json`, config]));
  for (const { file, word, message } of packageFaults(byFile, pages)) {
    diagnostics.push(errorAt(file, lineOf(files.get(file), word), 0, message));
  }
  return { configs, pages, diagnostics };
}

/** @param {string} file */
const missing = (file) =>
  [
    `没有 ${file}：补上它，或从 pages 里去掉这一页。`,
    `there is no ${file}: add it, or take the page out of "pages".`,
  ].join('\n');

/**
 * JSON.parse does not always say where; esbuild does.
 *
 * @param {string} file
 * @param {string} text
 */
function jsonError(file, text) {
  try {
    transformSync(text, { loader: 'json', sourcefile: file, logLevel: 'silent' });
  } catch (error) {
    const [first] = /** @type {import('esbuild').TransformFailure} */ (error).errors;
    if (first) return errorAt(file, first.location?.line ?? 0, (first.location?.column ?? -1) + 1, first.text);
  }
  return errorAt(file, 0, 0, 'this is not valid JSON');
}

/**
 * @param {string | undefined} text
 * @param {string} word
 */
function lineOf(text, word) {
  const index = text?.split('\n').findIndex((line) => line.includes(`"${word}"`)) ?? -1;
  return index + 1;
}

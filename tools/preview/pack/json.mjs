// @ts-check
import { transformSync } from 'esbuild';
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
  const pages = Array.isArray(app?.pages) ? app.pages.map(String) : [];
  for (const page of pages) {
    for (const suffix of ['js', 'wxml']) {
      const file = `${page}.${suffix}`;
      if (!files.has(file)) {
        diagnostics.push(errorAt('app.json', lineOf(files.get('app.json'), page), 0, `there is no ${file}`));
      }
    }
  }
  return { configs, pages, diagnostics };
}

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

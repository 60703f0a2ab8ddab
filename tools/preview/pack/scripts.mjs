// @ts-check
import vm from 'node:vm';
import { mendHere } from '../../build/diagnostics.mjs';
import { errorAt } from './diagnostics.mjs';

/**
 * @typedef {import('./pack.types.ts').SourceFiles} SourceFiles
 * @typedef {import('./pack.types.ts').Diagnostic} Diagnostic
 */

/**
 * Collects the JavaScript, unchanged, and finds what cannot be parsed as the body of a module function.
 *
 * @param {SourceFiles} files
 * @returns {{ modules: Record<string, string>, diagnostics: Diagnostic[] }}
 */
export function collectScripts(files) {
  /** @type {Record<string, string>} */
  const modules = {};
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  for (const [file, text] of files) {
    if (!file.endsWith('.js')) continue;
    modules[file] = text;
    const error = syntaxError(file, text);
    if (error) diagnostics.push(error);
  }
  if (modules['app.js'] === undefined)
    diagnostics.push(errorAt('app.js', 0, 0, '没有 app.js：补上它。\nthere is no app.js: add it.'));
  return { modules, diagnostics };
}

/**
 * What keeps a text from being the body of a function; null where nothing does.
 *
 * @param {string} file
 * @param {string} text
 */
export function syntaxError(file, text) {
  try {
    new vm.Script(`(function () {${text}\n})`, { filename: file });
    return null;
  } catch (error) {
    const { message, stack = '' } = /** @type {Error} */ (error);
    return errorAt(file, Number(/:(\d+)$/m.exec(stack)?.[1] ?? 0), 0, mendHere(message));
  }
}

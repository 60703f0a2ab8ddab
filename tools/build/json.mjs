// @ts-check
import { readFileSync } from 'node:fs';
import esbuild from 'esbuild';
import { fault, fromEsbuildError } from './diagnostics.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */

/** A text file, without the byte order mark that some editors put before it: no reader of JSON takes that. @param {string} file */
export const textOf = (file) => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');

/**
 * What a JSON file says that WeChat reads: an object.
 *
 * @param {string} file
 * @param {string} source
 * @returns {{ value: any } | { diagnostics: Diagnostic[] }}
 */
export function parseJson(file, source) {
  try {
    const value = JSON.parse(source);
    return isObject(value) ? { value } : { diagnostics: [fault(file, notAnObject, { line: 1, column: 1 })] };
  } catch (error) {
    const mistakes = placesOfMistakes(file, source) ?? [fault(file, /** @type {Error} */ (error).message)];
    return { diagnostics: mistakes.map((mistake) => ({ ...mistake, message: notJson(mistake.message) })) };
  }
}

/** @param {unknown} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const notAnObject = '里面要是一个对象 { … }。\nWhat is in it has to be an object, { … }.';

/** @param {string} mistake */
const notJson = (mistake) =>
  [`不是有效的 JSON，请改好这里：${mistake}。`, `This is no valid JSON, mend it here: ${mistake}.`].join('\n');

/**
 * `JSON.parse` does not always tell where it stopped; esbuild's parser does.
 *
 * @param {string} file
 * @param {string} source
 */
function placesOfMistakes(file, source) {
  try {
    esbuild.transformSync(source, { loader: 'json', sourcefile: file, logLevel: 'silent' });
    return undefined;
  } catch (error) {
    return fromEsbuildError(error);
  }
}

// @ts-check
import { readFileSync } from 'node:fs';
import esbuild from 'esbuild';
import { fault, fromEsbuildError } from './diagnostics.mjs';

/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */

/** A text file, without the byte order mark that some editors put before it: no reader of JSON takes that. @param {string} file */
export const textOf = (file) => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');

/**
 * @param {string} file
 * @param {string} source
 * @returns {{ value: any } | { diagnostics: Diagnostic[] }}
 */
export function parseJson(file, source) {
  try {
    return { value: JSON.parse(source) };
  } catch (error) {
    return { diagnostics: placesOfMistakes(file, source) ?? [fault(file, /** @type {Error} */ (error).message)] };
  }
}

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

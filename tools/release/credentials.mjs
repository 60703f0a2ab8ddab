// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { credentialsExample, credentialsFile } from '../build/options.mjs';

/** Shorter values occur by chance, and would be found everywhere. */
const shortestValue = 6;

/**
 * @typedef {object} Credentials
 * @property {boolean} areThere a person has made the file
 * @property {boolean} areFilledIn no value is missing or still the example's
 * @property {string[]} values as text, without those of the example: to look for, never to print
 */

/**
 * Reads a person's `config/credentials.ts`. Rejects when it cannot be compiled.
 *
 * @param {string} root project root
 * @returns {Promise<Credentials>}
 */
export async function readCredentials(root) {
  if (!existsSync(path.join(root, credentialsFile))) return { areThere: false, areFilledIn: false, values: [] };
  const [own, example] = await Promise.all([credentialsFile, credentialsExample].map((file) => load(root, file)));
  const placeholders = new Set(leaves(example));
  return {
    areThere: true,
    areFilledIn: own?.isExample !== true,
    values: [...new Set(leaves(own))].filter((value) => value.length >= shortestValue && !placeholders.has(value)),
  };
}

/**
 * @param {string} root
 * @param {string} file
 * @returns {Promise<Record<string, unknown>>} what it exports
 */
async function load(root, file) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(root, file)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'cjs',
    logLevel: 'silent',
  });
  const module = { exports: {} };
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(module, module.exports);
  return module.exports;
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function leaves(value) {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value ? Object.values(value).flatMap(leaves) : [];
}

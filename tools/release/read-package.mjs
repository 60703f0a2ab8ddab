// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../build/source-tree.mjs';

/** Settings of DevTools beside the package, not in it. */
const settingsFiles = new Set(['project.config.json', 'project.private.config.json']);

/**
 * Reads what a build wrote.
 *
 * @param {{ root: string, folder: string, sources: import('./release.types.ts').BuiltPackage['sources'] }} built
 * @returns {import('./release.types.ts').BuiltPackage}
 */
export function readPackage({ root, folder, sources }) {
  const names = listFiles(folder).filter((file) => !settingsFiles.has(file));
  return { root, folder, sources, files: new Map(names.map((file) => [file, readFileSync(path.join(folder, file))])) };
}

/**
 * What a JSON file of the package says; undefined when it is not there or is no JSON.
 *
 * @param {import('./release.types.ts').BuiltPackage} built
 * @param {string} file
 * @returns {any}
 */
export function readJson({ files }, file) {
  try {
    return JSON.parse(files.get(file)?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}

/**
 * Text files of the package, read as text.
 *
 * @param {import('./release.types.ts').BuiltPackage} built
 * @returns {[file: string, text: string][]}
 */
export function textFiles({ files }) {
  return [...files]
    .filter(([file]) => /\.(js|json|wxml|wxss|wxs|svg)$/.test(file))
    .map(([file, contents]) => [file, contents.toString('utf8')]);
}

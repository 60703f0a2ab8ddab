// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Other files may lie there too: they are nobody's business here. */
const isPicture = (/** @type {string} */ name) => name.endsWith('.svg');

/**
 * Files of a folder that are missing or different, and pictures that are no longer made.
 *
 * @param {ReadonlyMap<string, string>} files what the folder should hold, by name
 * @param {string} folder
 * @returns {string[]}
 */
export function findStale(files, folder) {
  const present = existsSync(folder) ? readdirSync(folder).filter((name) => files.has(name) || isPicture(name)) : [];
  const names = [...new Set([...files.keys(), ...present])].sort();
  return names.filter(
    (name) => !present.includes(name) || readFileSync(path.join(folder, name), 'utf8') !== files.get(name),
  );
}

/**
 * Makes a folder hold these files, and no other pictures.
 *
 * @param {ReadonlyMap<string, string>} files
 * @param {string} folder
 */
export function writeFiles(files, folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of findStale(files, folder)) {
    const content = files.get(name);
    if (content === undefined) rmSync(path.join(folder, name));
    else writeFileSync(path.join(folder, name), content);
  }
}

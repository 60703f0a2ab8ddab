// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from './source-tree.mjs';

/** A person's own DevTools settings live in the output folder and are not ours to remove. */
const keptFiles = new Set(['project.private.config.json']);

/**
 * Makes a folder hold exactly these files. Only what differs is written, and folders stay what they are: DevTools and
 * editors watch them, and Windows lets nobody rename a watched folder. Called only when every file is known to be good.
 *
 * @param {string} folder
 * @param {ReadonlyMap<string, string | Buffer>} files
 */
export function writeOutput(folder, files) {
  for (const file of listFiles(folder)) {
    if (!files.has(file) && !keptFiles.has(file)) removeFile(folder, file);
  }
  for (const [file, contents] of files) {
    const place = path.join(folder, file);
    const bytes = Buffer.from(contents);
    if (existsSync(place) && readFileSync(place).equals(bytes)) continue;
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
}

/**
 * @param {string} folder
 * @param {string} file
 */
function removeFile(folder, file) {
  rmSync(path.join(folder, file));
  for (let above = path.dirname(file); above !== '.'; above = path.dirname(above)) {
    const place = path.join(folder, above);
    if (readdirSync(place).length > 0) return;
    rmdirSync(place);
  }
}

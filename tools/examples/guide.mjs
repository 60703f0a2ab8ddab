// @ts-check
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';

/** @typedef {import('../build/build.types.ts').Way} Way */

/**
 * @typedef {object} Block what stands between two fences
 * @property {string} language
 * @property {string} place a file from the folder of the mini-program; for commands the folder where they are run, empty for this project's
 * @property {Way | undefined} way the one that it is for; undefined for both
 * @property {string} text
 */

/** The folder that the guide has a person make. */
export const guideFolder = 'my-cameras';

/** @param {string} markdown @returns {Block[]} */
export function blocksOf(markdown) {
  return [...markdown.matchAll(/^```(\w+)(?: (\S+))?(?: (bytes|managed))?\n(.*?)^```$/gms)].map(
    ([, language = '', place = '', way, text = '']) => ({
      language,
      place,
      way: /** @type {Way | undefined} */ (way),
      text,
    }),
  );
}

/**
 * Does what the guide says, in a folder that begins empty: files as they stand, commands as they stand. What it says to do in this project's
 * folder has been done: that made the tarball.
 *
 * @param {{ folder: string, way: Way, tarball: string }} options `folder` gets the two folders that the guide speaks of
 */
export function followGuide({ folder, way, tarball }) {
  rmSync(folder, { recursive: true, force: true });
  const theirs = path.join(folder, guideFolder);
  const ours = path.join(folder, 'xp2p-statecharts');
  for (const made of [theirs, ours]) mkdirSync(made, { recursive: true });
  copyFileSync(tarball, path.join(ours, path.basename(tarball)));
  const guide = readFileSync(path.join(repositoryRoot, 'docs/guide.md'), 'utf8');
  for (const block of blocksOf(guide)) {
    if (block.way !== undefined && block.way !== way) continue;
    if (block.language !== 'sh') write(path.join(theirs, block.place), block.text);
    else if (block.place === guideFolder) runIn(theirs, block.text);
  }
}

/** @param {string} file @param {string} text */
function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** @param {string} folder @param {string} commands */
function runIn(folder, commands) {
  const { status, stdout, stderr } = spawnSync(commands, { cwd: folder, shell: true, encoding: 'utf8' });
  if (status !== 0) throw new Error(`docs/guide.md: these commands fail:\n${commands}${stdout}${stderr}`);
}

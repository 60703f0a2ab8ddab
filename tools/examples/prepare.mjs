// @ts-check
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';
import { listFiles } from '../build/source-tree.mjs';
import { miniProgramRoot } from '../preview/pack/source-files.mjs';
import { examples } from './examples.mjs';
import { followGuide, guideFolder } from './guide.mjs';
import { copyNpm, installPackage, runOwnBuild } from './npm.mjs';

/** @typedef {import('../release/release.types.ts').OfficialTask} OfficialTask */
/** @typedef {import('../release/release.types.ts').OfficialOutcome} OfficialOutcome */
/** @typedef {(task: OfficialTask) => Promise<OfficialOutcome>} Run one of WeChat's programs */

/** Where examples are installed and built: what a run leaves here spares the next one the installation. */
export const workshop = path.join(repositoryRoot, '.cache/examples');

/** Where an example is once it is built. @param {string} name */
export const placeOf = (name) => path.join(workshop, name, examples[name]?.guide ? guideFolder : '');

/**
 * Does what the guide says, and what WeChat DevTools do of it.
 *
 * @param {{ name: string, way: import('../build/build.types.ts').Way, tarball: string, run: Run | undefined }} options
 */
export async function prepareGuide({ name, way, tarball, run }) {
  const folder = placeOf(name);
  followGuide({ folder: path.dirname(folder), way, tarball });
  await buildNpm(folder, folder, run);
  return compiled(folder, run);
}

/**
 * Copies a mini-program, installs the package's tarball into the copy, and builds it with its own tool, or as WeChat does.
 *
 * @param {object} options
 * @param {string} options.source the folder with its package.json
 * @param {string} [options.packageIn] where in it the package.json is
 * @param {string} options.folder the copy's: what is in it goes, but for `node_modules`
 * @param {string} options.tarball
 * @param {Run | undefined} options.run one of WeChat's programs; where absent, packages are copied
 *   as it copies them, and nothing is compiled
 * @returns {Promise<{ files: number }>} how many files WeChat's compiler made; 0 without it
 */
export async function prepareExample({ source, packageIn = '', folder, tarball, run }) {
  copyAfresh(source, folder);
  const withPackage = path.join(folder, packageIn);
  await installPackage(withPackage, tarball);
  const { scripts } = JSON.parse(readFileSync(path.join(withPackage, 'package.json'), 'utf8'));
  if (scripts?.build) await runOwnBuild(folder);
  else await buildNpm(folder, withPackage, run);
  return compiled(folder, run);
}

/** @param {string} folder @param {Run | undefined} run @returns {Promise<{ files: number }>} */
async function compiled(folder, run) {
  const { files = 0 } = run ? await run({ kind: 'compile', folder: miniProgramRoot(folder) }) : {};
  return { files };
}

/** @param {string} source @param {string} folder */
function copyAfresh(source, folder) {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (entry !== 'node_modules') rmSync(path.join(folder, entry), { recursive: true });
  }
  const isMade = new Set(['node_modules', 'miniprogram_npm', 'dist']);
  cpSync(source, folder, { recursive: true, filter: (file) => !isMade.has(path.basename(file)) });
}

/**
 * @param {string} folder
 * @param {string} withPackage
 * @param {Run | undefined} run
 */
async function buildNpm(folder, withPackage, run) {
  if (!run) return copyNpm(withPackage);
  const { warnings = [] } = await run({ kind: 'npm', folder });
  if (warnings.length > 0) throw new Error(`WeChat's npm build of ${folder} warns:\n${warnings.join('\n')}`);
  const made = path.join(withPackage, 'miniprogram_npm/xp2p-statecharts');
  const shipped = path.join(withPackage, 'node_modules/xp2p-statecharts/miniprogram');
  const differing = listFiles(shipped).filter((file) => {
    const there = path.join(made, file);
    return !existsSync(there) || !readFileSync(there).equals(readFileSync(path.join(shipped, file)));
  });
  if (differing.length > 0) throw new Error(`WeChat's npm build changed or left out:\n${differing.join('\n')}`);
}

// @ts-check
/** npm run mutation [-- machines/recovery …]: changes the code in every small way that it can, and looks whether a test notices. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { configurationOf, FOLDERS } from '../tools/mutation/folders.mjs';
import { repositoryRoot } from './build/options.mjs';

const home = path.join(repositoryRoot, 'tools/mutation');
const stryker = path.join(home, 'node_modules/@stryker-mutator');
const folders = process.argv.slice(2);
const unknown = folders.filter((folder) => !(folder in FOLDERS));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: there are ${Object.keys(FOLDERS).join(', ')}`);
  process.exit(2);
}

install();
const failed = (folders.length > 0 ? folders : Object.keys(FOLDERS)).filter((folder) => !isTested(folder));
if (failed.length > 0) console.error(`below 90 %: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** StrykerJS is not part of the default install: it comes with its own lock file when it is first used. */
function install() {
  if (existsSync(path.join(home, 'node_modules/.package-lock.json'))) return;
  console.log('Installing StrykerJS (once: 65 MB, some seconds) into tools/mutation');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' });
  if (status !== 0) {
    console.error('StrykerJS could not be installed: is the package registry in reach?');
    process.exit(1);
  }
}

/** @param {string} folder */
function isTested(folder) {
  console.log(`\n${folder}`);
  const file = path.join(repositoryRoot, '.cache/mutation', `${folder.replaceAll('/', '-')}.config.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(configurationOf(folder, path.join(stryker, 'jest-runner/dist/src/index.js'))));
  const bin = path.join(stryker, 'core/bin/stryker.js');
  return spawnSync(process.execPath, [bin, 'run', file], { cwd: repositoryRoot, stdio: 'inherit' }).status === 0;
}

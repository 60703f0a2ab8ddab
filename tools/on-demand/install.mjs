// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNetworkError, networkAdvice } from './network-error.mjs';

/** @typedef {import('../release/release.types.ts').Tell} Tell */

/** Packages that few commands need: each has a folder here, with its own lock file. */
const packages = {
  'miniprogram-ci': { size: '280 MB', time: 'about a minute' },
  'miniprogram-automator': { size: '30 MB', time: 'some seconds' },
  knip: { size: '30 MB', time: 'some seconds' },
  'miniprogram-exparser': { size: '3 MB', time: 'some seconds' },
  sharp: { size: '20 MB', time: 'some seconds' },
  'tdesign-miniprogram': { size: '6 MB', time: 'some seconds' },
};

/** @typedef {keyof typeof packages} OnDemandPackage */

/** @param {OnDemandPackage} name */
export function folderOf(name) {
  return path.join(path.dirname(fileURLToPath(import.meta.url)), name);
}

/** Only a whole installation counts: npm writes this file last. @param {string} folder */
export function isInstalled(folder) {
  return existsSync(path.join(folder, 'node_modules/.package-lock.json'));
}

/**
 * The folder in whose node_modules the package is; installs it on first use. Rejects with what a person can do.
 *
 * @param {OnDemandPackage} name
 * @param {object} options
 * @param {Tell} options.tell
 * @param {string} [options.folder]
 * @param {readonly string[]} [options.npm] program and its first parameters
 * @returns {Promise<string>}
 */
export async function installed(name, { tell, folder = folderOf(name), npm = npmProgram() }) {
  if (isInstalled(folder)) return folder;
  const { size, time } = packages[name];
  tell(`Installing ${name} (once: ${size}, ${time}) into ${path.relative(process.cwd(), folder)}`);
  const startedAt = performance.now();
  const { code, output } = await run(npm, folder, () => {
    tell(`… ${Math.round((performance.now() - startedAt) / 1000)} s`);
  });
  if (code === 0 && isInstalled(folder)) return folder;
  rmSync(path.join(folder, 'node_modules'), { recursive: true, force: true });
  const reason = isNetworkError({ message: output }) ? `${networkAdvice('the package registry')}\n` : '';
  throw new Error(`${name} could not be installed.\n${reason}${output.trim()}`);
}

/** How often it is said that it still goes on. */
const progressMs = 10_000;

/**
 * @param {readonly string[]} npm
 * @param {string} folder
 * @param {() => void} onProgress
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run([program = '', ...parameters], folder, onProgress) {
  return new Promise((resolve) => {
    // nothing of it needs its install scripts, and none of them is run
    const running = spawn(
      program,
      [...parameters, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    running.stdout.on('data', (chunk) => (output += chunk));
    running.stderr.on('data', (chunk) => (output += chunk));
    const timer = setInterval(onProgress, progressMs);
    running.on('error', (error) => {
      output += error.message;
    });
    running.on('close', (code) => {
      clearInterval(timer);
      resolve({ code, output });
    });
  });
}

/** npm as it started us, as its own program has another name on Windows. */
export function npmProgram() {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') ? [process.execPath, npm] : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

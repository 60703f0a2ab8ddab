// @ts-check
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npmProgram } from '../on-demand/install.mjs';

/** What `npm ci` was last asked for, beside what it made. */
const stamp = 'node_modules/.installed-from.json';

/**
 * Makes the tarball that would be published, and gives its path.
 *
 * @param {string} built `dist/package`
 * @param {string} folder where it is put
 */
export async function packed(built, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await npm(['pack', built, '--pack-destination', folder], folder);
  const [tarball] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (!tarball) throw new Error(`npm pack ${built} wrote nothing into ${folder}`);
  return path.join(folder, tarball);
}

/**
 * What the mini-program's own lock says, kept from one run to the next; and the tarball, as a stranger installs it.
 *
 * @param {string} folder of the package.json
 * @param {string} tarball
 */
export async function installPackage(folder, tarball) {
  const wanted = ['package.json', 'package-lock.json']
    .map((file) => path.join(folder, file))
    .map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
    .join('\n');
  const installed = path.join(folder, stamp);
  const [, lock] = wanted.split('\n}\n');
  if (lock?.trim() && !(existsSync(installed) && readFileSync(installed, 'utf8') === wanted)) {
    await npm(['ci', '--ignore-scripts'], folder);
    writeFileSync(installed, wanted);
  }
  // nothing more is asked of a registry: the package depends on nothing
  await npm(['install', tarball, '--ignore-scripts', '--prefer-offline'], folder);
}

/** Runs the build of a mini-program that has one. @param {string} folder */
export const runOwnBuild = (folder) => npm(['run', 'build'], folder);

/**
 * What WeChat's npm build makes of packages that name their `miniprogram` folder and depend on nothing: copies. For where WeChat's own
 * program is not installed; where it is, both are compared.
 *
 * @param {string} folder of package.json and app.json
 */
export function copyNpm(folder) {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const source = path.join(folder, 'node_modules', name);
    const { miniprogram } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
    if (!miniprogram) throw new Error(`${name} names no miniprogram folder: WeChat's own program alone can build it`);
    cpSync(path.join(source, miniprogram), path.join(folder, 'miniprogram_npm', name), { recursive: true });
  }
}

/** @param {readonly string[]} parameters @param {string} folder @returns {Promise<void>} */
function npm(parameters, folder) {
  const [program = '', ...first] = npmProgram();
  return new Promise((resolve, reject) => {
    const running = spawn(program, [...first, ...parameters, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    running.stdout.on('data', (chunk) => (output += chunk));
    running.stderr.on('data', (chunk) => (output += chunk));
    running.on('error', reject);
    running.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${parameters.join(' ')} in ${folder}:\n${output.trim()}`)),
    );
  });
}

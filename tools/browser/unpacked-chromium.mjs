// @ts-check
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { repositoryRoot } from '../build/options.mjs';

const require = createRequire(import.meta.url);

/**
 * The Chromium that travels in an npm package, unpacked once into `.cache/`. The package unpacks to the folder for
 * temporary files and takes whatever it finds there, half a browser of an interrupted run included: so it unpacks into
 * a folder of its own, which gets its name when it is whole.
 *
 * @returns {Promise<string | undefined>} undefined where the package has none: it is for Linux on x64
 */
export async function unpackedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = path.join(repositoryRoot, '.cache', `chromium-${packageVersion()}`);
  const executable = path.join(folder, 'chromium');
  if (existsSync(executable)) return executable;

  mkdirSync(path.dirname(folder), { recursive: true });
  const unpacking = mkdtempSync(`${folder}-`);
  await unpackInto(unpacking);
  try {
    renameSync(unpacking, folder);
  } catch (error) {
    // another process was faster
    rmSync(unpacking, { recursive: true });
    if (!existsSync(executable)) throw error;
  }
  return executable;
}

/** @param {string} folder */
async function unpackInto(folder) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function packageVersion() {
  const main = require.resolve('@sparticuz/chromium');
  const manifest = path.join(main.slice(0, main.lastIndexOf('chromium')), 'chromium/package.json');
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}

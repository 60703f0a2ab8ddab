// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fault } from '../build/diagnostics.mjs';

/** @typedef {import('../build/build.types.ts').Diagnostic} Diagnostic */

const require = createRequire(import.meta.url);
const tsc = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');

/**
 * What TypeScript says of the doors: their declarations, and those that they name, as it emits them.
 *
 * @param {string} root
 * @param {readonly string[]} doors paths from the root, without a suffix: `package/index`
 * @returns {{ files: Map<string, string>, diagnostics: Diagnostic[] }} by their path from the root
 */
export function declarationsOf(root, doors) {
  const folder = mkdtempSync(path.join(tmpdir(), 'types-'));
  try {
    const options = [
      '--noEmit',
      'false',
      '--declaration',
      '--emitDeclarationOnly',
      '--rootDir',
      '.',
      '--outDir',
      folder,
    ];
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.miniprogram.json', ...options], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Map<string, string>} */
    const files = new Map();
    for (const door of doors) reach(folder, `${door}.d.ts`, files);
    return { files, diagnostics: [] };
  } catch (error) {
    const { stdout } = /** @type {{ stdout?: string }} */ (error);
    if (stdout === undefined) throw error;
    return { files: new Map(), diagnostics: [fault('', notTyped(stdout.trim()))] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} folder
 * @param {string} file
 * @param {Map<string, string>} files
 */
function reach(folder, file, files) {
  if (files.has(file)) return;
  const text = readFileSync(path.join(folder, file), 'utf8');
  files.set(file, text);
  for (const name of namedIn(text).filter((named) => named.startsWith('.'))) {
    const base = path.posix.join(path.posix.dirname(file), name);
    const found = [`${base}.d.ts`, `${base}/index.d.ts`].find((one) => existsSync(path.join(folder, one)));
    if (found) reach(folder, found, files);
  }
}

/**
 * The modules that declarations name.
 *
 * @param {string} declarations
 */
export const namedIn = (declarations) =>
  [...declarations.matchAll(/(?:\bfrom|\bimport\()\s*["']([^"']+)["']/g)].map(([, name = '']) => name);

/** @param {string} said */
const notTyped = (said) =>
  `类型声明没有生成：先让 npm run check:types 通过。${said}\nThere are no declarations: make npm run check:types pass first. ${said}`;

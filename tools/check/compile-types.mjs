// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fault } from '../build/diagnostics.mjs';

/** @typedef {import('../build/build.types.ts').Diagnostic} Diagnostic */

const require = createRequire(import.meta.url);
const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');

/**
 * The projects to which a folder's tsconfig.json refers, by their names from there: the compiler reads them, as comments are
 * no JSON. What it says is wrong, where it cannot.
 *
 * @param {string} root
 * @returns {Promise<{ projects: string[], diagnostics: Diagnostic[] }>}
 */
export async function projectsOf(root) {
  const { output, exitCode } = await compile(root, '-p', 'tsconfig.json', '--showConfig');
  if (exitCode !== 0) return { projects: [], diagnostics: output.split('\n').flatMap((line) => readLine(root, line)) };
  /** @type {{ references?: { path: string }[] }} */
  const { references = [] } = JSON.parse(output);
  return { projects: references.map((reference) => path.posix.normalize(reference.path)), diagnostics: [] };
}

/**
 * Every source of a project, from the root: those that it includes and those that they import.
 *
 * @param {string} root
 * @param {string} project path of a tsconfig file
 * @returns {Promise<string[]>}
 */
export async function sourcesOf(root, project) {
  const { output } = await compile(root, '-p', project, '--listFilesOnly');
  return output.split('\n').map((file) => path.relative(root, file.trim()).replaceAll('\\', '/'));
}

/**
 * Runs the TypeScript compiler on one project; files of the diagnostics are relative to `root`.
 *
 * @param {string} root
 * @param {string} project path of a tsconfig file
 * @returns {Promise<Diagnostic[]>}
 */
export async function compileTypes(root, project) {
  const { output, complaint, exitCode } = await compile(root, '-p', project, '--pretty', 'false');
  const diagnostics = output.split('\n').flatMap((line) => readLine(root, line));
  if (exitCode !== 0 && diagnostics.length === 0) {
    diagnostics.push(fault('', `tsc -p ${project} failed:\n${output}${complaint}`));
  }
  return diagnostics;
}

/**
 * @param {string} root
 * @param {string[]} parameters
 */
async function compile(root, ...parameters) {
  const running = spawn(process.execPath, [compiler, ...parameters], { cwd: root });
  const [output, complaint, [exitCode]] = await Promise.all([
    text(running.stdout),
    text(running.stderr),
    once(running, 'close'),
  ]);
  return { output, complaint, exitCode };
}

/**
 * `file(line,column): error TS2339: message`; lines that continue a message are left out.
 *
 * @param {string} root
 * @param {string} line
 */
function readLine(root, line) {
  const placed = /^(.+?)\((\d+),(\d+)\): error (.*)$/.exec(line);
  if (!placed) return /^error /.test(line) ? [fault('', line)] : [];
  const [, file = '', row, column, message = ''] = placed;
  const relative = path.relative(root, path.resolve(root, file)).replaceAll('\\', '/');
  return [fault(relative, message, { line: Number(row), column: Number(column) })];
}

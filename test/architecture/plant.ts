import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformSync } from '@swc/core';
import type * as Charts from '../support/charts';
import type { Typo } from './typos';

const repository = path.resolve(__dirname, '../..');
const charts = path.resolve(__dirname, '../support/charts');
const compiler = path.join(repository, 'node_modules/typescript/bin/tsc');

/** A source with a typo in it. Throws where the typo has no place, or more than one. */
export function planted({ what, file, from, to }: Typo, source: string): string {
  const times = source.split(from).length - 1;
  if (times !== 1) throw new Error(`${what}: ${JSON.stringify(from)} stands ${times} times in ${file}, not once`);
  return source.replace(from, () => to);
}

/** What the compiler says of the machines with all these typos in them, as one text for each complaint, which begins with its file. */
export async function compilePlanted(typos: readonly Typo[]): Promise<string[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'typos-'));
  try {
    for (const part of ['machines', 'test/support/chart-events.ts', 'tsconfig.base.json'])
      cpSync(path.join(repository, part), path.join(root, part), { recursive: true });
    symlinkSync(path.join(repository, 'node_modules'), path.join(root, 'node_modules'), 'dir');
    const project = { extends: './tsconfig.base.json', include: ['machines', 'test'] };
    writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify(project));
    for (const typo of typos) {
      const place = path.join(root, typo.file);
      writeFileSync(place, planted(typo, readFileSync(place, 'utf8')));
    }
    // lines that go on with a complaint are indented
    return (await compile(root)).split(/\n(?! )/);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function compile(root: string): Promise<string> {
  const args = [compiler, '-p', root, '--pretty', 'false', '--noErrorTruncation'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 }, (_, output) => resolve(output));
  });
}

/** What the check of every chart says of them with one typo in them. */
export function checkPlanted(typo: Typo): string[] {
  const file = path.join(repository, typo.file);
  const source = planted(typo, readFileSync(file, 'utf8'));
  const complaints = new Set<string>();
  jest.isolateModules(() => {
    jest.doMock(file, () => evaluate(file, source));
    const { checkMachinesIn, machineFiles }: typeof Charts = require(charts);
    for (const complaint of machineFiles(path.join(repository, 'machines')).flatMap(checkMachinesIn))
      complaints.add(complaint);
  });
  jest.dontMock(file);
  return [...complaints];
}

/** The module that a source makes in the place of a file. */
function evaluate(file: string, source: string): unknown {
  const { code } = transformSync(source, {
    filename: file,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const made = { exports: {} };
  new Function('require', 'exports', 'module', code)(createRequire(file), made.exports, made);
  return made.exports;
}

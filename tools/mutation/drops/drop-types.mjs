// @ts-check
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const COPIED = [
  'machines',
  'miniprogram',
  'development',
  'simulator',
  'tsconfig.base.json',
  'tsconfig.miniprogram.json',
  'package.json',
];

/** What of the things that no test notices the compiler does: `npm run check:types` is a check of the project, too. */
export class DropTypes {
  /** @param {string} root */
  constructor(root) {
    this.folder = path.join(root, '.cache/mutation/types');
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    for (const name of COPIED) cpSync(path.join(root, name), path.join(this.folder, name), { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'));
    this.compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  }

  /** @param {import('./find-drops.mjs').Drop} drop */
  notice(drop) {
    const file = path.join(this.folder, drop.file);
    const source = readFileSync(file);
    writeFileSync(file, without(source, drop));
    const { status } = spawnSync(process.execPath, [this.compiler, '-p', 'tsconfig.miniprogram.json'], {
      cwd: this.folder,
    });
    writeFileSync(file, source);
    return status !== 0;
  }
}

/**
 * The source as somebody would have written it who forgot that.
 *
 * @param {Buffer} source
 * @param {import('./find-drops.mjs').Drop} drop
 */
export function without(source, { start, end, shape }) {
  const before = source.subarray(0, start).toString();
  const after = source.subarray(end).toString();
  if (shape === 'expression') return `${before}undefined${after}`;
  return before + (shape === 'statement' ? after : after.replace(/^\s*,/, ''));
}

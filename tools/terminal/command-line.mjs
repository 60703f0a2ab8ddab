// @ts-check
/** What the release commands do alike: read flags, say what happens now, stop with a reason. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../build/options.mjs';

/**
 * Reads flags, and `--root` for another project than this one; a wrong flag ends the program with exit code 2.
 *
 * @template {string} Name
 * @template {string} Switch
 * @param {string} usage
 * @param {{ texts: readonly Name[], switches?: readonly Switch[] }} flags those with a value, and those without
 * @returns {{ root: string } & { [name in Name]?: string } & { [name in Switch]?: boolean }}
 */
export function readFlags(usage, { texts, switches = [] }) {
  const options = Object.fromEntries([
    ...['root', ...texts].map((name) => [name, { type: /** @type {const} */ ('string') }]),
    ...switches.map((name) => [name, { type: /** @type {const} */ ('boolean') }]),
  ]);
  try {
    const values = /** @type {any} */ (parseArgs({ options }).values);
    return { ...values, root: path.resolve(values.root ?? repositoryRoot) };
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n${usage}`);
    return process.exit(2);
  }
}

/**
 * Progress goes to the error stream, so that the output can be piped.
 *
 * @param {string} sentence
 */
export function tell(sentence) {
  console.error(sentence);
}

/**
 * @param {Error} error
 * @returns {never}
 */
export function stop(error) {
  console.error(error.message);
  return process.exit(1);
}

// @ts-check
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('./simulate.types.ts').ProfileName} ProfileName */

/**
 * The absolute path that a session is recorded to. Throws when more than one would be played, or when nothing can be written
 * there; a file that is there already stays as it is until the session has been played.
 *
 * @param {string} file
 * @param {{ profiles: readonly ProfileName[], sessions: number | undefined }} played
 */
export function recordFileOf(file, { profiles, sessions }) {
  const [profile = '', another] = profiles;
  if (sessions !== 1 || another || profile === 'soak')
    throw new Error(
      [
        '--record 只能录一次 documented、late 或 hostile，如 --profile late --seed 5455 --sessions 1。',
        '--record: one session of documented, late or hostile is wanted, such as --profile late --seed 5455 --sessions 1.',
      ].join('\n'),
    );
  const place = path.resolve(file);
  try {
    closeSync(openSync(place, 'a'));
  } catch (error) {
    throw new Error(
      [
        `--record ${file}：不能写入，请给出已有文件夹里的文件名。`,
        `--record ${file}: it cannot be written; name a file in a folder that is there (${/** @type {Error} */ (error).message}).`,
      ].join('\n'),
    );
  }
  return place;
}

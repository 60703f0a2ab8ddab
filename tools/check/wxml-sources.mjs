// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, packageFiles, sourceOf } from '../build/source-tree.mjs';

/** What is published beside the mini-program, from the root: its components stand on those of the mini-program. */
const published = 'package/';

/** Every source of the mini-program, the simulator and the package, by its path there. @param {string} root */
export const markupSources = (root) => [
  ...packageFiles(root, { withSimulator: true }),
  ...listFiles(path.join(root, published)).map((file) => published + file),
];

/** Where such a source is, from the root. @param {string} file */
export const sourceAt = (file) => (file.startsWith(published) ? file : sourceOf(file));

/**
 * What `usingComponents` or an include names, as such a source.
 *
 * @param {string} file that names it
 * @param {string} target
 */
export function namedBy(file, target) {
  if (target.startsWith('/')) return target.slice(1);
  return path.posix.join(path.posix.dirname(file), target).replace(/^miniprogram\//, '');
}

/**
 * A template with what it includes in its place, as the expressions there see what the template sees; and where each of its lines
 * comes from.
 *
 * @typedef {{ text: string, origins: readonly { file: string, line: number }[] }} Markup
 * @param {string} root
 * @param {string} file
 * @returns {Markup}
 */
export function readMarkup(root, file) {
  /** @type {{ text: string, file: string, line: number }[]} */
  const lines = readFileSync(path.join(root, sourceAt(file)), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const target = /^\s*<include src="([^"]+)" \/>\s*$/.exec(text)?.[1];
      const included = target && namedBy(file, target);
      if (!included || !existsSync(path.join(root, sourceAt(included))))
        return [{ text, file: sourceAt(file), line: index + 1 }];
      const { text: whole, origins } = readMarkup(root, included);
      return whole
        .trimEnd()
        .split('\n')
        .map((inner, at) => ({ text: inner, ...(origins[at] ?? { file: sourceAt(included), line: at + 1 }) }));
    });
  return {
    text: lines.map(({ text }) => text).join('\n'),
    origins: lines.map(({ file: from, line }) => ({ file: from, line })),
  };
}

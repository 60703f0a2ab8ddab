// @ts-check
import { fault } from './diagnostics.mjs';
import { packageOf } from './sub-packages.mjs';

/** @typedef {import('./build.types.ts').BuiltFile} BuiltFile */
/** @typedef {import('./build.types.ts').BuildTarget} BuildTarget */
/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */

/** WeChat takes 2 MB a package. */
export const maxPackageBytes = 2 * 1024 * 1024;

/** @param {readonly BuiltFile[]} files */
export function packageBytes(files) {
  return files.filter(({ path }) => path !== 'project.config.json').reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * Too big is a fault on the way to a phone, and worth knowing in DevTools, which simulates all the same.
 *
 * @param {BuildTarget} target
 * @param {readonly BuiltFile[]} files
 * @param {readonly import('./sub-packages.mjs').SubPackage[]} subPackages
 * @param {(root: string) => { file: string, line?: number, column?: number }} placeOfPackage where app.json names it
 * @returns {Diagnostic[]}
 */
export function checkPackageSizes(target, files, subPackages, placeOfPackage) {
  return [undefined, ...subPackages].flatMap((wanted) => {
    const own = files.filter((file) => packageOf(subPackages, file.path) === wanted);
    const bytes = packageBytes(own);
    if (bytes <= maxPackageBytes) return [];
    const largest = own.sort((a, b) => b.bytes - a.bytes).slice(0, 3);
    const names = largest.map((file) => `${file.path} ${kibibytes(file.bytes)}`).join(', ');
    const message = tooLarge(wanted?.name, bytes, names);
    const { file = '', ...place } = wanted ? placeOfPackage(wanted.root) : {};
    const found = fault(file, message, place);
    return [{ ...found, severity: target === 'device' ? 'error' : 'warning' }];
  });
}

/** @param {string | undefined} name @param {number} bytes @param {string} largest */
const tooLarge = (name, bytes, largest) =>
  [
    `${name === undefined ? '主包' : `分包“${name}”`}有 ${kibibytes(bytes)}，微信最多收 ${kibibytes(maxPackageBytes)}（最大的：${largest}）。把大文件移到别的分包，或放到网上。`,
    `The ${name === undefined ? 'main package' : `package "${name}"`} has ${kibibytes(bytes)}, WeChat takes ${kibibytes(maxPackageBytes)} (largest: ${largest}). Move what is large to another package, or onto a server.`,
  ].join('\n');

/** @param {number} bytes */
export function kibibytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

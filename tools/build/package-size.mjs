// @ts-check
import { fault, warning } from './diagnostics.mjs';
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
 * @returns {Diagnostic[]}
 */
export function checkPackageSizes(target, files, subPackages) {
  return [undefined, ...subPackages].flatMap((wanted) => {
    const own = files.filter((file) => packageOf(subPackages, file.path) === wanted);
    const bytes = packageBytes(own);
    if (bytes <= maxPackageBytes) return [];
    const largest = own.sort((a, b) => b.bytes - a.bytes).slice(0, 3);
    const names = largest.map((file) => `${file.path} ${kibibytes(file.bytes)}`).join(', ');
    const name = wanted ? `package "${wanted.name}"` : 'main package';
    const message = `The ${name} has ${kibibytes(bytes)}, WeChat takes ${kibibytes(maxPackageBytes)} (largest: ${names})`;
    return [target === 'device' ? fault('', message) : warning('', message)];
  });
}

/** @param {number} bytes */
export function kibibytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

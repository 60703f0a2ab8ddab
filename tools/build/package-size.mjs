// @ts-check
import { fault, warning } from './diagnostics.mjs';

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
 * @returns {Diagnostic[]}
 */
export function checkPackageSize(target, files) {
  const bytes = packageBytes(files);
  if (bytes <= maxPackageBytes) return [];
  const largest = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, 3);
  const names = largest.map((file) => `${file.path} ${kibibytes(file.bytes)}`).join(', ');
  const message = `The package has ${kibibytes(bytes)}, WeChat takes ${kibibytes(maxPackageBytes)} (largest: ${names})`;
  return [target === 'device' ? fault('', message) : warning('', message)];
}

/** @param {number} bytes */
export function kibibytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

// @ts-check
import { fault } from '../../build/diagnostics.mjs';
import { kibibytes } from '../../build/package-size.mjs';
import { packageOf, subPackagesOf } from '../../build/sub-packages.mjs';
import { limits } from '../limits.mjs';
import { readJson } from '../read-package.mjs';

/** @typedef {import('../release.types.ts').BuiltPackage} BuiltPackage */
/** @typedef {import('../release.types.ts').CheckResult} CheckResult */
/** @typedef {import('../release.types.ts').PackageSize} PackageSize */

/**
 * Bytes of the main package and of each subpackage.
 *
 * @param {BuiltPackage} built
 * @returns {PackageSize[]}
 */
export function packageSizes(built) {
  const app = readJson(built, 'app.json') ?? {};
  const subPackages = subPackagesOf(app);
  const sizes = new Map(['main', ...subPackages.map(({ root }) => root)].map((name) => [name, 0]));
  for (const [file, contents] of built.files) {
    const name = packageOf(subPackages, file)?.root ?? 'main';
    sizes.set(name, (sizes.get(name) ?? 0) + contents.length);
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes, maxBytes: limits.packageBytes }));
}

/**
 * No package is larger than WeChat takes, and all together are not larger than our own budget, which the inspector is not
 * counted in.
 *
 * @param {BuiltPackage} built
 * @param {{ withInspector?: boolean }} [wanted]
 * @returns {CheckResult}
 */
export function checkSizes(built, { withInspector = false } = {}) {
  const sizes = packageSizes(built);
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const found = sizes
    .filter(({ bytes, maxBytes }) => bytes > maxBytes)
    .map(({ name, bytes, maxBytes }) =>
      fault(
        '',
        `The package "${name}" has ${kibibytes(bytes)}, WeChat takes ${kibibytes(maxBytes)} (${largest(built)})`,
      ),
    );
  if (total > limits.totalBytes) {
    found.push(fault('', `All packages have ${kibibytes(total)}, WeChat takes ${kibibytes(limits.totalBytes)}`));
  }
  if (total > limits.budgetBytes && !withInspector) {
    const budget = kibibytes(limits.budgetBytes);
    found.push(fault('', `${kibibytes(total)} is over our own budget of ${budget} (${largest(built)})`));
  }
  return {
    name: 'sizes',
    seen: `${kibibytes(total)} in ${sizes.length === 1 ? 'one package' : `${sizes.length} packages`}, budget ${kibibytes(limits.budgetBytes)}`,
    found,
  };
}

/** @param {BuiltPackage} built */
function largest({ files }) {
  const bySize = [...files].sort(([, one], [, other]) => other.length - one.length).slice(0, 3);
  return `largest: ${bySize.map(([file, contents]) => `${file} ${kibibytes(contents.length)}`).join(', ')}`;
}

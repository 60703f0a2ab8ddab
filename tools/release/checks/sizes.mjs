// @ts-check
import { both, fault } from '../../build/diagnostics.mjs';
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
  const subPackages = subPackagesIn(built);
  const sizes = new Map(['main', ...subPackages.map(({ root }) => root)].map((name) => [name, 0]));
  for (const [file, contents] of built.files) {
    const name = nameOf(file, subPackages);
    sizes.set(name, (sizes.get(name) ?? 0) + contents.length);
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes, maxBytes: limits.packageBytes }));
}

/**
 * No package is larger than WeChat takes, or than our own budget for it, which the inspector is not counted in.
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
        both(
          `包“${name}”有 ${kibibytes(bytes)}，微信最多收 ${kibibytes(maxBytes)}：请缩小它，或分到分包里。`,
          `The package "${name}" has ${kibibytes(bytes)}, WeChat takes ${kibibytes(maxBytes)}: make it smaller, or move some of it to a sub-package (${largest(built, name)}).`,
        ),
      ),
    );
  if (total > limits.totalBytes) {
    found.push(
      fault(
        '',
        both(
          `所有包共有 ${kibibytes(total)}，微信最多收 ${kibibytes(limits.totalBytes)}：请去掉一些内容。`,
          `All packages have ${kibibytes(total)}, WeChat takes ${kibibytes(limits.totalBytes)}: take something out.`,
        ),
      ),
    );
  }
  for (const { name, bytes } of withInspector ? [] : sizes) {
    const budget = limits.budgets.get(name) ?? limits.packageBytes;
    if (bytes <= budget || bytes > limits.packageBytes) continue;
    found.push(
      fault(
        '',
        both(
          `包“${name}”有 ${kibibytes(bytes)}，超过了本项目自己的上限 ${kibibytes(budget)}：请缩小它，或在 tools/release/limits.mjs 里写明理由并调高。`,
          `The package "${name}" has ${kibibytes(bytes)}, over our own budget of ${kibibytes(budget)}: make it smaller, or raise that in tools/release/limits.mjs, with a reason (${largest(built, name)}).`,
        ),
      ),
    );
  }
  return { name: 'sizes', seen: sizes.map(seenOf).join('; '), found };
}

/** @param {PackageSize} size */
function seenOf({ name, bytes }) {
  const budget = limits.budgets.get(name);
  return `${name} ${kibibytes(bytes)}${budget ? `, budget ${kibibytes(budget)}` : ''}`;
}

/** @param {BuiltPackage} built */
const subPackagesIn = (built) => subPackagesOf(readJson(built, 'app.json') ?? {});

/** @param {string} file @param {ReturnType<typeof subPackagesOf>} subPackages */
const nameOf = (file, subPackages) => packageOf(subPackages, file)?.root ?? 'main';

/** @param {BuiltPackage} built @param {string} name of the package */
function largest(built, name) {
  const subPackages = subPackagesIn(built);
  const own = [...built.files].filter(([file]) => nameOf(file, subPackages) === name);
  const bySize = own.sort(([, one], [, other]) => other.length - one.length).slice(0, 3);
  return `largest: ${bySize.map(([file, contents]) => `${file} ${kibibytes(contents.length)}`).join(', ')}`;
}

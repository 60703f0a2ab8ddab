// @ts-check
/** What is in the package for a phone, in bytes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../../../tools/build/index.mjs';
import { repositoryRoot } from '../../../tools/build/options.mjs';
import { kibibytes } from '../../../tools/build/package-size.mjs';
import { packageSizes } from '../../../tools/release/checks/sizes.mjs';
import { checkSources } from '../../../tools/release/checks/sources.mjs';
import { limits } from '../../../tools/release/limits.mjs';
import { readPackage } from '../../../tools/release/read-package.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const outDir = mkdtempSync(path.join(tmpdir(), 'bench-size-'));
  try {
    const built = await build({ target: 'device', outDir });
    const read = readPackage({ root: repositoryRoot, folder: outDir, sources: built.sources });
    const xstate = built.sources
      .filter(({ file }) => file.includes('node_modules/xstate/'))
      .reduce((sum, { bytes }) => sum + bytes, 0);
    const strays = checkSources(read).found;
    return [
      ...packageSizes(read).map(({ name, bytes }) => {
        const budget = limits.budgets.get(name) ?? 0;
        return {
          what: `the package ${name} of dist/device`,
          baseline:
            name === 'main' ? `xstate alone: ${kibibytes(xstate)}` : `${kibibytes(limits.packageBytes)} a package`,
          measured: kibibytes(bytes),
          budget: `≤ ${kibibytes(budget)}`,
          ok: built.ok && bytes <= budget,
          figures: { bytes },
        };
      }),
      {
        what: 'simulator, inspector and tests in it',
        baseline: 'nothing',
        measured: strays.length === 0 ? '0 bytes' : `${strays.length} files`,
        budget: '0 bytes',
        ok: built.ok && strays.length === 0,
        figures: { files: strays.length },
      },
    ];
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

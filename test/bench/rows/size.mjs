// @ts-check
/** What is in the package for a phone, in bytes, built for either way. */
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
  return [...(await rowsOf('bytes')), ...(await rowsOf('managed'))];
}

/** @param {'bytes' | 'managed'} way @returns {Promise<BenchRow[]>} */
async function rowsOf(way) {
  const outDir = mkdtempSync(path.join(tmpdir(), 'bench-size-'));
  try {
    const built = await build({ target: 'device', way, outDir });
    const read = readPackage({ root: repositoryRoot, folder: outDir, sources: built.sources });
    const xstate = built.sources
      .filter(({ file }) => file.includes('node_modules/xstate/'))
      .reduce((sum, { bytes }) => sum + bytes, 0);
    const strays = checkSources(read).found;
    return [
      ...packageSizes(read).map(({ name, bytes }) => {
        const budget = limits.budgets.get(name) ?? 0;
        const most = kibibytes(limits.packageBytes);
        return {
          what: {
            zh: `dist/device 的包 ${name}，--way ${way}`,
            en: `the package ${name} of dist/device, --way ${way}`,
          },
          baseline:
            name === 'main'
              ? { zh: `仅 XState：${kibibytes(xstate)}`, en: `xstate alone: ${kibibytes(xstate)}` }
              : { zh: `每个包 ${most}`, en: `${most} a package` },
          measured: kibibytes(bytes),
          budget: `≤ ${kibibytes(budget)}`,
          ok: built.ok && bytes <= budget,
          figures: { bytes },
        };
      }),
      {
        what: {
          zh: `其中的模拟器、检查器、测试代码，--way ${way}`,
          en: `simulator, inspector and tests in it, --way ${way}`,
        },
        baseline: { zh: '无', en: 'nothing' },
        measured: strays.length === 0 ? '0' : `${strays.length}`,
        budget: '0',
        ok: built.ok && strays.length === 0,
        figures: { files: strays.length },
      },
    ];
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

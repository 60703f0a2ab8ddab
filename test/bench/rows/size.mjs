// @ts-check
/** What is in the package for a phone, in bytes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../../../tools/build/index.mjs';
import { repositoryRoot } from '../../../tools/build/options.mjs';
import { kibibytes, packageBytes } from '../../../tools/build/package-size.mjs';
import { checkSources } from '../../../tools/release/checks/sources.mjs';
import { limits } from '../../../tools/release/limits.mjs';
import { readPackage } from '../../../tools/release/read-package.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

/** Sentences in two languages, and the tables that hold little else. */
const texts = /^machines\/(.*\.texts\.ts|failure\/rows\/.*)$/;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const outDir = mkdtempSync(path.join(tmpdir(), 'bench-size-'));
  try {
    const built = await build({ target: 'device', outDir });
    const total = packageBytes(built.files);
    const bytes = (/** @type {(source: string) => boolean} */ isMeant) =>
      built.sources.filter(({ file }) => isMeant(file)).reduce((sum, source) => sum + source.bytes, 0);
    const xstate = bytes((file) => file.includes('node_modules/xstate/'));
    const machines = bytes((file) => file.startsWith('machines/') && !texts.test(file));
    const strays = checkSources(readPackage({ root: repositoryRoot, folder: outDir, sources: built.sources })).found;
    return [
      {
        what: 'dist/device in all',
        baseline: `${kibibytes(limits.packageBytes)} a package`,
        measured: kibibytes(total),
        budget: `≤ ${kibibytes(limits.budgetBytes)}`,
        ok: built.ok && total <= limits.budgetBytes,
        figures: { bytes: total },
      },
      {
        what: 'machines with xstate, minified, texts apart',
        baseline: `xstate alone: ${kibibytes(xstate)}`,
        measured: kibibytes(machines + xstate),
        budget: `≤ ${kibibytes(limits.machinesBytes)}`,
        ok: built.ok && machines > 0 && machines + xstate <= limits.machinesBytes,
        figures: { bytes: machines + xstate, xstateBytes: xstate },
      },
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

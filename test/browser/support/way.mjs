// @ts-check
/** Which way to the plugins the stories are told in: `npm run test:browser -- --way managed` names it in the environment. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../../../tools/build/index.mjs';
import { folderSource } from '../../../tools/preview/server.mjs';

/** @typedef {import('../../../tools/build/build.types.ts').Way} Way */

/** The name in the environment. */
const NAME = 'TEST_WAY';

/** @returns {Way} */
export function wayTold() {
  return process.env[NAME] === 'managed' ? 'managed' : 'bytes';
}

/** Components of the plugin pull and play: they keep no picture while nothing comes, and hand nothing over. */
export const isManaged = () => wayTold() === 'managed';

/** For this process and those that it starts. @param {Way} way */
export function tellWay(way) {
  process.env[NAME] = way;
}

/**
 * A development build of the managed way, in a folder of its own, that a preview can show. Rejects with the build's errors.
 */
export async function managedBuild() {
  const outDir = mkdtempSync(path.join(tmpdir(), 'managed-'));
  const remove = () => rmSync(outDir, { recursive: true });
  const { ok, diagnostics } = await build({ target: 'devtools', way: 'managed', outDir });
  if (ok) return { source: folderSource(outDir), remove };
  remove();
  throw new Error(diagnostics.map(({ message }) => message).join('\n'));
}

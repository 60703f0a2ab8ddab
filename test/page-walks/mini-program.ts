import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';
import { build } from '../../tools/build/index.mjs';
import { packMiniProgram } from '../../tools/preview/pack/index.mjs';
import { bundleBrowserCode } from '../../tools/preview/server/browser-bundles.mjs';

/** What a phone's window runs, in this order: the mini-program, and the preview's phone around it. */
export type Scripts = readonly Script[];

/** Builds the mini-program as for DevTools, and the preview's phone that runs it. Throws when it does not build. */
export async function buildScripts(): Promise<Scripts> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'page-walks-'));
  try {
    const built = await build({ target: 'devtools', outDir });
    const packed = packMiniProgram({ root: outDir });
    const faults = [...built.diagnostics, ...packed.diagnostics].filter(({ severity }) => severity === 'error');
    if (faults.length > 0) throw new Error(faults.map(({ file, message }) => `${file}: ${message}`).join('\n'));
    const phone = (await bundleBrowserCode()).get('/phone.js');
    if (!phone) throw new Error('the preview has no phone.js');
    const code = Buffer.from(phone.body)
      .toString('utf8')
      .replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
    return [new Script(packed.code, { filename: 'mini-program.js' }), new Script(code, { filename: 'phone.js' })];
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
